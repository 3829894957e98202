import { expect, it } from 'vitest';
import { wantsColor } from '../../server/src/node/host/wants-color.ts';

it.each([
  ['on a terminal', undefined, {}, true, true],
  ['not in a pipe', undefined, {}, false, false],
  ['not on a terminal without colours', undefined, { TERM: 'dumb' }, true, false],
  ['not with NO_COLOR', undefined, { NO_COLOR: '1' }, true, false],
  ['with NO_COLOR that is empty', undefined, { NO_COLOR: '' }, true, true],
  ['not with NO_COLOR, even if forced', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['in a pipe if forced', undefined, { FORCE_COLOR: '1' }, false, true],
  ['not on a terminal if forced off', undefined, { FORCE_COLOR: '0' }, true, false],
  ['in a pipe if asked for', true, { NO_COLOR: '1' }, false, true],
  ['not on a terminal if not wanted', false, { FORCE_COLOR: '1' }, true, false],
])('colour is used %s', (_, flag, environment, isTerminal, expected) => {
  expect(wantsColor({ flag, environment, isTerminal })).toBe(expected);
});
