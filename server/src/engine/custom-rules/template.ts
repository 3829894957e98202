import type { Span } from '../../text/span.ts';
import type { Mistake } from './language/expression.ts';
import type { Value } from './values/value.ts';

/** A message with values in it: `{this.to} was promised it for {this.due}.` A doubled brace is a brace. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  /** The text of an expression, and where it begins in the template. */
  | { readonly kind: 'value'; readonly text: string; readonly start: number };

/** Takes a template apart. */
export function readTemplate(template: string): readonly TemplatePart[] | Mistake {
  const parts: TemplatePart[] = [];
  let text = '';
  for (let at = 0; at < template.length; at++) {
    const character = template.charAt(at);
    if (character !== '{' && character !== '}') text += character;
    else if (template.charAt(at + 1) === character) {
      text += character;
      at += 1;
    } else {
      const end = character === '{' ? closingBrace(template, at + 1) : undefined;
      if (end === undefined) return unpaired({ start: at, end: at + 1 });
      parts.push({ kind: 'text', text }, { kind: 'value', text: template.slice(at + 1, end), start: at + 1 });
      text = '';
      at = end;
    }
  }
  return [...parts, { kind: 'text', text }];
}

/** The brace that ends a value, not being part of a text in quotes. */
function closingBrace(template: string, from: number): number | undefined {
  let quote: string | undefined;
  for (let at = from; at < template.length; at++) {
    const character = template.charAt(at);
    if (quote !== undefined) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') return undefined;
    else if (character === '}') return at;
  }
  return undefined;
}

function unpaired(span: Span): Mistake {
  return {
    message:
      'This brace has no partner. Values stand between two, as in `{this.owner}`; write `{{` or `}}` for a brace that is part of the sentence.',
    span,
  };
}

const LONGEST = 120;
const MOST_ITEMS = 5;

/** A value as part of a sentence: one line of a readable length. */
export function sayValue(value: Value): string {
  if (value === null) return 'nothing';
  if (typeof value === 'object') {
    if (!isList(value)) return 'a group of keys';
    const said = value.slice(0, MOST_ITEMS).map(sayValue).join(', ');
    const more = value.length - MOST_ITEMS;
    return value.length === 0 ? 'nothing' : more > 0 ? `${said} and ${String(more)} more` : said;
  }
  const line = String(value).replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
