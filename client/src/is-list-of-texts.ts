/** Whether a value is a list of texts, such as the lints that a code action passes to a command. */
export function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
