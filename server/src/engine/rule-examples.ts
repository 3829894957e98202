import { formatDay, parseDay, type Day } from '../plan/calendar.ts';
import { toData } from '../syntax/data.ts';
import { parse } from '../syntax/parse/parse.ts';
import { resolved, type Node } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { check } from './check/check.ts';
import { recommended } from './config/config.ts';
import type { CustomRule } from './custom-rules/custom-rule.ts';
import { takeSnapshot } from './snapshot.ts';

/** What became of one example of a rule. */
export interface ExampleResult {
  /** A good example is one that the rule accepts, a bad one is one that it reports. */
  readonly kind: 'good' | 'bad';
  /** Where the example stands in the settings file. */
  readonly span: Span;
  readonly outcome:
    | { readonly kind: 'as-expected' }
    /** A good example is reported, in these words. */
    | { readonly kind: 'reported'; readonly message: string }
    /** A bad example is not reported. */
    | { readonly kind: 'silent' }
    /** It is no plan, or the rule cannot be asked of it; the sentence says why. */
    | { readonly kind: 'unusable'; readonly message: string };
}

/** The day on which examples are read, and the launch date of those that name none: 54 days are left. */
const EXAMPLE_TODAY = '2027-01-15';
const today: Day = parseDay(EXAMPLE_TODAY) ?? 0;

/** The plan that examples are parts of: what they leave out, it says. */
const around = {
  launch_plan: 1,
  name: 'Example',
  owner: 'ana@example.com',
  tier: 1,
  stage: 'ga',
  date: formatDay(today + 54),
} as const;

/** Asks a rule of each of its examples. */
export function runExamples(rule: CustomRule): readonly ExampleResult[] {
  const { good, bad } = rule.written;
  return [
    ...good.map((node): ExampleResult => ({ kind: 'good', span: node.span, outcome: outcomeOf(rule, 'good', node) })),
    ...bad.map((node): ExampleResult => ({ kind: 'bad', span: node.span, outcome: outcomeOf(rule, 'bad', node) })),
  ];
}

function outcomeOf(rule: CustomRule, kind: ExampleResult['kind'], node: Node): ExampleResult['outcome'] {
  const data = dataOf(node);
  if (data === undefined) {
    return { kind: 'unusable', message: 'An example is a part of a plan: keys with values, such as `tier: 2`.' };
  }
  // JSON is YAML: the part of a plan becomes a whole one, whichever way it is written.
  const snapshot = takeSnapshot(JSON.stringify({ ...around, ...data }));
  const config = { ...recommended, rules: [rule], ruleIds: new Set([rule.id]) };
  const [report] = check(snapshot, { today, config });
  const fault = report?.findings.find((finding) => /^(?:schema|syntax)\//.test(finding.rule));
  const unusable = fault?.message ?? report?.refusals[0]?.message;
  if (report === undefined || unusable !== undefined) {
    return { kind: 'unusable', message: unusable ?? 'This is no launch plan.' };
  }
  const found = report.findings.find((finding) => finding.rule === rule.id);
  if (kind === 'good') {
    return found === undefined ? { kind: 'as-expected' } : { kind: 'reported', message: found.message };
  }
  return found === undefined ? { kind: 'silent' } : { kind: 'as-expected' };
}

/** The keys and values of an example, which is written as YAML or as a text that holds some. */
function dataOf(node: Node): object | undefined {
  const written = resolved(node);
  const root = written.kind === 'scalar' ? parse(written.text).documents[0]?.root : written;
  const data = root === undefined || resolved(root).kind !== 'mapping' ? undefined : toData(root);
  return typeof data === 'object' && data !== null ? data : undefined;
}
