/**
 * The words of a text in lines of at most `width` characters. A word that is longer has a line of its own: ids and paths
 * are never broken.
 *
 * @param taken how many characters of the first line are in use already.
 */
export function wrappedLines(text: string, width: number, taken = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const used = line.length + (lines.length === 0 ? taken : 0);
    if (line !== '' && used + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
