import { commitmentOf, type Commitment } from '../../plan/commitment.ts';
import type { Fact, Given } from '../../plan/fact.ts';
import type { Claim } from '../claim.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';
import { addToMetric, nameOfMetric, outcomeMetrics, type Metric } from '../kit/metrics.ts';

export default lint({
  summary: 'An outcome has no baseline, no target or no date.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 14 },
  needs: 'outcomes.metrics',
  why: `After the launch every number is good news to somebody. Unless the plan says beforehand where the number stands,
where it should get and by when, nobody can say that it failed, and a product with one customer after nine months counts
as young.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'outcomes:\n  metrics:\n    - name: Customers billed by use\n      baseline: 0\n' },
  good: {
    plan: 'outcomes:\n  metrics:\n    - name: Customers billed by use\n      baseline: 0\n      target: 60\n      by: T+90\n',
  },
  check: (plan) => outcomeMetrics(plan).flatMap(asksForMeasures),
});

const measures = ['baseline', 'target', 'by'] as const;
const said = { baseline: 'baseline', target: 'target', by: 'date' } as const;

function asksForMeasures(metric: Given<Metric>): readonly Claim[] {
  const { value, at } = metric;
  if (measures.some((key) => value[key].kind === 'unreadable')) return [];
  const open = measures.filter((key) => value[key].kind !== 'given');
  const absent = measures.filter((key) => value[key].kind === 'absent');
  const name = nameOfMetric(value);
  const changes = addToMetric(
    metric,
    absent.filter((key) => !isWritten(value[key])).map((key) => [key, '']),
  );
  return [
    {
      kind: 'asks',
      at,
      asked: 'fact',
      commitments: measures.map((key) => commitmentOfMeasure(value[key])),
      wording: {
        thing: `the ${inWords(open, 'and')} of ${name}`,
        ...(open.length > 1 ? { plural: true } : {}),
        missing: `${name.charAt(0).toUpperCase()}${name.slice(1)} has no ${inWords(absent, 'and no')}.`,
        because: 'After the launch every number can be called a success.',
      },
      ...(absent.length === 0
        ? {}
        : { offers: changes.length === 0 ? [] : [offer(`Add the ${inWords(absent, 'and')} of ${name}`, ...changes)] }),
    },
  ];
}

function isWritten(fact: Fact<unknown>): boolean {
  return fact.kind !== 'absent' || fact.written !== 'no';
}

/**
 * The date of a metric lies after the launch on purpose: once it is given it is there. A key without a value is as
 * absent as the others, so that one sentence names all that is.
 */
function commitmentOfMeasure(fact: Fact<unknown>): Commitment {
  const commitment = commitmentOf(fact);
  return commitment.kind === 'none' ? { ...commitment, written: 'no' } : commitment;
}

function inWords(keys: readonly (typeof measures)[number][], and: 'and' | 'and no'): string {
  const words = keys.map((key) => said[key]);
  const no = and === 'and no' ? 'no ' : '';
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(`, ${no}`)} ${and} ${words.at(-1) ?? ''}`;
}
