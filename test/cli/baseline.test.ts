import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { workplace, type Workplace } from '../support/command-line.ts';

const places: Workplace[] = [];
function placeWith(files: Readonly<Record<string, string>>): Workplace {
  const place = workplace(files);
  places.push(place);
  return place;
}
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

const BROKEN = SIX_FIELDS.replace('tier: 1', 'tier: one');

describe('a baseline', () => {
  it('is written, and from then on only what is new is reported', async () => {
    const place = placeWith({ 'launch.yaml': BROKEN });
    expect((await place.call(['lint'])).code).toBe(1);
    const written = await place.call(['lint', '--baseline', 'accepted', '--write-baseline']);
    expect([written.code, written.err]).toEqual([0, expect.stringMatching(/^Accepted \d+ findings in accepted\.\n$/)]);
    const again = await place.call(['lint', '--baseline', 'accepted', '--format', 'compact']);
    expect([again.code, again.out]).toEqual([0, '']);
  });

  it('is said to be stale where a finding is gone, and is pruned when it is written again', async () => {
    const place = placeWith({
      'launch.yaml': SIX_FIELDS,
      accepted: `${'0'.repeat(32)} sales/no-demo old.launch.yaml\n`,
    });
    const { err } = await place.call(['lint', '--baseline', 'accepted']);
    expect(err).toContain('accepted accepts sales/no-demo in old.launch.yaml, which is no longer found.');
    await place.call(['lint', '--baseline', 'accepted', '--write-baseline']);
    expect(readFileSync(join(place.path, 'accepted'), 'utf8')).not.toContain('old.launch.yaml');
  });

  it.each([
    ['does not exist', {}, /^accepted does not exist\./],
    ['holds a line that is none', { accepted: 'nonsense\n' }, /Line 1 of accepted is not an accepted finding\./],
  ])('that %s ends the run with 2, and the plans are checked all the same', async (_what, files, sentence) => {
    const { code, err, out } = await placeWith({ 'launch.yaml': BROKEN, ...files }).call([
      'lint',
      '--baseline',
      'accepted',
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(out).toContain('schema/wrong-type');
  });

  it('is not written without a name', async () => {
    const { code, err } = await placeWith({}).call(['lint', '--write-baseline']);
    expect(code).toBe(2);
    expect(err).toContain('--baseline .launchplan-baseline --write-baseline');
  });
});
