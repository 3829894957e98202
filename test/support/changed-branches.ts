import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository, type Repository } from './repository.ts';

/** The files that every branch begins with. */
const base = join(import.meta.dirname, '..', 'cli', 'changes', 'base');
const files = ['launch.yaml', 'notes/launch.yaml', '.launchplan.yaml', 'CODEOWNERS'] as const;

type Replacement = readonly [from: string, to: string];

/** What one commit of a branch does. */
export interface BranchStep {
  /** Texts of `launch.yaml` that are replaced; each stands there once. */
  readonly plan?: readonly Replacement[];
  readonly settings?: readonly Replacement[];
  readonly added?: Readonly<Record<string, string>>;
  readonly removed?: readonly string[];
  readonly moved?: readonly [from: string, to: string];
}

export interface Branch {
  readonly name: string;
  /** Whether the change asks less of the launch, or hides it: then it may not be green in silence. */
  readonly weakens: boolean;
  readonly steps: readonly BranchStep[];
  /** The branch that comes to the same, so that the first line is the same. */
  readonly like?: string;
}

const waiver = (lint: string): string =>
  `  - { lint: ${lint}, reason: We take the risk, by: ana@example.com, expires: 2031-03-01 }\n`;
const dated = (from: string, to: string, more: readonly Replacement[] = []): BranchStep => ({
  plan: [[`date: ${from}\ndate_is`, `date: ${to}\ndate_is`], ...more],
});
const slip = (from: string, to: string): Replacement => [
  'sponsor: vera@example.com\n',
  `sponsor: vera@example.com\nslips:\n  - { from: ${from}, to: ${to}, reason: The letter shop signs in March. }\n`,
];
const one = (name: string, weakens: boolean, step: BranchStep): Branch => ({ name, weakens, steps: [step] });

/** A step that leaves one text of the plan out. */
const without = (text: string): BranchStep => ({ plan: [[text, '']] });

const NORTHWIND = `  - to: Northwind Retail
    what: Reminders in Spanish before their spring renewals
    due: 2031-01-31
    scope: dunning
    for: early-access
    kind: contract
    made_by: lee@example.com
`;

/** Changes that people make to the plan of `test/cli/changes/base`, one branch each. */
export const branches: readonly Branch[] = [
  one('waive-everything', true, {
    plan: [
      [
        'waivers:\n',
        `waivers:\n${['promise/over-capacity', 'promise/late', 'balance/build-heavy', 'sales/capacity-below-goal', 'task/overdue'].map(waiver).join('')}`,
      ],
    ],
  }),
  one('disable-comment', true, {
    plan: [
      [
        '    due: 2031-01-31\n    scope',
        '    # launchplan-disable-next-line promise/late -- they know\n    due: 2031-01-31\n    scope',
      ],
    ],
  }),
  one('new-approver-approves', true, {
    settings: [['pricing: [cfo@example.com]', 'pricing: [cfo@example.com, petra@example.com]']],
    plan: [
      [
        'gate: pricing, by: cfo@example.com, decision: requested, on: 2031-01-17',
        'gate: pricing, by: petra@example.com, decision: approved, on: 2031-01-06',
      ],
    ],
  }),
  one('lower-tier', true, { plan: [['tier: 1\n', 'tier: 3\n']] }),
  one('back-to-draft', true, { plan: [['date_is: committed\n', 'date_is: committed\nstatus: draft\n']] }),
  one('unchanged-departments', true, {
    plan: [
      ...(
        ['engineering:\n', 'marketing:\n', 'sales:\n', 'support:\n', 'finance:\n', 'docs:\n', 'services:\n'] as const
      ).map((section): Replacement => [`\n${section}`, `\n${section}  unchanged: As in the last release.\n`]),
      ['\nlegal:\n', '\nlegal:\n  unchanged: As in the last release.\n'],
      ['\ncomms:\n', '\ncomms:\n  unchanged: As in the last release.\n'],
    ],
  }),
  one('not-applicable', true, {
    plan: [
      ['  accessibility:\n    owner: mei@example.com\n    due: 2030-12-19\n', '  accessibility: not-applicable\n'],
    ],
  }),
  one('drop-promise', true, without(NORTHWIND)),
  one('drop-day-of-promise', true, { plan: [['    due: 2031-01-31\n    scope', '    scope']] }),
  one('date-without-reason', true, dated('2031-03-11', '2031-04-08')),
  one('date-with-reason', true, dated('2031-03-11', '2031-04-08', [slip('2031-03-11', '2031-04-08')])),
  one('date-earlier', true, dated('2031-03-11', '2031-02-25')),
  {
    name: 'date-twice',
    weakens: true,
    steps: [dated('2031-03-11', '2031-04-08'), dated('2031-04-08', '2031-05-06')],
  },
  {
    name: 'date-back-and-forth',
    weakens: false,
    steps: [dated('2031-03-11', '2031-04-08'), dated('2031-04-08', '2031-03-11')],
  },
  {
    name: 'date-in-three-commits',
    like: 'date-with-reason',
    weakens: true,
    steps: [
      dated('2031-03-11', '2031-03-18'),
      dated('2031-03-18', '2031-04-08'),
      dated('2031-04-08', '2031-04-08', [slip('2031-03-11', '2031-04-08')]),
    ],
  },
  {
    ...one('rename-and-move-date', true, {
      moved: ['launch.yaml', 'plans/atlas/launch.yaml'],
      plan: [['date: 2031-03-11\ndate_is', 'date: 2031-04-08\ndate_is']],
    }),
    like: 'date-without-reason',
  },
  one('rename-out', true, { moved: ['launch.yaml', 'plan-of-atlas.txt'] }),
  one('remove-marker', true, without('launch_plan: 1\n')),
  { ...one('ignore-folder', false, { added: { '.gitignore': 'launch.yaml\nnotes/\n' } }), like: 'date-back-and-forth' },
  one('plant-root', true, { added: { 'notes/.launchplan.yaml': 'root: true\n' } }),
  one('lints-off', true, {
    settings: [
      ['  date/stale-plan: off\n', '  date/stale-plan: off\n  promise/late: off\n  promise/over-capacity: warning\n'],
    ],
  }),
  one('strict-off', true, { settings: [['extends: launchplan:strict\n', '']] }),
  one('strict-again', false, { settings: [['  date/stale-plan: off\n', '  date/stale-plan: warning\n']] }),
  one('no-freezes', true, {
    settings: [['  freezes:\n    - { from: 2031-03-24, to: 2031-04-04 }\n', '  freezes: []\n']],
  }),
  one('no-settings', true, { removed: ['.launchplan.yaml'] }),
  one('price', true, { plan: [['1,900 EUR a month for Team', '2,900 EUR a month for Team']] }),
  one('target', true, { plan: [['      target: 30\n', '      target: 10\n']] }),
  one('guardrail', true, {
    plan: [['      baseline: 8.3\n      target: 1\n', '      baseline: 8.3\n      target: 6\n']],
  }),
  one('rollback-trigger', true, { plan: [['More than 1 in 100 invoices', 'More than 20 in 100 invoices']] }),
  one('capacity', true, { plan: [['capacity_days: 90', 'capacity_days: 120']] }),
  one('owner-of-sales', true, { plan: [['sales:\n  owner: lee@example.com\n', 'sales:\n  owner: kim@example.com\n']] }),
  one('twenty-done', true, {
    plan: [
      ['preview: 2031-01-28', 'preview: done'],
      ['training: T-19', 'training: done'],
      ['demo: todo', 'demo: done'],
      ['entitlement: T-25', 'entitlement: done'],
      ['test_invoice: T-21', 'test_invoice: done'],
      ['    due: 2031-02-12\n', '    done: 2031-01-06\n'],
      ['training: T-20', 'training: done'],
      ['onboarding: { status: doing, due: 2031-02-06 }', 'onboarding: done'],
      ['review: 2031-01-24', 'review: done'],
      ['privacy: 2031-01-16', 'privacy: done'],
      ['monitoring: 2031-02-11', 'monitoring: done'],
      ['    due: 2030-12-19\n', '    done: 2031-01-06\n'],
      ['instrumented: 2031-02-10', 'instrumented: done'],
      ['    due: 2030-12-18\n', '    done: 2031-01-06\n'],
      ['    owner: hana@example.com\n    due: 2031-02-14\n', '    owner: hana@example.com\n    done: 2031-01-06\n'],
      ['load_test: { owner: jonas@example.com, due: 2031-02-13 }', 'load_test: done'],
      ['    owner: petra@example.com\n    due: 2031-01-17\n', '    owner: petra@example.com\n    done: 2031-01-06\n'],
      ['    owner: jonas@example.com\n    due: 2031-02-14\n', '    owner: jonas@example.com\n    done: 2031-01-06\n'],
      ['    owner: lee@example.com\n    due: 2031-02-21\n', '    owner: lee@example.com\n    done: 2031-01-06\n'],
      ['    status: doing\n    due: 2031-01-21\n', '    status: done\n'],
    ],
  }),
  one('launched-too-early', true, { plan: [['date_is: committed\n', 'date_is: committed\nstatus: launched\n']] }),
  one('delete-plan', true, { removed: ['launch.yaml'] }),
  one('notes-only', false, { plan: [['summary: Recurring', 'x-cost-centre: "4711"\nsummary: Recurring']] }),
  one('improvement', false, {
    plan: [
      ['    due: 2031-02-14\n  - id: revenue-report', '    due: 2031-01-24\n  - id: revenue-report'],
      [
        '    owner: lee@example.com\n    due: 2030-12-18\n',
        '    owner: lee@example.com\n    done: 2031-01-03\n    evidence: https://wiki.example.com/pilot\n',
      ],
      ['\nlearning:\n', '\nhandoff:\n  owner: nadia@example.com\n\nlearning:\n'],
    ],
  }),
];

function replaced(text: string, replacements: readonly Replacement[], branch: string): string {
  return replacements.reduce((now, [from, to]) => {
    if (now.split(from).length !== 2) throw new Error(`${branch}: “${from}” has to be there once`);
    return now.replace(from, () => to);
  }, text);
}

/** A repository with `main` and all these branches. */
export function changedRepository(root?: string): Repository {
  const repository = newRepository(root);
  const textOf = (path: string): string => readFileSync(join(base, path), 'utf8');
  repository.commit('2030-12-09', Object.fromEntries(files.map((path) => [path, textOf(path)])));
  for (const { name, steps } of branches) {
    repository.git('checkout', '--quiet', '-b', name, 'main');
    let text = textOf('launch.yaml');
    for (const { plan = [], settings = [], added = {}, removed = [], moved } of steps) {
      for (const file of moved === undefined ? removed : [moved[0]]) rmSync(join(repository.root, file));
      text = replaced(text, plan, name);
      repository.commit('2031-01-06', {
        ...added,
        ...(plan.length > 0 || moved !== undefined ? { [moved?.[1] ?? 'launch.yaml']: text } : {}),
        ...(settings.length > 0 ? { '.launchplan.yaml': replaced(textOf('.launchplan.yaml'), settings, name) } : {}),
      });
    }
  }
  repository.git('checkout', '--quiet', 'main');
  return repository;
}
