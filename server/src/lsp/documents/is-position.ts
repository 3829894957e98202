import { isObject } from '../client-abilities.ts';

/** Whether a value from the client is a line and a character. */
export function isPosition(value: unknown): boolean {
  return isObject(value) && [value.line, value.character].every((one) => Number.isInteger(one) && Number(one) >= 0);
}
