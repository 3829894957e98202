import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';
import { escapeMarkdown } from '../../text/markdown-text.ts';

/** Writes texts for a client: as Markdown, or as plain text if it cannot show Markdown. */
export interface Words {
  /** Any text, such as that of a plan, as code on one line: no link, image or markup in it takes effect. */
  readonly code: (text: string) => string;
  /** The same, emphasised. */
  readonly strong: (text: string) => string;
  /** A link with our own words to our own address. */
  readonly link: (label: string, address: string) => string;
  readonly list: (lines: readonly string[]) => string;
  /** Several paragraphs as the content of an answer, without the empty ones. */
  readonly content: (paragraphs: readonly string[]) => MarkupContent;
}

/** The words for a client that shows Markdown, or for one that does not. */
export function wordsFor(markdown: boolean): Words {
  return markdown ? inMarkdown : inPlainText;
}

const inMarkdown: Words = {
  // A backtick in the text would end the code span.
  code: (text) => (text.includes('`') ? escaped(oneLine(text)) : `\`${oneLine(text)}\``),
  strong: (text) => `**${escaped(text)}**`,
  link: (label, address) => `[${escaped(label)}](${address})`,
  list: (lines) => lines.map((line) => `- ${line}`).join('\n'),
  content: (paragraphs) => joined(MarkupKind.Markdown, paragraphs),
};

const inPlainText: Words = {
  code: (text) => oneLine(text),
  strong: (text) => oneLine(text),
  link: (label, address) => `${label}: ${address}`,
  list: (lines) => lines.map((line) => `- ${line}`).join('\n'),
  content: (paragraphs) => joined(MarkupKind.PlainText, paragraphs),
};

function joined(kind: MarkupKind, paragraphs: readonly string[]): MarkupContent {
  return { kind, value: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n') };
}

function escaped(text: string): string {
  return escapeMarkdown(oneLine(text));
}

/** A text on one line, without control characters and characters that change the direction of text. */
function oneLine(text: string): string {
  const visible = text.replaceAll(
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g,
    '',
  );
  return visible.replaceAll(/\s+/g, ' ').trim();
}
