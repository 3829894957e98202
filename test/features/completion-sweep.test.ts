import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../server/src/engine/check/shape/shape-findings.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import completion from '../../server/src/features/completion/completion.ts';
import type { DocumentView } from '../../server/src/features/view/document-view.ts';
import { applied } from '../support/completion.ts';
import { viewOf } from '../support/view.ts';

/** A plan that has every way to write a thing once, and room to write more. */
const PLAN = `# Atlas Billing
launch_plan: 1
name: Atlas Billing
owner: ana@example.com
tier: 1
stage: 'ga'
date: 2027-03-10
team: { design: kim@example.com, engineering: "@sam" }
tags: [billing, q1]

scope:
  - id: alerts
    what: Renewal alerts
    effort_days: 15
  - Usage export
promises:
- to: Northwind
  scope: [alerts]
  for: early
sales:
  owner: &lead lee@example.com
  training: T-21
  demo:
    owner: *lead
    due: T-20

  price_book: "not-applicable: free"
finance:
  sku: { owner: dana@example.com, due: T-45 }
legal:
  personal_data: true
rollout:
  steps:
    - { id: early, to: Partners, stage: beta }
outcomes:
  reviews:
    - T+30
    - T+90
milestones:
  - id: spec
  - id: beta
    needs: spec
    evidence:
      - docs/beta.md
approvals: [{ gate: pricing, by: cfo@example.com }]
x-own:
  anything: here
waivers:
  - lint: sales/no-demo
    reason: >-
      The demo is the
      product itself.
    expires: 2027-02-28
`;

const around = { people: ['ana@example.com', '@sam', 'field team: EMEA'], files: ['docs/beta.md', 'docs/a b.md'] };

function shapeFindings(text: string): number {
  const { plans, tree } = takeSnapshot(text);
  return tree.problems.length + plans.reduce((sum, plan) => sum + shapeOf(plan, text).findings.length, 0);
}

/** What every item at every offset of a text makes of it, each once, with the offset where it was offered. */
function outcomes(view: DocumentView): ReadonlyMap<string, number> {
  const { text } = view.snapshot;
  const results = new Map<string, number>();
  for (let offset = 0; offset <= text.length; offset++) {
    const answer = completion.provide(view, { position: view.positionOf(offset) });
    for (const item of answer?.items ?? []) {
      const result = applied(view, item);
      if (!results.has(result)) results.set(result, offset);
    }
  }
  return results;
}

/** Those of the texts that an item left worse than they were, with the place where it was offered. */
function worseThan(before: number, text: string, found: ReadonlyMap<string, number>): readonly string[] {
  return [...found]
    .filter(([result]) => shapeFindings(result) > before)
    .map(
      ([result, offset]) =>
        `${text.slice(Math.max(0, offset - 40), offset)}$0 became ${result.slice(offset - 20, offset + 40)}`,
    );
}

describe.each([
  ['with LF', PLAN],
  ['with CRLF', PLAN.replaceAll('\n', '\r\n')],
])('completion in a plan %s', (_, text) => {
  it('inserts nothing at any offset that makes the shape of the plan worse', { timeout: 60_000 }, () => {
    const found = outcomes(viewOf(text, around));
    expect(shapeFindings(text)).toBe(0);
    expect(found.size).toBeGreaterThan(300);
    expect(worseThan(0, text, found)).toEqual([]);
  });

  it('inserts nothing on a new line below any line that makes it worse', { timeout: 60_000 }, () => {
    const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
    const lines = text.split(lineBreak);
    const worse = lines.flatMap((_line, index) =>
      ['', '  ', '    '].flatMap((indent) => {
        const typed = [...lines.slice(0, index + 1), indent, ...lines.slice(index + 1)].join(lineBreak);
        const offset = [...lines.slice(0, index + 1), indent].join(lineBreak).length;
        const view = viewOf(typed, around);
        const answer = completion.provide(view, { position: view.positionOf(offset) });
        const found = new Map((answer?.items ?? []).map((item) => [applied(view, item), offset]));
        return worseThan(shapeFindings(typed), typed, found);
      }),
    );
    expect(worse).toEqual([]);
  });
});

it('answers at the end of a plan that is cut off anywhere', { timeout: 60_000 }, () => {
  const counts: number[] = [];
  for (let end = 0; end <= PLAN.length; end += 3) {
    const view = viewOf(PLAN.slice(0, end), around);
    counts.push(completion.provide(view, { position: view.positionOf(end) })?.items.length ?? 0);
  }
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(counts.length / 3);
});
