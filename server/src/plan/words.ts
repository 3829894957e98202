import { capitalised } from '../text/capitalised.ts';

/**
 * The words for verdicts, states, severities and tiers: one table each, from which every surface is made. The part of
 * the extension, `client/src/words.ts`, is written from it by `npm run generate`.
 */

/** How a word is coloured where there are colours. The word is always shown, so the colour says nothing alone. */
export type Tone = 'bad' | 'warn' | 'good' | 'calm';

/** One row of a table. */
interface Term<Id> {
  /** The name that programs read: it stays. */
  readonly id: Id;
  /** The name that people read. */
  readonly word: string;
  readonly tone: Tone;
}

/** The verdicts on a plan, most urgent first. docs/output.md#verdict */
export const verdicts = [
  { id: 'off-track', word: 'Off track', tone: 'bad' },
  { id: 'at-risk', word: 'At risk', tone: 'warn' },
  { id: 'on-track', word: 'On track', tone: 'good' },
  { id: 'ready', word: 'Ready', tone: 'good' },
  { id: 'launched', word: 'Launched', tone: 'good' },
  { id: 'cancelled', word: 'Cancelled', tone: 'calm' },
] as const satisfies readonly Term<string>[];

export type VerdictId = (typeof verdicts)[number]['id'];

/** The states of a check, those that need somebody first. A condition that fails is `open`. */
export const states = [
  { id: 'overdue', word: 'overdue', tone: 'bad' },
  { id: 'missing', word: 'missing', tone: 'bad' },
  { id: 'blocked', word: 'blocked', tone: 'bad' },
  { id: 'late', word: 'planned too late', tone: 'warn' },
  { id: 'open', word: 'open', tone: 'warn' },
  { id: 'planned', word: 'planned', tone: 'calm' },
  { id: 'waived', word: 'waived', tone: 'calm' },
  { id: 'done', word: 'done', tone: 'good' },
  { id: 'not-applicable', word: 'not applicable', tone: 'calm' },
] as const satisfies readonly Term<string>[];

export type StateId = (typeof states)[number]['id'];

/**
 * The severities of a finding, worst first, as they are called where people talk about a launch. Beside a single
 * finding, and in settings, the id is shown: it is what people write there.
 */
export const severities = [
  { id: 'error', word: 'blocker', tone: 'bad' },
  { id: 'warning', word: 'warning', tone: 'warn' },
  { id: 'info', word: 'question', tone: 'calm' },
] as const satisfies readonly Term<string>[];

export type SeverityId = (typeof severities)[number]['id'];

/** How much of the company a launch involves. */
export const tiers = [
  { id: 1, word: 'company-wide' },
  { id: 2, word: 'product line' },
  { id: 3, word: 'feature' },
] as const satisfies readonly Pick<Term<number>, 'id' | 'word'>[];

/** How far a launch is open to customers, from few to all. */
export const stages = ['alpha', 'beta', 'limited', 'ga'] as const;

/** What kind of launch it is: something new, another price, customers who move, an end, something for colleagues only. */
export const kinds = ['product', 'price', 'migration', 'sunset', 'internal'] as const;

/** How a launch reaches the people who pay for it. */
export const motions = ['self-serve', 'product-led-sales', 'sales-led', 'partner'] as const;

export const verdictTerms = byId<VerdictId, Term<VerdictId>>(verdicts);
export const stateTerms = byId<StateId, Term<StateId>>(states);
export const severityTerms = byId<SeverityId, Term<SeverityId>>(severities);

/** "1 blocker", "2 questions": so many findings of a severity. `kind` tells which, as "new" does. */
export function sayFindings(count: number, severity: SeverityId, kind = ''): string {
  const word = `${kind} ${severityTerms[severity].word}`.trimStart();
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** "Blocker": a severity as the first word of a line. */
export function saySeverity(severity: SeverityId): string {
  return capitalised(severityTerms[severity].word);
}

/** "1 company-wide, 2 product line, 3 feature". */
export const tiersInWords = tiers.map(({ id, word }) => `${String(id)} ${word}`).join(', ');

function byId<Id extends string, T extends Term<Id>>(terms: readonly T[]): Readonly<Record<Id, T>> {
  return Object.fromEntries(terms.map((term) => [term.id, term])) as Record<Id, T>;
}
