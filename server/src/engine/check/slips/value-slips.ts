import { takesRelative } from '../../../schema/date-kinds.ts';
import type { ShapeFault } from '../../../schema/shape-fault.ts';
import type { Scalar } from '../../../syntax/tree.ts';
import { withoutCurlyQuotes, withoutLookAlikes } from './look-alikes.ts';
import { numberMeant } from './numbers.ts';
import { slipToOffer, slipToRepair, type Slip } from './slip.ts';

/** A fault of a value, as the schema has it. */
export type ValueFault = Extract<ShapeFault, { readonly kind: 'wrong-type' | 'invalid-value' | 'invalid-date' }>;

/**
 * The slip behind a value that its key does not take.
 *
 * @returns undefined where none is recognised.
 */
export function valueSlip(fault: ValueFault, scalar: Scalar): Slip | undefined {
  const { text: written, span, style } = scalar;
  const plain = withoutLookAlikes(written);
  if (plain !== undefined && fits(fault, plain.text)) {
    const message = `“${shown(written)}” holds ${plain.name}, which looks like a plain one but is none. Write \`${plain.text}\`.`;
    return slipToRepair(message, `Write \`${plain.text}\``, { span, text: plain.text });
  }
  const unquoted = withoutCurlyQuotes(written);
  if (unquoted !== undefined && fits(fault, unquoted)) {
    const message = `Curly quotation marks are part of the text to YAML. Leave them out: \`${unquoted}\`.`;
    return slipToOffer(message, `Write \`${unquoted}\``, { span, text: unquoted });
  }
  const bare = written.trim().replace(/\s*[,;.]+$/, '');
  if (bare !== written && fits(fault, bare)) {
    const message = `“${shown(written)}” ends in a sign that does not belong to it. Write \`${bare}\`.`;
    return slipToRepair(message, `Write \`${bare}\``, { span, text: bare });
  }
  if (style !== 'plain' && fault.kind === 'wrong-type' && fits(fault, written)) {
    const message = `Quotation marks make text of “${shown(written)}”. Leave them out: \`${written}\`.`;
    return slipToRepair(message, `Write \`${written}\``, { span, text: written });
  }
  return wordsSlip(fault, scalar);
}

/** What people write for a number, a yes, a finished task or a day. */
function wordsSlip(fault: ValueFault, { text: written, span }: Scalar): Slip | undefined {
  switch (fault.kind) {
    case 'wrong-type':
      if (fault.expected.includes('boolean')) return yesOrNo(written, span);
      if (fault.expected.includes('number') || fault.expected.includes('integer')) {
        return numberSlip(fault, written, span);
      }
      return fault.isTask === true ? taskSlip(written, span) : undefined;
    case 'invalid-value':
      if (fault.allowed.some((value) => typeof value === 'number')) return numberSlip(fault, written, span);
      return fault.allowed.includes('not-applicable')
        ? (taskSlip(written, span) ?? relativeDaySlip(written, span))
        : undefined;
    case 'invalid-date':
      return takesRelative(fault.wanted) ? relativeDaySlip(written, span) : undefined;
  }
}

const YES = new Set(['yes', 'y', 'on', 'ja', 'oui', 'si', '1']);
const NO = new Set(['no', 'n', 'off', 'nein', 'non', '0']);

function yesOrNo(written: string, span: Scalar['span']): Slip | undefined {
  const word = written.trim().toLowerCase();
  const meant = YES.has(word) ? 'true' : NO.has(word) ? 'false' : undefined;
  if (meant === undefined) return undefined;
  const message = `YAML takes “${shown(written)}” for a word. Write \`${meant}\`.`;
  return slipToRepair(message, `Write \`${meant}\``, { span, text: meant });
}

function numberSlip(fault: ValueFault, written: string, span: Scalar['span']): Slip | undefined {
  const meant = numberMeant(written);
  if (meant === undefined || !fits(fault, meant.digits)) return undefined;
  const message = `“${shown(written)}” is no number to YAML: ${meant.why}. Write \`${meant.digits}\`.`;
  return slipToOffer(message, `Write \`${meant.digits}\``, { span, text: meant.digits });
}

/** Signs and words with which people tick off, or leave open, what has to be done. */
const taskWords: ReadonlyMap<string, string> = new Map([
  ...['✅', '✔', '✔️', '☑', '☑️', 'x', '[x]', 'yes', 'true', 'ok', 'okay', '100%', 'check'].map(
    (word) => [word, 'done'] as const,
  ),
  ...['❌', '✗', '☐', '⬜', '[ ]', 'no', 'false', '0%'].map((word) => [word, 'todo'] as const),
  ...['🚧', '⏳', '🟡', '50%'].map((word) => [word, 'doing'] as const),
  ...['⛔', '🛑', '🔴'].map((word) => [word, 'blocked'] as const),
]);

function taskSlip(written: string, span: Scalar['span']): Slip | undefined {
  const meant = taskWords.get(written.trim().toLowerCase());
  if (meant === undefined) return undefined;
  const message = `“${shown(written)}” says nothing here. Write the status as a word: \`${meant}\`.`;
  return slipToOffer(message, `Write \`${meant}\``, { span, text: meant });
}

const UNITS: Readonly<Record<string, number>> = { d: 1, w: 7 };

/** `L-14`, `T minus 14`, `T-2 weeks`, `14 days before launch`. */
const BEFORE =
  /^(?:(?:[TLD]|launch|launch day)\s*(?<sign>-|\+|minus|plus)\s*(?<count>\d{1,4})\s*(?<unit>days?|d|weeks?|w)?|(?<amount>\d{1,4})\s*(?<word>days?|d|weeks?|w)\s+(?<side>before|after)(?:\s+(?:the\s+)?launch)?)$/i;

function relativeDaySlip(written: string, span: Scalar['span']): Slip | undefined {
  const words = written.trim();
  if (/^(?:launch(?: day)?|on launch(?: day)?|L|D-?day)$/i.test(words)) return toDay(written, span, 'T');
  const found = BEFORE.exec(words)?.groups;
  if (found === undefined) return undefined;
  const { sign, count, unit, amount, word, side } = found;
  const days = Number(count ?? amount) * (UNITS[(unit ?? word ?? 'd').slice(0, 1).toLowerCase()] ?? 1);
  const before = sign === '-' || sign?.toLowerCase() === 'minus' || side?.toLowerCase() === 'before';
  return toDay(written, span, `T${before ? '-' : '+'}${String(days)}`);
}

function toDay(written: string, span: Scalar['span'], meant: string): Slip {
  const message = `“${shown(written)}” is no date. Days from the launch are written as \`${meant}\`.`;
  return slipToOffer(message, `Write \`${meant}\``, { span, text: meant });
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const RELATIVE = /^T(?:[+-]\d{1,4})?$/;

/** Whether a text is what the place takes, as far as its form tells. */
function fits(fault: ValueFault, text: string): boolean {
  switch (fault.kind) {
    case 'invalid-date':
      return DATE.test(text) || (takesRelative(fault.wanted) && RELATIVE.test(text));
    case 'invalid-value': {
      const isTask = fault.allowed.includes('not-applicable');
      return fault.allowed.map(String).includes(text) || (isTask && (DATE.test(text) || RELATIVE.test(text)));
    }
    case 'wrong-type':
      if (fault.expected.includes('integer')) return /^-?\d+$/.test(text);
      if (fault.expected.includes('number')) return /^-?\d+(?:\.\d+)?$/.test(text);
      return fault.expected.includes('boolean') && /^(?:true|false)$/.test(text);
  }
}

/** Hostile or endless text does not go into a sentence whole. */
function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 37)}…` : line;
}
