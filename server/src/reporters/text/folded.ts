/** A part of a Markdown text that opens on a click. The title is our own text and has no Markdown. */
export function folded(title: string, content: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${content}\n\n</details>`;
}
