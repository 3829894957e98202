import type { ConfigProblem } from '../problem.ts';
import type { ConfigSource } from './config-source.ts';
import type { Located } from './located.ts';

/** A place in a settings file, for a problem there. */
export function placeIn(
  { text, lines, isPrivate }: ConfigSource,
  span: Located<unknown>['span'],
): NonNullable<ConfigProblem['place']> {
  return { span, lines, text, ...(isPrivate === true && { isPrivate }) };
}
