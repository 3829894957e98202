/**
 * A short text to check whether a long one is still the same. It is quick but not secure: someone can make two texts
 * with the same digest.
 */
export function digestOf(text: string): string {
  let one = 0;
  let other = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = (Math.imul(other, 31) + code) | 0;
  }
  return `${text.length}:${one}:${other}`;
}
