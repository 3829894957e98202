import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { editsOf } from '../../server/src/engine/fixes.ts';
import { given, items } from '../../server/src/plan/fact.ts';
import { isPlaceholder } from '../../server/src/plan/placeholder.ts';
import { rootFields, sectionFields, sectionKeys } from '../../server/src/plan/plan-shape.ts';
import type { Shapes } from '../../server/src/plan/shape.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { checked, SIX_FIELDS, told, underlined } from '../support/checked.ts';
import { holds } from '../support/own-rules.ts';

function planOf(more: string) {
  const [plan] = takeSnapshot(SIX_FIELDS + more).plans;
  if (plan === undefined) throw new Error('No plan');
  return plan;
}

const shape = /^(?:schema|syntax)\//;

describe('a placeholder', () => {
  it.each([
    ...['TBD', 'tba', 'Tbc', 'todo', 'To  Do', 'to be done', 'To be decided', 'to be defined', 'to be determined'],
    ...['to be confirmed', 'to be announced', 'FIXME', 'xxx', 'WIP', 'In Progress', 'pending', 'coming soon'],
    ...['unknown', 'placeholder', 'Lorem ipsum', 'none', 'N/A', 'na', '?', '??', '???', '-', '--', '…', '...'],
    ...['<name>', '<the price, once known>', '[owner]', ' TBD ', '<>'],
  ])('is %j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    ...['TBD by Kim', 'none of them', 'unknown unknowns', 'a', 'No', '1', '<ana@example.com>', '<https://example.com>'],
    ...['<a> and <b>', '[a](b)', 'x <y>', '????', '---', 'in progress since May', 'in-progress', '[a] [b]', 'n.a.'],
  ])('is not %j', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  it('counts as missing, is underlined, and is in the message', () => {
    const { snapshot, report } = checked(`${SIX_FIELDS}finance:\n  sku: TBD # dana asks\n`);
    const finding = report.findings.find(({ rule }) => rule === 'finance/cannot-bill');
    expect(finding && [finding.state, underlined(snapshot, finding)]).toEqual(['missing', 'TBD']);
    expect(finding?.message).toContain('is still “TBD”.');
    const [first] = finding?.fixes ?? [];
    const edits = first && editsOf(snapshot, report.plan, first);
    expect(edits && applyEdits(snapshot.text, edits)).toContain('sku: {due: T-30} # dana asks\n');
  });

  it.each([
    ['a section', 'finance: TBD\n', 'finance/cannot-bill', 'finance: {sku:}\n'],
    ['a task', 'support:\n  training: "?"\n', 'support/not-trained', 'training: todo\n'],
    ['a list', 'support:\n  escalation: [TBD, "??"]\n', 'support/no-escalation', 'escalation: {due: T-14}\n'],
    [
      'all approvals',
      'approvals: tbd\n',
      'gate/no-decision',
      'approvals: [{gate: go-no-go, by:, decision: requested, on:}]\n',
    ],
  ])('is replaced by the first offer where it is %s', (_, more, rule, fixed) => {
    const { snapshot, report } = checked(SIX_FIELDS + more);
    const [first] = report.findings.find((finding) => finding.rule === rule)?.fixes ?? [];
    const edits = first && editsOf(snapshot, report.plan, first);
    expect(edits && applyEdits(snapshot.text, edits)).toContain(fixed);
  });

  it.each([
    ['level: none', 'support', 'level', 'none'],
    ['training: todo', 'support', 'training', undefined],
    ['competitors: [none, Contoso]', 'marketing', 'competitors', undefined],
  ] as const)('is none where the key allows the word: %s', (line, section, key, value) => {
    const fact = (
      planOf(`${section}:\n  ${line}\n`)[section] as unknown as Record<string, { kind: string; value?: unknown }>
    )[key];
    expect(fact?.kind).not.toBe('absent');
    if (value !== undefined) expect(fact?.value).toBe(value);
  });

  it('is judged item by item', () => {
    const plan = planOf(
      'marketing:\n  competitors: [TBD, Contoso]\nsales:\n  battlecards: [{ competitor: TBD }, Contoso]\n',
    );
    expect(items(plan.marketing.competitors).map(({ value }) => value)).toEqual(['Contoso']);
    expect(items(plan.sales.battlecards).map(({ value }) => given(value.competitor))).toEqual(['Contoso']);
  });

  it('takes an item away that has it for a name, with the tasks in it, but not one with an id', () => {
    const plan = planOf(
      'outcomes:\n  metrics:\n    - { name: TBD, instrumented: T-3 }\nmilestones:\n  - { what: "?", due: T-9 }\n  - { id: beta, what: TBD, due: T-8 }\n',
    );
    expect(plan.outcomes.metrics.kind).toBe('absent');
    expect(plan.tasks.map(({ at }) => at.path)).toEqual([['milestones', 1]]);
  });

  it.each(['known_issues: none', 'known_issues: [none]', 'known_issues: "N/A"'])('is the empty list: %s', (line) => {
    const { report } = checked(`${SIX_FIELDS}support:\n  ${line}\n`);
    expect(report.plan.support.known_issues).toMatchObject({ kind: 'absent', written: 'empty-list' });
    expect(report.findings.filter(({ rule }) => rule === 'support/no-known-issues')).toEqual([]);
  });

  it('is no empty list where the answer is still to come', () => {
    const { report } = checked(`${SIX_FIELDS}support:\n  known_issues: TBD\nsales:\n  overlaps: n/a\n`);
    expect(report.findings.some(({ rule }) => rule === 'support/no-known-issues')).toBe(true);
    expect(report.plan.sales.overlaps).toMatchObject({ written: 'empty-list' });
  });

  it.each([
    [
      'tier: 1',
      'tier: TBD',
      ['schema/missing-key at "TBD": The tier is still “TBD”, so nobody knows how much it asks for.'],
    ],
    ['stage: ga', 'stage: "[stage]"', ['schema/missing-key at "\\"[stage]\\"": The stage is still “[stage]”.']],
    ['date: 2027-03-10', 'date: <day>', ['schema/missing-key at "<day>": The launch date is still “<day>”']],
    ['launch_plan: 1', 'launch_plan: ???', ['schema/missing-key at "???": The version of the format is still “???”.']],
    ['name: Atlas Billing', 'name: TBD', []],
    ['owner: ana@example.com', 'owner: TBD', []],
  ])('of the required key %s is told at the value', (line, placeholder, expected) => {
    const found = told(checked(SIX_FIELDS.replace(line, placeholder)), shape);
    expect(found).toHaveLength(expected.length);
    expected.forEach((start, index) => expect(found[index]?.startsWith(start)).toBe(true));
  });

  it('of an owner is what owner/placeholder tells, and nothing else', () => {
    const found = checked(SIX_FIELDS.replace('ana@example.com', 'to be decided')).report.findings;
    expect(found.filter(({ path }) => path[0] === 'owner').map(({ rule }) => rule)).toEqual(['owner/placeholder']);
    const handoff = checked(`${SIX_FIELDS}handoff:\n  owner: TBD\n`);
    expect(told(handoff, /^owner\/(?:placeholder|no-handoff)/).map((line) => line.split(':')[0])).toEqual([
      'owner/no-handoff at "TBD"',
      'owner/placeholder at "TBD"',
    ]);
  });

  it.each([
    ['notes: TBD', 'sales: { notes: TBD }\n'],
    ['notes of a task', 'sales: { demo: { due: T-20, notes: TBD } }\n'],
    ['x- keys', 'x-price: TBD\n'],
  ])('is never looked for in %s', (_, more) => {
    expect(planOf(more).placeholders.size).toBe(0);
  });

  it('is absent to rules of the organisation', () => {
    expect(holds('plan.sponsor == null && plan.finance.sku == null', 'sponsor: TBD\nfinance:\n  sku: wip\n')).toBe(
      true,
    );
    expect(holds('plan.marketing.competitors == []', 'marketing:\n  competitors: [TBD]\n')).toBe(true);
    expect(holds('plan.finance == null', 'finance: TBD\n')).toBe(true);
    expect(holds("plan['x-owner'] == 'TBD'", 'x-owner: TBD\n')).toBe(true);
  });

  it('in every key of the format is never a finding of the schema', () => {
    for (const placeholder of ['TBD', '"?"', '<later>', '"[later]"', 'to be confirmed', 'lorem ipsum']) {
      const lines = Object.entries(sectionFields).map(
        ([name, fields]) => `${name}:\n${written({ ...fields, ...sectionKeys }, placeholder, '  ')}`,
      );
      const optional = Object.fromEntries(
        Object.entries(rootFields).filter(([key]) => !SIX_FIELDS.includes(`${key}: `)),
      );
      const text = `${SIX_FIELDS}${written(optional, placeholder, '')}${lines.join('')}`;
      const { snapshot, report } = checked(text);
      expect(told({ snapshot, report }, /^(?:schema|syntax|config)\//)).toEqual([]);
      expect(report.plan.placeholders.size).toBeGreaterThan(120);
      const lonely = told(
        checked(
          SIX_FIELDS +
            Object.keys(sectionFields)
              .map((name) => `${name}: ${placeholder}\n`)
              .join(''),
        ),
        shape,
      );
      expect(lonely).toEqual([]);
    }
  });

  it('in every key of every item is never a finding of the schema either', () => {
    const nested = Object.entries(sectionFields).map(
      ([name, fields]) => `${name}:\n${deep({ ...fields, ...sectionKeys }, '  ')}`,
    );
    const { launch_plan, name, owner, tier, stage, date, ...rest } = rootFields;
    expect([launch_plan, name, owner, tier, stage, date]).toHaveLength(6);
    const text = SIX_FIELDS + deep(rest, '') + nested.join('');
    expect(told(checked(text), shape)).toEqual([]);
  });
});

function written(fields: Shapes, placeholder: string, indent: string): string {
  return Object.keys(fields)
    .map((key) => `${indent}${key}: ${placeholder}\n`)
    .join('');
}

/** Every key with a placeholder at its innermost places. */
function deep(fields: Shapes, indent: string): string {
  return Object.entries(fields)
    .map(([key, one]) => {
      const item = one.kind === 'list' ? one.item?.fields : undefined;
      if (item !== undefined) return `${indent}${key}:\n${indent}  -\n${deep(item, `${indent}    `)}`;
      if (one.fields !== undefined) return `${indent}${key}:\n${deep(one.fields, `${indent}  `)}`;
      return `${indent}${key}: TBD\n`;
    })
    .join('');
}
