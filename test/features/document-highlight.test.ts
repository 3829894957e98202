import { describe, expect, it } from 'vitest';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import documentHighlight from '../../server/src/features/document-highlight.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewAtCursor } from '../support/view.ts';

const PLAN = `${SIX_FIELDS}scope:
  - { id: alerts, what: Renewal alerts }
promises:
  - { to: Northwind, scope: [alerts], what: lee@example.com, made_by: lee@example.com }
rollout:
  steps:
    - id: beta
milestones:
  - { id: beta, owner: "lee@example.com" }
  - { id: launch, needs: [beta], owner: &lead lee@example.com }
team: { sales: *lead }
sales:
  notes: lee@example.com asks for alerts, not for sales/no-demo only
  # launchplan-disable-next-line sales/no-preview, sales/no-demo -- shown live
  demo: todo
waivers:
  - { lint: sales/no-demo, reason: shown live, by: vp@example.com, expires: 2027-03-01 }
  - { lint: 'sales/no-demo' }
  - { lint: sales/no-demos }
  - { lint: sales/no-demos }
---
launch_plan: 1
name: Next
owner: lee@example.com
scope: [{ id: alerts }]
waivers: [{ lint: sales/no-demo }]
`;

/** What is highlighted where the cursor stands behind the first part of a text: line from 1, kind and text. */
function highlightedAt(before: string, behind: string): readonly string[] | undefined {
  const whole = PLAN.indexOf(before + behind);
  if (whole === -1) throw new Error(`${before}${behind} is not in the plan`);
  const cursor = whole + before.length;
  const { view, position } = viewAtCursor(`${PLAN.slice(0, cursor)}$0${PLAN.slice(cursor)}`);
  return documentHighlight.provide(view, { position })?.map(({ range: { start, end }, kind }) => {
    const text = PLAN.slice(view.offsetOf(start), view.offsetOf(end));
    return `${start.line + 1} ${kind === DocumentHighlightKind.Write ? 'write' : 'read'} ${text}`;
  });
}

describe('document highlights', () => {
  it('show where an id is given and what points to it, from either, and no other id of that name', () => {
    const alerts = ['8 write alerts', '10 read alerts'];
    expect(highlightedAt('id: ale', 'rts')).toEqual(alerts);
    expect(highlightedAt('scope: [ale', 'rts]')).toEqual(alerts);
    expect(highlightedAt('needs: [be', 'ta]')).toEqual(['15 write beta', '16 read beta']);
    expect(highlightedAt('steps:\n    - id: be', 'ta')).toEqual(['13 write beta']);
  });

  it('show an anchor and its aliases', () => {
    const lead = ['16 write lead', '17 read lead'];
    expect(highlightedAt('&le', 'ad')).toEqual(lead);
    expect(highlightedAt('*le', 'ad')).toEqual(lead);
  });

  it('show all that one person has to do, however it is written, and leave prose and other plans alone', () => {
    const lee = ['10 read lee@example.com', '15 read "lee@example.com"', '16 read lee@example.com', '17 read *lead'];
    expect(highlightedAt('made_by: l', 'ee@')).toEqual(lee);
    expect(highlightedAt('owner: "l', 'ee@')).toEqual(lee);
    expect(highlightedAt('&lead l', 'ee@')).toEqual(lee);
    expect(highlightedAt('by: v', 'p@example')).toEqual(['23 read vp@example.com']);
    expect(highlightedAt('notes: l', 'ee@')).toBeUndefined();
  });

  it('show a lint in waivers, comments and prose, from each of them', () => {
    const demo = [19, 20, 23, 24].map((line) => `${String(line)} read sales/no-demo`);
    expect(highlightedAt('{ lint: sales/no', '-demo, reason')).toEqual(demo);
    expect(highlightedAt('no-preview, sales/no', '-demo -- shown')).toEqual(demo);
    expect(highlightedAt('not for sales/no', '-demo only')).toEqual(demo);
  });

  it('show a lint that nobody knows in waivers alone', () => {
    expect(highlightedAt('lint: sales/no', '-demos')).toEqual(['25 read sales/no-demos', '26 read sales/no-demos']);
  });

  it('stay away from keys and from what has no name', () => {
    expect(highlightedAt('mile', 'stones')).toBeUndefined();
    expect(highlightedAt('North', 'wind')).toBeUndefined();
  });
});
