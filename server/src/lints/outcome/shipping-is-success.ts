import { given, items, isSaid } from '../../plan/fact.ts';
import { fails, holds } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';
import { isOutcome, type Metric } from '../kit/metrics.ts';

export default lint({
  summary: 'Shipping is the only success.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'outcomes.metrics',
  why: `A team slipped its date twice and then celebrated a working product. Nine months later it had one customer: the
product had failed from the start, and shipping it had counted as success. A metric is about shipping when its name
speaks of it (ship, launch, release, deploy, on time, done, complete, live, cut-over, migrated, rolled out, delivered)
and it is not an outcome with a target.`,
  origin: { seed: 4 },
  bad: { plan: 'outcomes:\n  metrics:\n    - name: Shipped on time\n      kind: input\n' },
  good: {
    plan: 'outcomes:\n  metrics:\n    - name: Shipped on time\n      kind: input\n    - name: Customers billed by use\n      target: 60\n',
  },
  check: ({ outcomes: { metrics } }) => {
    if (metrics.kind !== 'given') return [];
    const named = items(metrics).filter(({ value }) => value.name.kind !== 'absent');
    const about = named.map(({ value }) => isAboutShipping(value));
    if (about.includes(false)) return [holds(metrics.at)];
    const unclear = about.includes(undefined) || metrics.value.some(({ kind }) => kind === 'unreadable');
    const [first] = named;
    if (first === undefined || unclear) return [];
    const name = excerpt(given(first.value.name) ?? '');
    const message =
      named.length === 1
        ? `“${name}” is the only measure of success. It can be met while nobody buys or uses what was shipped. Add what customers will do differently, with a target.`
        : `${named.length === 2 ? 'Both' : `All ${String(named.length)}`} metrics are about shipping, as “${name}” is. They can be met while nobody buys or uses what was shipped. Add what customers will do differently, with a target.`;
    const span = named.length === 1 ? first.value.name.at.span : metrics.at.span;
    return [fails({ path: metrics.at.path, span }, message)];
  },
});

/** Whole words with their endings, so that no cart is abandoned and no olive pressed. */
const SHIPPING = new RegExp(
  `\\b(?:${[
    ...['ship(?:s|ped|ping)?', 'launch(?:e[sd]|ing)?', 'releas(?:e[sd]?|ing)', 'deploy(?:s|ed|ing|ments?)?'],
    ...['on[ -]time', 'done', 'complet(?:e[sd]?|ely|ing|ion)', 'live', 'cut[ -]?over', 'migrat(?:e[sd]?|ing|ions?)'],
    ...['roll(?:s|ed|ing)?[ -]?out', 'rollouts?', 'deliver(?:s|ed|ing|y|ies)?'],
  ].join('|')})\\b`,
  'i',
);

/** Whether a metric measures no more than that it is out; undefined where that cannot be read. */
function isAboutShipping(metric: Metric): boolean | undefined {
  const name = given(metric.name);
  if (name === undefined) return undefined;
  if (!SHIPPING.test(name)) return false;
  const outcome = isOutcome(metric);
  if (outcome === false) return true;
  if (outcome === undefined || metric.target.kind === 'unreadable') return undefined;
  return !isSaid(metric.target);
}
