/** The longest text that is read, in UTF-16 code units: 10 Mi, far beyond any plan that people write. */
export const MAX_TEXT_LENGTH = 10 * 1024 * 1024;
