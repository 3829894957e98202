import { printable } from '../../text/printable.ts';

/** HTML that can stand in a page as it is. Only {@link html} makes it, so that nothing of a plan gets by unescaped. */
export interface Markup {
  readonly markup: string;
}

type Piece = Markup | readonly Markup[] | string | number;

/** Writes HTML; whatever is put into it is escaped, unless it is HTML made here. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: parts.map((part, index) => part + written(pieces[index] ?? '')).join('') };
}

export const nothing: Markup = { markup: '' };

function written(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(({ markup }) => markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of a plan, in an element or in a quoted attribute. What would reorder it is shown, not obeyed. */
function escaped(text: string): string {
  const shown = printable(text.replaceAll(/\s+/g, ' '));
  // `::` at the start of a line is a command to the runner of GitHub Actions.
  return shown.replaceAll(/[&<>"']|:(?=:)/g, (character) => entities[character] ?? '&#58;');
}
