import type { Path } from '../../server/src/plan/place.ts';
import { dayIn, fixed, iso, type Stuck, type TakeWay, valueAt, withValues } from './ways-out.ts';

type Values = readonly (readonly [path: Path, value: unknown])[];

const EVIDENCE = 'https://example.com/proof';

const set =
  (...values: Values): TakeWay =>
  (stuck) =>
    withValues(stuck, values);

/** Writes a value where the finding is, or around it. */
const here =
  (value: unknown, upTo = Infinity): TakeWay =>
  (stuck) =>
    withValues(stuck, [[stuck.finding.path.slice(0, upTo), value]]);

/** Takes a waiver out, with all of its neighbours, or the comment that a finding underlines. */
function removed(stuck: Stuck): string {
  const { text } = stuck.snapshot;
  const { path, span } = stuck.finding;
  if (path[0] === 'waivers') return withValues(stuck, [[['waivers'], undefined]]);
  return text.slice(0, span.start) + text.slice(span.start).replace(/^[^\n]*/, '');
}

/** Fills in what a list of metrics, steps or other items has at the item of the finding. */
function item(stuck: Stuck, depth: number, more: object): string {
  const path = stuck.finding.path.slice(0, depth);
  const value = valueAt(stuck, path);
  return withValues(stuck, [[path, { ...(typeof value === 'object' && value !== null ? value : {}), ...more }]]);
}

const OUTCOME = { name: 'Invoices sent on time', kind: 'outcome', baseline: 0, target: 30, by: 'T+90' };

function withOutcome(stuck: Stuck): string {
  const metrics = valueAt(stuck, ['outcomes', 'metrics']);
  const kept = Array.isArray(metrics) ? (metrics as unknown[]).filter(Boolean) : [];
  return withValues(stuck, [
    [
      ['outcomes', 'metrics'],
      [...kept, OUTCOME],
    ],
  ]);
}

/** By the lint. */
const waysOf: Readonly<Record<string, readonly (readonly [sentence: RegExp, take: TakeWay])[]>> = {
  'balance/build-heavy': [[/^Move effort into/, set([['effort', 'build'], 60], [['effort', 'distribute'], 40])]],
  'balance/sell-heavy': [
    [/^Move effort into|or move effort into/, set([['effort', 'build'], 60], [['effort', 'distribute'], 40])],
    [/^Find a design partner/, set([['customers', 'design_partners'], ['Northwind Retail']])],
  ],
  'comms/internal-after-external': [
    [
      /^Set a day for them that comes before it|^Tell colleagues (?:first|a day earlier)|^Tell them now/,
      (stuck) => withValues(stuck, [[['comms', 'internal'], iso(stuck.today)]]),
    ],
  ],
  'date/drifting-target': [
    [
      /commit to a day that holds/,
      (stuck) =>
        withValues(stuck, [
          [['date'], iso(stuck.today + 60)],
          [['date_is'], 'committed'],
        ]),
    ],
  ],
  'date/no-day': [[/^Choose it by/, (stuck) => withValues(stuck, [[['date'], iso(stuck.today + 90)]])]],
  'date/past': [
    [/^Set a new date/, (stuck) => withValues(stuck, [[['date'], iso(stuck.today + 30)]])],
    [/mark it as launched/, set([['status'], 'launched'])],
    [/or cancelled/, set([['status'], 'cancelled'])],
  ],
  'date/slip-unexplained': [
    [/^Write down what held it up/, here('The tax service was late.')],
    [
      /^Add the move to the slips/,
      (stuck) =>
        (fixed(stuck, /^Add the move/) ?? '').replace(/reason:(?= *[,}]|$)/m, 'reason: The tax service was late.'),
    ],
  ],
  'date/uncommitted': [[/^Commit to it|commit to it now/, set([['date_is'], 'committed'])]],
  'engineering/feature-gap': [[/^Say what was decided/, here('Dropped, and both partners agreed.')]],
  'finance/cannot-bill': [[/^Set the pricing model to included/, set([['pricing', 'model'], 'included'])]],
  'learning/no-retro': [
    [
      /^Hold a retrospective, and write down both/,
      (stuck) =>
        withValues(stuck, [
          [
            ['learning', 'retro'],
            { on: iso(stuck.today), worked: ['Selling first'], failed: ['Support heard of it last'] },
          ],
        ]),
    ],
  ],
  'learning/only-failures': [[/^Add at least one thing/, set([['learning', 'retro', 'worked'], ['Selling first']])]],
  'legal/no-privacy-review': [
    [
      /^Answer true or false/,
      (stuck) =>
        stuck.finding.message.includes('Does this handle')
          ? set([['legal', 'personal_data'], false])(stuck, NONE)
          : stuck.snapshot.text,
    ],
  ],
  'marketing/unproven-claim': [[/^Or leave the claim out/, set([['marketing', 'claims'], []])]],
  'motion/buyer-is-not-user': [
    [/^Name an owner in sales/, set([['sales', 'owner'], 'lee@example.com'])],
    [/or let the users buy it themselves/, set([['go_to_market', 'buyer'], undefined])],
  ],
  'motion/custom-work': [[/part of the roadmap/, promisedToAll]],
  'date/risky-day': [
    [/^Launch on \w+, (.+?), or/, (stuck, [, day = '']) => withValues(stuck, [[['date'], iso(dayIn(day, stuck))]])],
  ],
  'motion/concentration': [[/^Spread the goal/, set([['go_to_market', 'largest_account_share'], 5])]],
  'outcome/input-only': [[/^Add the outcome/, withOutcome]],
  'outcome/missed-without-decision': [
    [
      /^Decide whether|or what you decided without it/,
      (stuck) => item(stuck, 3, { decision: 'Go on, with another price' }),
    ],
    [/^Write down the actual value/, (stuck) => item(stuck, 3, { actual: 1_000_000, decision: 'Go on' })],
  ],
  'outcome/no-metric': [
    [/^Add the outcome/, withOutcome],
    [/^Write what is measured/, (stuck) => item(stuck, 3, OUTCOME)],
  ],
  'outcome/no-review-date': [
    [
      /^Add a day after it, such as (\d+) days later/,
      set([
        ['outcomes', 'reviews'],
        ['T+30', 'T+200'],
      ]),
    ],
  ],
  'outcome/review-not-held': [
    [
      /^Write down the values, or hold the review now/,
      (stuck) =>
        withValues(stuck, [
          [
            ['learning', 'retro'],
            { on: iso(stuck.today), worked: ['Selling first'], failed: ['Support heard of it last'] },
          ],
        ]),
    ],
  ],
  'outcome/shipping-is-success': [[/^Add what customers will do differently/, withOutcome]],
  'owner/placeholder': [[/^Name the one person who answers for it/, here('kim@example.com')]],
  'pricing/below-cost': [
    [/^Raise the price/, (stuck) => withValues(stuck, [[['pricing', 'price_amount'], 1_000_000]])],
    [/lower the cost of a unit/, set([['pricing', 'unit_cost'], 0])],
    [/let one price buy fewer units/, set([['pricing', 'units_per_price'], 0.001])],
  ],
  'pricing/missing': [[/^Set the pricing model to free or included/, set([['pricing', 'model'], 'free'])]],
  'rollout/no-exit-criteria': [[/^Write what has to be true/, here('No wrong invoice for seven days')]],
  'rollout/step-undecided': [
    [
      /^Write the decision as the result of this step/,
      (stuck) => item(stuck, 3, { result: { decision: 'go', on: iso(stuck.today) } }),
    ],
  ],
  'sales/capacity-below-goal': [
    [/^Lower the goal/, set([['sales', 'goal_deals'], 0])],
    [/add sellers/, set([['sales', 'reps'], 1_000_000], [['sales', 'deals_per_rep'], 1])],
  ],
  'promise/over-capacity': [
    [/^Cut the scope/, set([['scope'], []])],
    [/raise the days that engineering has/, set([['engineering', 'capacity_days'], 10_000])],
  ],
  'promise/late': [[/^Agree a new date/, (stuck) => item(stuck, 2, { due: iso(stuck.today + 400) })]],
  'sequence/no-slack': [
    [/^Finish (?:it|them) (?:by|now)/, (stuck) => withValues(stuck, finishedWork(stuck))],
    [
      /or move the launch to (.+?)\.?$/,
      (stuck, [, day = '']) => stuck.snapshot.text.replace(/^date: .*/m, `date: ${iso(dayIn(day, stuck))}`),
    ],
  ],
  'support/level-below-stage': [
    [/^Raise the level to full/, set([['support', 'level'], 'full'])],
    [/or launch as limited first/, set([['stage'], 'limited'])],
  ],
  'support/no-known-issues': [[/^If there are none, write an empty list/, set([['support', 'known_issues'], []])]],
  'task/no-owner': [
    [/^Name the person who does it/, (stuck) => item(stuck, stuck.finding.path.length, { owner: 'kim@example.com' })],
  ],
  'tier/understated': [[/^Set the tier to 2/, set([['tier'], 2])]],
  'gate/premature-go': [
    [
      /on (\d+ \w+)(?: \d{4})? or later/,
      (stuck, [, day = '']) => withApproval(stuck, 'go-no-go', { on: iso(dayIn(day, stuck)) }),
    ],
  ],
  'gate/stale-approval': [[/^Ask for the approval again/, (stuck) => item(stuck, 2, { on: iso(stuck.today) })]],
  'gate/unauthorised-approver': [
    [/^Ask somebody else/, (stuck) => item(stuck, 2, { by: 'zoe@example.com' })],
    [/^Ask (\S+@[\w.]+\w)/, (stuck, [, by]) => item(stuck, 2, { by, decision: 'approved' })],
  ],
  'motion/deal-size-mismatch': [
    [/^Sell larger packages/, set([['go_to_market', 'deal_size'], 60_000])],
    [/or let customers buy it by themselves/, set([['go_to_market', 'motion'], 'self-serve'])],
    [
      /^Find a smaller first step/,
      set([['go_to_market', 'deal_size'], 100], [['go_to_market', 'sales_cycle_days'], 14]),
    ],
    [/or plan for sellers/, withSellers],
  ],
  'motion/friction': [
    [
      /^Take (?:it|them) out of the way/,
      set(
        [['go_to_market', 'signup'], 'self-serve'],
        [['go_to_market', 'switching_cost'], 'low'],
        [['go_to_market', 'time_to_value_hours'], 0.1],
      ),
    ],
    [/or plan for people who help/, set([['go_to_market', 'motion'], 'sales-led'])],
  ],
  'outcome/no-early-signal': [
    [
      /^Name a day soon after launch/,
      set([['outcomes', 'early_signal'], { on: 'T+14', stop_if: 'Fewer than six orders' }]),
    ],
  ],
  'owner/unchanged-contradicted': [
    [/^Take out “unchanged”/, (stuck) => withValues(stuck, [[[stuck.finding.path[0] ?? '', 'unchanged'], undefined]])],
  ],
  'promise/not-in-scope': [[/^Name the scope item/, (stuck) => withScope(stuck)]],
  'rollout/big-bang': [
    [
      /^Put a smaller step before it/,
      set([
        ['rollout', 'steps'],
        [
          { to: 'Partners', percent: 5, exit: 'No wrong invoice', date: 'T-20' },
          { to: 'All', percent: 100, date: 'T' },
        ],
      ]),
    ],
  ],
  'sales/not-enabled': [[/^Add the reason, so that/, here('not-applicable: they sold it for years')]],
  'sales/unsellable-shape': [
    [
      /^Let them buy it by themselves|let customers buy it by themselves/,
      set([['go_to_market', 'motion'], 'self-serve']),
    ],
    [/^Sell larger packages/, set([['go_to_market', 'deal_size'], 30_000], [['go_to_market', 'sales_cycle_days'], 90])],
    [
      /^Find a smaller first step/,
      set([['go_to_market', 'deal_size'], 30_000], [['go_to_market', 'sales_cycle_days'], 90]),
    ],
  ],
  'sequence/announced-unprepared': [
    [/or announce it at launch/, set([['comms', 'external'], 'T'])],
    [
      /or announce it on (.+?) or later/,
      (stuck, [, day = '']) => withValues(stuck, [[['comms', 'external'], iso(dayIn(day, stuck))]]),
    ],
  ],
  'sequence/cycle': [
    [/^Take this dependency out|^Take out the need/, set([['dependencies'], undefined], [['milestones'], undefined])],
  ],
  'sequence/late-dependency': [[/or leave it out/, set([['dependencies'], undefined])]],
  'waiver/incomplete': [
    [
      /^Add what is missing/,
      (stuck) => item(stuck, 2, { reason: 'We take the risk', by: 'vera@example.com', expires: iso(stuck.today + 20) }),
    ],
  ],
  'waiver/unused': [
    [/or take “only” out/, (stuck) => item(stuck, 2, { only: undefined })],
    [/^Remove it/, removed],
  ],
  'waiver/self-signed': [
    [
      /^Ask (?:somebody else|(\S+)(?: or \S+)?) to sign it/,
      (stuck, [, by = 'vera@example.com']) => item(stuck, 2, { by }),
    ],
    [/^Let it end by (.+)\./, (stuck, [, day = '']) => item(stuck, 2, { expires: iso(dayIn(day, stuck)) })],
  ],
  'waiver/expired': [[/agree a (?:new last|later) day/, (stuck) => item(stuck, 2, { expires: iso(stuck.today + 60) })]],
  'gate/no-evidence': [
    [/or give a web address|^Add a file of the repository or a web address/, (stuck) => evident(stuck)],
  ],
};

const NONE = [''] as unknown as RegExpExecArray;

function withApproval(stuck: Stuck, gate: string, more: object): string {
  const all = valueAt(stuck, ['approvals']);
  const approvals = (Array.isArray(all) ? (all as { gate?: unknown }[]) : []).map((one) =>
    one.gate === gate ? { ...one, ...more } : one,
  );
  return withValues(stuck, [[['approvals'], approvals]]);
}

/** A small deal is sold by both, a large one by sellers. */
function withSellers(stuck: Stuck): string {
  const size = Number(valueAt(stuck, ['go_to_market', 'deal_size']));
  return withValues(stuck, [[['go_to_market', 'motion'], size < 10_000 ? 'product-led-sales' : 'sales-led']]);
}

/** What was promised to one account is promised to all. */
function promisedToAll(stuck: Stuck): string {
  const all = valueAt(stuck, ['promises']);
  const promises = (Array.isArray(all) ? (all as object[]) : []).map((one) => ({ ...one, kind: 'roadmap' }));
  return withValues(stuck, [[['promises'], promises]]);
}

/** Every promise is kept by an item of the scope. */
function withScope(stuck: Stuck): string {
  const all = valueAt(stuck, ['promises']);
  const promises = (Array.isArray(all) ? (all as object[]) : []).map((one) => ({ ...one, scope: 'kept' }));
  return withValues(stuck, [
    [['scope'], [{ id: 'kept', what: 'What was promised', due: 'T-30' }]],
    [['promises'], promises],
  ]);
}

function evident(stuck: Stuck): string {
  const { path } = stuck.finding;
  const at = path.at(-1) === 'evidence' ? path : [...path, 'evidence'];
  return withValues(stuck, [[at, EVIDENCE]]);
}

/** The work that ends last is done. */
function finishedWork(stuck: Stuck): Values {
  return ['scope', 'milestones', 'dependencies'].flatMap((list) => {
    const all = valueAt(stuck, [list]);
    if (!Array.isArray(all)) return [];
    const done = (all as object[]).map((one) => ({
      ...one,
      due: undefined,
      status: undefined,
      done: iso(stuck.today),
    }));
    return [[[list], done] as const];
  });
}

/** Ways that only the messages of one lint name, each with the sentence that names it. */
export function namedWays(lint: string): readonly (readonly [sentence: RegExp, take: TakeWay])[] {
  return waysOf[lint] ?? [];
}
