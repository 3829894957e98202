const WORDS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "third", "11th", "21st". */
export function ordinal(number: number): string {
  const [tens, ones] = [number % 100, number % 10];
  const end = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][ones] ?? 'th');
  return WORDS[number] ?? `${String(number)}${end}`;
}
