/** What a terminal or a build obeys and JSON lets stand: see `printable`. Control codes below the space are escaped by JSON itself. */
const OBEYED = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|(?<=#)#(?=\[)/g;

/** Data as JSON that is also safe to print: the same data, with what a terminal would obey written as `\u009b`. */
export function jsonText(data: unknown, indentation?: number): string {
  return JSON.stringify(data, undefined, indentation).replaceAll(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
