import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lints } from '../../server/src/lints/index.ts';
import type { Path } from '../../server/src/plan/place.ts';
import { checkCase, lintCases } from '../support/lint-folder.ts';
import { namedWays } from '../support/named-ways.ts';
import { dayIn, fixed, iso, type Stuck, type TakeWay, valueAt, withValues } from '../support/ways-out.ts';

const EVIDENCE = 'https://example.com/proof';

/** The ways that the sentences of many messages name. */
const ways: readonly (readonly [sentence: RegExp, take: TakeWay])[] = [
  [/waive this (?:with a reason|and say)|accept it in a waiver/, waived],
  [/^Plan (?:it|them) (?:now|today|by .+), or/, planned],
  [/^Finish (?:it|them)(?: now, or waive|, or agree a new date)/, done],
  [/^Finish (?:it|them), or agree a new date/, (stuck) => dueOn(stuck, laterOf(stuck.finding.due, stuck.today))],
  [/or say who will and when/, (stuck) => dueOn(stuck, laterOf(stuck.finding.due, stuck.today))],
  [/^Bring (?:it|them) forward to (.+) or earlier/, (stuck, [, day = '']) => dueOn(stuck, dayIn(day, stuck))],
  [/^Bring (?:it|them) forward, or/, (stuck) => dueOn(stuck, stuck.finding.due ?? stuck.today)],
  [
    /can no longer be there in time: move the launch to (.+?) or later/,
    (stuck, [, day = '']) => movedTo(stuck, dayIn(day, stuck)),
  ],
  [/^Move the launch to (.+?) or later/, (stuck, [, day = '']) => movedTo(stuck, dayIn(day, stuck))],
  [/^Write (?:it|them) (?:down now|here)|^Fill (?:it|them) in|^Write it here instead/, written],
  [/^Say when (?:it|they) will be done/, (stuck) => dueOn(stuck, laterOf(stuck.finding.due, stuck.today))],
  [/^Have (?:it|them) decided now/, approved],
  [/^Clear the way, or/, cleared],
  [
    /^Mark it as not applicable, with that reason/,
    (stuck) => withValues(stuck, [[pathOf(stuck), 'not-applicable: no news for them']]),
  ],
  [
    /^Write that as the reason under “unchanged”/,
    (stuck) => withValues(stuck, [[[pathOf(stuck)[0] ?? ''], { unchanged: 'Nothing changes for them.' }]]),
  ],
];

function pathOf({ finding }: Stuck): Path {
  return finding.path;
}

function laterOf(day: number | undefined, today: number): number {
  return Math.max(day ?? today, today);
}

function waived(stuck: Stuck): string {
  const { lint, one, today } = stuck;
  const [by = 'vera@example.com'] = one.config.organisation.waivers.approvers ?? [];
  const waivers = valueAt(stuck, ['waivers']);
  const waiver = { lint: lint.id, reason: 'We take the risk', by, expires: iso(today + 20) };
  return withValues(stuck, [[['waivers'], [...(Array.isArray(waivers) ? (waivers as unknown[]) : []), waiver]]]);
}

/** By its own offer where it has one, else with a day. */
function planned(stuck: Stuck): string {
  return fixed(stuck, /^Plan .* (?:for|by) /) ?? dueOn(stuck, laterOf(stuck.finding.due, stuck.today));
}

function dueOn(stuck: Stuck, day: number): string {
  const path = pathOf(stuck);
  if (path[0] === 'approvals' && path.at(-1) !== 'criteria') return withApproval(stuck, 'requested', day);
  const value = valueAt(stuck, path);
  const kept = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const task = { ...kept, owner: 'kim@example.com', due: iso(day), status: undefined, reason: undefined };
  return firstThatHelps(stuck, [
    () => withValues(stuck, [[path, task]]),
    // A list has one task for all of it, and so has the section around a part.
    ...path
      .map(
        (_, depth) => () =>
          withValues(stuck, [[path.slice(0, path.length - depth), { owner: 'kim@example.com', due: iso(day) }]]),
      )
      .slice(0, -1),
  ]);
}

/** What was in the way is gone: it is done by the day on which it is needed, or at once where that has passed. */
function cleared(stuck: Stuck): string {
  const { due } = stuck.finding;
  return due !== undefined && due < stuck.today ? done(stuck) : dueOn(stuck, due ?? stuck.today);
}

/** What is finished: a task has its day and its proof, a fact is written, an approval is given. */
function done(stuck: Stuck): string {
  const value = valueAt(stuck, pathOf(stuck));
  const kept = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const task = (): string =>
    withValues(stuck, [
      [pathOf(stuck), { ...kept, done: iso(stuck.today), status: undefined, due: undefined, evidence: EVIDENCE }],
    ]);
  const inList = (): string => withValues(stuck, [[pathOf(stuck).slice(0, -1), [answers[stuck.lint.id]?.(stuck)]]]);
  return firstThatHelps(stuck, [task, () => written(stuck), () => approved(stuck), inList]);
}

/** The first text in which the finding is gone, else the last. */
function firstThatHelps(stuck: Stuck, texts: readonly (() => string)[]): string {
  let last = stuck.snapshot.text;
  for (const textOf of texts) {
    try {
      last = textOf();
    } catch {
      continue;
    }
    if (!isStuck(stuck, last)) return last;
  }
  return last;
}

function isStuck({ one, today, lint, finding }: Stuck, text: string): boolean {
  return checkCase({ ...one, text }, today).report.findings.some(
    ({ rule, messageId, path }) => rule === lint.id && messageId === finding.messageId && samePath(path, finding.path),
  );
}

function approved(stuck: Stuck): string {
  return withApproval(stuck, 'approved', stuck.today);
}

function withApproval(stuck: Stuck, decision: string, day: number): string {
  const [, item] = pathOf(stuck);
  const value = { gate: gateOf(stuck, item), by: 'vera@example.com', decision, on: iso(day), evidence: EVIDENCE };
  const others = valueAt(stuck, ['approvals']);
  const kept = Array.isArray(others) ? (others as { gate?: unknown }[]).filter(({ gate }) => gate !== value.gate) : [];
  return withValues(stuck, [[['approvals'], [...kept, value]]]);
}

function gateOf(stuck: Stuck, item: Path[number] | undefined): string {
  if (typeof item === 'object') return item.value;
  const all = valueAt(stuck, ['approvals']);
  const approval = Array.isArray(all) && typeof item === 'number' ? (all[item] as { gate?: unknown }) : undefined;
  return typeof approval?.gate === 'string' ? approval.gate : (gates[stuck.lint.id] ?? '');
}

const gates: Readonly<Record<string, string>> = {
  'pricing/unapproved': 'pricing',
  'engineering/irreversible': 'irreversible',
  'gate/no-decision': 'go-no-go',
};

/** The launch moves; what is not planned yet is planned for the new date, and a day that would move along is written. */
function movedTo(stuck: Stuck, day: number): string {
  const [, own] = /If the launch moves, write (.+?) as (?:its|the) day/.exec(stuck.finding.message) ?? [];
  const { start } = stuck.finding.span;
  const before = stuck.snapshot.text;
  const rest = before.slice(start);
  const dated =
    own === undefined ? before : before.slice(0, start) + rest.replace(/\bT(?:[-+]\d+)?\b/, iso(dayIn(own, stuck)));
  const text = dated.replace(/^date: .*/m, `date: ${iso(day)}`);
  if (!stuck.finding.message.includes('If the launch moves, plan')) return text;
  const { snapshot, report } = checkCase({ ...stuck.one, text }, stuck.today);
  const finding = report.findings.find(({ rule, path }) => rule === stuck.lint.id && samePath(path, pathOf(stuck)));
  return finding === undefined ? text : planned({ ...stuck, snapshot, report, finding });
}

/** What an author would write where a fact is missing. */
const answers: Readonly<Record<string, (stuck: Stuck) => unknown>> = {
  'engineering/feature-gap': () => 'Dropped, and both partners agreed.',
  'gate/no-criteria': () => ['The test invoice went through'],
  'owner/silent-department': () => ({ owner: 'kim@example.com', tasks: [{ what: 'A part', due: 'T' }] }),
  'outcome/no-target': (stuck) => ({
    ...(valueAt(stuck, pathOf(stuck)) as object),
    baseline: 0,
    target: 30,
    by: 'T+90',
  }),
  'rollout/no-exit-criteria': () => 'No wrong invoice for seven days',
  'sales/no-battlecard': ({ finding: { path } }) => {
    const item = path.at(-1);
    return { competitor: typeof item === 'object' ? item.value : '', evidence: EVIDENCE };
  },
  'sales/portfolio-conflict': () => 'Offer the other one up to 200 invoices a month.',
  'sequence/no-contingency': () => 'Ship without it.',
  'support/no-escalation': () => 'oncall@example.com',
};

/** What is written down: an answer of this table, what the good example has in the same place, or that it is done. */
function written(stuck: Stuck): string {
  const answer = answers[stuck.lint.id];
  if (answer !== undefined) return withValues(stuck, [[pathOf(stuck), answer(stuck)]]);
  const example: unknown = parse(stuck.lint.good.plan, { strict: false });
  let value: unknown = example;
  for (const step of pathOf(stuck)) {
    if (typeof value !== 'object' || value === null) value = undefined;
    else if (typeof step !== 'object') value = (value as Record<string, unknown>)[step];
    else value = (value as unknown[])[0];
  }
  return firstThatHelps(stuck, [
    ...(value === undefined ? [] : [() => withValues(stuck, [[pathOf(stuck), value]])]),
    () => withValues(stuck, [[pathOf(stuck), { done: iso(stuck.today), evidence: EVIDENCE }]]),
  ]);
}

function samePath(one: Path, other: Path): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const stuck = lints.flatMap((lint) => {
  const folder = join(import.meta.dirname, lint.id);
  if (!existsSync(folder)) return [];
  return lintCases(folder).flatMap((one) =>
    one.days.flatMap(({ today }) => {
      const { snapshot, report } = checkCase(one, today);
      return report.findings
        .filter(({ rule }) => rule === lint.id)
        .map((finding): Stuck => ({ lint, one, today, snapshot, report, finding }));
    }),
  );
});

describe.each(lints)('$id', ({ id }) => {
  it('is gone once a way out is taken that its message names', () => {
    const failed: string[] = [];
    for (const each of stuck.filter(({ lint }) => lint.id === id)) {
      const sentences = each.finding.message.split(/(?<=[.?!]) (?=[A-Z])/);
      for (const sentence of sentences) {
        for (const [words, take] of [...ways, ...namedWays(id)]) {
          const found = words.exec(sentence);
          if (found === null) continue;
          const name = `${each.one.name} on ${iso(each.today)}: ${sentence}`;
          try {
            if (isStuck(each, take(each, found))) failed.push(name);
          } catch (error) {
            failed.push(`${name} ${String(error)}`);
          }
        }
      }
    }
    expect(failed).toEqual([]);
  });
});

/** How a sentence begins that tells somebody to do something. */
const ADVICE =
  /^(?:Add|Agree|Answer|Ask|Bring|Choose|Clear|Commit|Correct|Cut|Decide|Fill|Find|Finish|Fix|Have|Hold|Launch on|Let|Lower|Make|Mark|Move|Name|Open|Or|Plan|Put|Raise|Remove|Say|Sell|Set|Split|Spread|Take|Tell|Write)\b/;

/** Advice that no edit of the fixture follows by itself: it needs people, other files, or names two things at once. */
const notTried: readonly RegExp[] = [
  /^Add the reason, and who can clear (?:it|the way)/, // it stays blocked, and the message then says by what
  /^(?:Tell them, and check|Find what moves it, choose)/, // the slip has happened
  /^Have (?:it|them) done by [^,]+\.$|^Finish them, then decide again/, // several tasks in several sections
  /^(?:Ask what they would change|Ask them before the freeze|Agree with|Agree an earlier day|Move one of the two)/, // people agree
  /^(?:Write down the pain|Clear what stood in the way|Name somebody from each department)/,
  /^(?:Bring this forward|Bring it forward\.|Write down how many units)/,
  /^Write (?:a waiver with|two hyphens)|^Add the id of the check/, // a comment, not a key of the plan
  /^Write down what was decided/, // tried where it is not an approval
  /^Find a smaller first step to sell|^Name the one thing/,
];

it('names no way that is not tried', () => {
  const untried = stuck.flatMap(({ lint, finding }) =>
    finding.message
      .split(/(?<=[.?!]) (?=[A-Z])/)
      .filter((sentence) => ADVICE.test(sentence))
      .filter((sentence) => ![...ways, ...namedWays(lint.id)].some(([words]) => words.test(sentence)))
      .filter((sentence) => !notTried.some((words) => words.test(sentence)))
      .map((sentence) => `${lint.id}: ${sentence}`),
  );
  expect([...new Set(untried)]).toEqual([]);
});
