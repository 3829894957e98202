import { assert, describe, expect, it } from 'vitest';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import explain from '../../server/src/features/explain.ts';
import fixes from '../../server/src/features/fixes.ts';
import newPlan from '../../server/src/features/new-plan.ts';
import { readinessNode } from '../../server/src/features/readiness.ts';
import report from '../../server/src/features/report.ts';
import waive from '../../server/src/features/waive.ts';
import { checked, SIX_FIELDS } from '../support/checked.ts';
import { viewOf } from '../support/view.ts';

const view = viewOf(SIX_FIELDS);
const textDocument = { uri: view.uri };

/** The text after an edit of one place. */
function after(text: string, edit: WorkspaceEdit | null | undefined): string {
  const edits =
    edit?.documentChanges?.flatMap((change) => ('edits' in change ? (change.edits as TextEdit[]) : [])) ?? [];
  const { lines } = checked(text).snapshot;
  return edits.reduce(
    (now, { range, newText }) => now.slice(0, lines.offset(range.start)) + newText + now.slice(lines.offset(range.end)),
    text,
  );
}

describe('waiving a lint', () => {
  const waiver = { textDocument, document: 0, rule: 'sales/no-demo', by: 'vera@example.com', expires: '2027-02-28' };

  it('writes a waiver that holds', () => {
    const text = after(SIX_FIELDS, waive.provide(view, { ...waiver, reason: 'Shown live: "on stage"' }));
    const { report: then } = checked(text);
    expect(then.waived.map(({ rule }) => rule)).toEqual(['sales/no-demo']);
  });

  it('writes none without a reason, a person or a day, and none of what cannot be waived', () => {
    expect(waive.provide(view, { ...waiver, reason: ' ' })).toBeNull();
    expect(waive.provide(view, { ...waiver, reason: 'x', by: '' })).toBeNull();
    expect(waive.provide(view, { ...waiver, reason: 'x', expires: '2027-02-30' })).toBeNull();
    expect(waive.provide(view, { ...waiver, reason: 'x', rule: 'schema/unknown-key' })).toBeNull();
    expect(waive.provide(view, { ...waiver, reason: 'x', document: 1 })).toBeNull();
  });
});

describe('fixing one check of the tree', () => {
  it('offers what that check alone needs, also where its diagnostic is one of a group', () => {
    const position = { line: 0, character: 0 };
    const [fix] = fixes.provide(view, { textDocument, document: 0, rule: 'sales/no-demo', position }) ?? [];
    const text = after(SIX_FIELDS, fix?.edit);
    expect(fix?.isRepair).toBe(false);
    expect(text).toMatch(/sales:\n {2}demo:/);
    expect(fixes.provide(view, { textDocument, document: 0, rule: 'sales/nothing', position })).toEqual([]);
  });

  it('offers all that an absent section needs under the code of its group', () => {
    const position = { line: 0, character: 0 };
    const [fix, ...others] = fixes.provide(view, { textDocument, document: 0, rule: 'group/sales', position }) ?? [];
    const { report: then } = checked(after(SIX_FIELDS, fix?.edit));
    expect(others).toEqual([]);
    expect(then.findings.filter(({ absentSection }) => absentSection === 'sales')).toEqual([]);
    expect(fixes.provide(view, { textDocument, document: 0, rule: 'group/nothing', position })).toEqual([]);
  });
});

describe('the readiness of a plan', () => {
  it('tells of an absent section what the diagnostics tell', () => {
    const [node] = view.reports.map((one) => readinessNode(one, view, view.today));
    assert(node);
    const sales = node.absent.find(({ section }) => section === 'sales');
    const group = diagnosticsOf(view).find(({ code }) => code === 'group/sales');
    expect(sales).toMatchObject({ title: 'Sales is not in the plan', message: group?.message });
    expect(sales?.location).toEqual({ uri: view.uri, range: group?.range });
    const members = node.areas.flatMap(({ checks }) => checks).filter(({ absentSection }) => absentSection === 'sales');
    expect(sales?.open).toBe(members.length);
    expect(members.map(({ rule }) => rule).sort()).toEqual([...(group?.data as { rules: string[] }).rules].sort());
  });
});

describe('the faults of a plan', () => {
  it('are told apart in the tree, also where there are several of one kind', () => {
    const text = `${SIX_FIELDS}milestones:
  - { id: beta, what: Beta opens, due: 2027-01-04, owner: ana@example.com }
  - { id: pilots, what: Pilots are signed, due: 2027-01-05, owner: ana@example.com }
colour: red
`;
    const faulty = viewOf(text);
    const [node] = faulty.reports.map((one) => readinessNode(one, faulty, faulty.today));
    expect(node?.faults.map(({ rule, title }) => `${rule}: ${title}`)).toEqual([
      'task/overdue: “Beta opens” was due 4 January and is not done',
      'task/overdue: “Pilots are signed” was due 5 January and is not done',
      'schema/unknown-key: `colour` is no key of a launch plan',
    ]);
  });
});

describe('explaining a lint', () => {
  it('gives its page and its address', () => {
    const answer = explain.provideWorkspace(view.workspace, { rule: 'sales/no-demo' });
    expect(answer?.markdown).toMatch(/^# sales\/no-demo\n/);
    expect(answer?.url).toMatch(/sales\/no-demo\.md$/);
  });

  it('lists all of them where none is named, and knows no page of what it does not know', () => {
    expect(explain.provideWorkspace(view.workspace, {})?.lints.length).toBeGreaterThan(80);
    const answer = explain.provideWorkspace(view.workspace, { rule: '../../etc' });
    expect(answer).toMatchObject({ markdown: null, url: null, lints: [] });
    expect(answer?.message).toMatch(/^There is no lint, area or key/);
  });

  it('explains areas, keys and groups, and lists what a word may mean', () => {
    const ask = (rule: string): ReturnType<typeof explain.provideWorkspace> =>
      explain.provideWorkspace(view.workspace, { rule });
    expect(ask('sales')?.markdown).toContain('`sales/no-demo`');
    expect(ask('marketing.positioning')?.url).toMatch(/launch-yaml\.md#marketingpositioning$/);
    expect(ask('group/sales')?.markdown).toMatch(/^# group\/sales\n/);
    expect(ask('training')?.lints.map(({ id }) => id)).toEqual(['sales.training', 'support.training']);
  });
});

describe('a new plan', () => {
  const answers = { name: 'Atlas: Billing', tier: '2', stage: 'ga', date: '2027-03-10', owner: 'ana@example.com' };

  it('is a plan without faults, once all is answered', () => {
    const text = newPlan.provideWorkspace(view.workspace, { answers: { ...answers, motion: 'sales-led' } })?.text ?? '';
    const { report: then } = checked(text);
    expect(then.findings.filter(({ rule }) => /^(schema|syntax)\//.test(rule))).toEqual([]);
    expect(text).toContain('Wednesday');
  });

  it('leaves the owner to write, where nobody was named', () => {
    const { name, tier, stage, date } = answers;
    const answer = newPlan.provideWorkspace(view.workspace, { answers: { name, tier, stage, date } });
    const line = answer?.text?.split('\n')[answer.cursor?.line ?? -1] ?? '';
    expect([line.slice(0, answer?.cursor?.character), line.slice(answer?.cursor?.character).trim().charAt(0)]).toEqual([
      'owner: ',
      '#',
    ]);
  });

  it('says what is wrong with an answer, and has no text then', () => {
    const answer = newPlan.provideWorkspace(view.workspace, { answers: { ...answers, date: '2027-02-30' } });
    expect(answer?.text).toBeNull();
    expect(Object.keys(answer?.faults ?? {})).toEqual(['date']);
  });

  it('lets people choose in the words of the schema', () => {
    const { tier, stage, motion } = newPlan.provideWorkspace(view.workspace, { answers: {} })?.choices ?? {};
    expect(tier?.map(({ value }) => value)).toEqual(['1', '2', '3']);
    expect([...(stage ?? []), ...(motion ?? [])].every(({ description }) => description !== '')).toBe(true);
  });
});

describe('the report of a document', () => {
  it('is a page with links into the plan where the client says how', () => {
    const answer = report.provide(view, { textDocument, nonce: 'a1', link: 'command:go?{line}:{character}' });
    expect(answer?.name).toBe('Atlas Billing');
    expect(answer?.html).toContain('href="command:go?0:0"');
    expect(answer?.html).toContain('plans/launch.yaml');
  });

  it('is none for a document that is not there, nor with a nonce that is none', () => {
    expect(report.provide(view, { textDocument, document: 3, nonce: 'a1' })).toBeNull();
    expect(report.provide(view, { textDocument, nonce: "x'; script-src *" })).toBeNull();
  });
});
