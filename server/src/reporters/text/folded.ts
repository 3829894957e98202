/** A part of a Markdown text that opens on a click. The title is of our own words: no Markdown is read in it. */
export function folded(title: string, content: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${content}\n\n</details>`;
}
