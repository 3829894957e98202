import { given, items, type Given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import { writeFlow } from '../../syntax/edit/entry-value.ts';
import { excerpt } from './names/excerpt.ts';
import type { Change } from '../fix.ts';

type List = Extract<Plan['outcomes']['metrics'], { readonly kind: 'given' }>['value'];
/** A metric of a plan. */
export type Metric = Extract<List[number], { readonly kind: 'given' }>['value'];

/** The metrics that tell an outcome: a metric that does not say its kind is one. */
export function outcomeMetrics({ outcomes }: Plan): readonly Given<Metric>[] {
  return items(outcomes.metrics).filter(({ value }) => isOutcome(value));
}

/** Whether a metric tells an outcome; undefined where its kind cannot be read. */
export function isOutcome({ kind }: Metric): boolean | undefined {
  return kind.kind === 'unreadable' ? undefined : (given(kind) ?? 'outcome') === 'outcome';
}

/** What to call a metric within a sentence. */
export function nameOfMetric({ name }: Metric): string {
  const said = given(name);
  return said === undefined ? 'this metric' : `“${excerpt(said)}”`;
}

/** Whether a metric is written as nothing but its name. */
export function isOneLine({ value: { name }, at }: Given<Metric>): boolean {
  return name.at.path.length === at.path.length;
}

/**
 * Writes keys into a metric. One that is nothing but its name becomes a mapping in its place, between brackets as a
 * list where it stands for the whole list.
 */
export function addToMetric(
  metric: Given<Metric>,
  entries: readonly (readonly [key: string, value: string])[],
): readonly Change[] {
  const { value, at } = metric;
  if (!isOneLine(metric)) {
    return entries.map(([key, text]) => ({ kind: 'insert', path: [...at.path, key], value: text }));
  }
  const mapping = { entries: [['name', quoteScalar(given(value.name) ?? '')] as const, ...entries] };
  const inList = typeof at.path.at(-1) === 'number';
  return [{ kind: 'replace', span: at.span, text: writeFlow(inList ? mapping : { items: [mapping] }) }];
}
