/** Source to insert: text, and places where the author continues to write, with the text that is there at first. */
export type Snippet = readonly (string | Stop)[];

export interface Stop {
  readonly stop: string;
  /** What may be chosen there. */
  readonly choice?: readonly string[];
}

/** A place to continue writing. */
export const gap: Stop = { stop: '' };

/** A snippet in the syntax of LSP 3.17, with tab stops in order. */
export function toLspSnippet(snippet: Snippet): string {
  let stops = 0;
  return snippet
    .map((part) => {
      if (typeof part === 'string') return part.replaceAll(/[\\$}]/g, '\\$&');
      stops += 1;
      if (part.choice !== undefined) {
        return `\${${stops}|${part.choice.map((one) => one.replaceAll(/[\\$},|]/g, '\\$&')).join(',')}|}`;
      }
      return part.stop === '' ? `$${stops}` : `\${${stops}:${part.stop.replaceAll(/[\\$}]/g, '\\$&')}}`;
    })
    .join('');
}

/** A snippet for a client without snippets: up to the first place where the author continues to write. */
export function toPlainStart(snippet: Snippet): string {
  const first = snippet.findIndex((part) => typeof part !== 'string');
  return toPlainWhole(first === -1 ? snippet : snippet.slice(0, first));
}

/** A snippet for a client without snippets: all of it, with the text that its places have at first. */
export function toPlainWhole(snippet: Snippet): string {
  return snippet.map((part) => (typeof part === 'string' ? part : part.stop)).join('');
}
