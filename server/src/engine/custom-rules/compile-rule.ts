import { scalarOffsets } from '../../syntax/scalar-offsets.ts';
import type { Scalar } from '../../syntax/tree.ts';
import { nearest } from '../check/shape/nearest.ts';
import type { SettingsFile } from '../config/layers.ts';
import type { Sourced } from '../config/merge-layers.ts';
import { placeIn } from '../config/place-in.ts';
import type { WrittenRule } from '../config/read-rules.ts';
import type { ConfigProblem } from '../problem.ts';
import type { Expression, Mistake } from './language/expression.ts';
import type { Evaluated, Given, RuleLanguage } from './language/language.ts';
import { readTemplate, sayValue } from './template.ts';
import type { Subject } from './values/subject.ts';
import { type RecordType, typeOfSubject, type ValueType } from './values/value-type.ts';

/** A rule that can be asked: its expressions are read, and their types hold together. */
export interface CompiledRule {
  readonly id: string;
  readonly file: SettingsFile;
  readonly written: WrittenRule;
  readonly subject: Subject;
  /** Absent where the rule is always asked. */
  readonly when: Condition | undefined;
  readonly assert: Condition;
  /** The keys from the subject to what a finding is about. */
  readonly at: readonly string[];
  /** What the message is made of: its own words, and values of what the rule looked at. */
  readonly message: readonly (string | Condition)[];
}

/** An expression with the scalar that it stands in. */
export interface Condition {
  readonly expression: Expression;
  readonly evaluate: (given: Given) => Evaluated;
  readonly scalar: Scalar;
  /** Where in the scalar's text the expression begins. */
  readonly start: number;
}

type Report = (scalar: Scalar, mistake: Mistake) => void;

/** Reads the expressions of a rule. What is wrong in any of them is told at its place in the file. */
export function compileRule(
  { value: written, file }: Sourced<WrittenRule>,
  language: RuleLanguage,
): { readonly rule: CompiledRule | undefined; readonly problems: readonly ConfigProblem[] } {
  const { subject } = written;
  // The schema has told what is missing.
  if (subject === undefined || written.assert === undefined || written.message === undefined) {
    return { rule: undefined, problems: [] };
  }
  const type = typeOfSubject(subject, language.planType);
  const problems: ConfigProblem[] = [];
  const report: Report = (scalar, mistake) => {
    problems.push(expressionProblem(file, scalar, mistake));
  };
  const condition = (scalar: Scalar): Condition | undefined => {
    const read = language.read(scalar.text, 'condition', type);
    if (read.kind === 'expression') return { ...read, scalar, start: 0 };
    report(scalar, read.mistake);
    return undefined;
  };
  const when = written.when && condition(written.when);
  const assert = condition(written.assert);
  const message = compileMessage(written.message, type, language, report);
  const at = written.at === undefined ? [] : readKeyPath(written.at, type, report);
  if (assert === undefined || message === undefined || at === undefined || problems.length > 0) {
    return { rule: undefined, problems };
  }
  return { rule: { id: written.id.value, file, written, subject, when, assert, at, message }, problems };
}

/** What is wrong in an expression, or went wrong with it, as a problem at the very place in the file. */
export function expressionProblem(
  { path, source }: SettingsFile,
  scalar: Scalar,
  { message, span }: Mistake,
): ConfigProblem {
  const offsets = scalarOffsets(source.text, scalar);
  const start = offsets[Math.min(span.start, offsets.length - 1)] ?? scalar.span.start;
  // The last character is taken by where it stands: what is behind it may be the end of a line that was folded.
  const last = offsets[Math.min(span.end, offsets.length) - 1] ?? start;
  const end = span.end > span.start ? Math.max(last + 1, start) : start;
  return {
    path,
    rule: 'config/invalid-value',
    severity: 'error',
    message,
    place: placeIn(source, { start, end: Math.max(end, start) }),
    fixes: [],
  };
}

/** A message beyond these was not written for people to read. */
const LONGEST_MESSAGE = 2000;
const MOST_PARTS = 50;

function compileMessage(
  scalar: Scalar,
  type: RecordType,
  language: RuleLanguage,
  report: Report,
): readonly (string | Condition)[] | undefined {
  const template = scalar.text.trim();
  const parts = readTemplate(template);
  if (template.length > LONGEST_MESSAGE || ('length' in parts && parts.length > MOST_PARTS)) {
    report(scalar, {
      message: 'This is too long for one message. Say it in fewer words.',
      span: { start: 0, end: scalar.text.length },
    });
    return undefined;
  }
  if ('span' in parts) {
    report(scalar, shifted(parts, leading(scalar)));
    return undefined;
  }
  const read: (string | Condition)[] = [];
  for (const part of parts) {
    if (part.kind === 'text') {
      read.push(part.text);
      continue;
    }
    const value = language.read(part.text, 'value', type);
    const start = part.start + leading(scalar);
    if (value.kind === 'mistake') {
      report(scalar, shifted(value.mistake, start));
      return undefined;
    }
    read.push({ ...value, scalar, start });
  }
  return read;
}

/** The message of a rule about one thing. */
export function sayMessage({ message }: CompiledRule, given: Given): string {
  return message.map((part) => (typeof part === 'string' ? part : valueIn(part.evaluate(given)))).join('');
}

/** A value that cannot be told leaves the rest of the sentence as it is. */
function valueIn(evaluated: Evaluated): string {
  return evaluated.kind === 'value' ? sayValue(evaluated.value) : '…';
}

function leading({ text }: Scalar): number {
  return text.length - text.trimStart().length;
}

/** A mistake in a part of a text, as one in the whole of it. */
export function shifted({ message, span }: Mistake, by: number): Mistake {
  return { message, span: { start: span.start + by, end: span.end + by } };
}

/** Reads `pricing.price` as keys, each of which has to be there. */
function readKeyPath(scalar: Scalar, subject: RecordType, report: Report): readonly string[] | undefined {
  const keys: string[] = [];
  let type: ValueType | undefined = subject;
  let start = leading(scalar);
  for (const key of scalar.text.trim().split('.')) {
    const span = { start, end: start + key.length };
    if (key.startsWith('x-') || type?.kind === 'any' || type?.kind === 'map') type = { kind: 'any' };
    else {
      const fields: Readonly<Record<string, ValueType>> = type?.kind === 'record' ? type.fields : {};
      if (!Object.hasOwn(fields, key)) {
        report(scalar, { message: noSuchKey(key, Object.keys(fields)), span });
        return undefined;
      }
      type = fields[key];
    }
    keys.push(key);
    start = span.end + 1;
  }
  return keys;
}

function noSuchKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  const start = `There is no key \`${key.slice(0, 60)}\` here`;
  return meant === undefined
    ? `${start}. Name the key that the finding is about, from what the rule is for: \`sponsor\`, or \`pricing.price\`.`
    : `${start}; did you mean \`${meant}\`?`;
}
