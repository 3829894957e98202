import type { Nodes } from 'mdast';

/** What a reader of the page sees of a node. */
export interface LinkedText {
  readonly text: string;
  /** Where its links lead, if the text does not say it. */
  readonly links: readonly string[];
}

/** The text of a node without its marks. Line breaks stay. */
export function linkedText(node: Nodes): LinkedText {
  const parts: string[] = [];
  const links: string[] = [];
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'text' || next.type === 'inlineCode' || next.type === 'code') parts.push(next.value);
    else if (next.type === 'break') parts.push('\n');
    else if (next.type === 'image') {
      parts.push(next.alt ?? '');
      links.push(next.url);
    } else if (next.type === 'html') parts.push(/^<br\b/i.test(next.value) ? '\n' : '');
    else if ('children' in next) {
      if (next.type === 'link' && !says(linkedText({ ...next, type: 'paragraph' }).text, next.url)) {
        links.push(next.url);
      }
      waiting.push(...next.children.toReversed());
    }
  }
  return { text: parts.join('').trim(), links };
}

function says(text: string, url: string): boolean {
  return url === text || url === `mailto:${text}` || url.replace(/^https?:\/\//, '') === text;
}
