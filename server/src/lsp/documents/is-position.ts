import { isObject } from '../client-abilities.ts';

/** Whether something that came over the wire is a line and a character. */
export function isPosition(value: unknown): boolean {
  return isObject(value) && [value.line, value.character].every((one) => Number.isInteger(one) && Number(one) >= 0);
}
