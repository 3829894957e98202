import { describe, expect, it } from 'vitest';
import { TextEdit, type Location, type Range } from 'vscode-languageserver-types';
import definition from '../../server/src/features/definition.ts';
import { isRefusal } from '../../server/src/features/feature.ts';
import prepareRename from '../../server/src/features/prepare-rename.ts';
import references from '../../server/src/features/references.ts';
import rename from '../../server/src/features/rename.ts';
import type { DocumentView } from '../../server/src/features/view/document-view.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewAtCursor, type Around } from '../support/view.ts';

const PLAN = `${SIX_FIELDS}scope:
  - id: alerts
    what: Renewal alerts
  - { id: "export", what: Usage export }
promises:
  - { to: Northwind, scope: [alerts, export], for: early }
  - to: Contoso
    scope: 'alerts'
rollout:
  steps:
    - id: early
      to: Partners
milestones:
  - id: alerts
  - id: beta
    needs: alerts
sales:
  owner: &lead lee@example.com
  demo: &demo !!map # as for the trial
    owner: *lead
  preview: *demo
support:
  owner: *lead
`;

/** The plan with the cursor behind the first part of a text that stands in it. */
function at(before: string, behind: string): string {
  const whole = PLAN.indexOf(before + behind);
  if (whole === -1) throw new Error(`${before}${behind} is not in the plan`);
  return `${PLAN.slice(0, whole + before.length)}$0${PLAN.slice(whole + before.length)}`;
}

/** Places as line numbers from 1 and the text there. */
function drawn(view: DocumentView, ranges: readonly Range[] | undefined): readonly string[] | undefined {
  return ranges?.map(({ start, end }) => {
    const text = view.snapshot.text.slice(view.offsetOf(start), view.offsetOf(end));
    return `${start.line + 1} ${text}`;
  });
}

function definitionAt(marked: string, around: Around = {}): readonly string[] | undefined {
  const { view, position } = viewAtCursor(marked, around);
  return drawn(
    view,
    definition.provide(view, { position })?.map(({ range }: Location) => range),
  );
}

function referencesAt(marked: string, includeDeclaration = false): readonly string[] | undefined {
  const { view, position } = viewAtCursor(marked);
  const found = references.provide(view, { position, context: { includeDeclaration } });
  return drawn(
    view,
    found?.map(({ range }) => range),
  );
}

function renamedAt(marked: string, newName: string): string | undefined {
  const { view, position } = viewAtCursor(marked);
  const answer = rename.provide(view, { position, newName });
  if (answer !== null && isRefusal(answer)) return answer.refused;
  const edits = answer?.changes?.[view.uri]?.filter((one) => TextEdit.is(one));
  return edits === undefined
    ? undefined
    : applyEdits(
        view.snapshot.text,
        edits.map(({ range, newText }) => ({
          span: { start: view.offsetOf(range.start), end: view.offsetOf(range.end) },
          text: newText,
        })),
      );
}

describe('definition', () => {
  it('leads from an id to the item that has it, of its own kind', () => {
    expect(definitionAt(at('[ale', 'rts, export]'))).toEqual(['8 alerts']);
    expect(definitionAt(at('needs: ale', 'rts'))).toEqual(['20 alerts']);
    expect(definitionAt(at('for: ea', 'rly'))).toEqual(['17 early']);
    expect(definitionAt(at('alerts, ex', 'port]'))).toEqual(['10 "export"']);
  });

  it('leads from an alias to its anchor, past a tag and a comment', () => {
    expect(definitionAt(at('owner: *le', 'ad'))).toEqual(['24 lead']);
    expect(definitionAt(at('preview: *d', 'emo'))).toEqual(['25 demo']);
  });

  it('leads from a path to the file', () => {
    const marked = `${SIX_FIELDS}sales:\n  demo:\n    evidence: docs/de$0mo.md\n`;
    const { view, position } = viewAtCursor(marked, { files: ['docs/demo.md'] });
    expect(definition.provide(view, { position })).toMatchObject([{ uri: 'file:///plans/docs/demo.md' }]);
    expect(definitionAt(marked)).toBeUndefined();
  });

  it('leads from a dependency to the other plan', () => {
    const marked = `${SIX_FIELDS}dependencies:\n  - plan: core.lau$0nch.yaml\n`;
    const { view, position } = viewAtCursor(marked, { plans: { 'core.launch.yaml': SIX_FIELDS } });
    expect(definition.provide(view, { position })).toMatchObject([{ uri: 'file:///plans/core.launch.yaml' }]);
  });

  const WAIVED = `${SIX_FIELDS}sales:
  demo: todo
waivers:
  - { lint: sales/no-d$0emo, reason: shown live, by: vp@example.com, expires: 2027-03-01 }
  - { lint: sales/no-demo }
`;

  it('leads from the lint of a waiver to what it waives', () => {
    expect(definitionAt(WAIVED)).toEqual(['8 todo']);
    expect(definitionAt(WAIVED.replace('todo', 'done'))).toEqual([]);
    expect(referencesAt(WAIVED)).toEqual(['10 sales/no-demo', '11 sales/no-demo']);
    expect(renamedAt(WAIVED, 'sales/no-input')).toBeUndefined();
  });

  it('leads from an alias in a waiver to its anchor, which can be renamed there', () => {
    const aliased = `${SIX_FIELDS}sales:
  demo: todo
waivers:
  - { lint: &demo sales/no-demo, reason: shown live, by: vp@example.com, expires: 2027-03-01 }
  - { lint: *$0demo }
`;
    expect(definitionAt(aliased)).toEqual(['10 demo']);
    expect(renamedAt(aliased, 'trial')).toContain('{ lint: *trial }');
  });

  it('leads nowhere from other text', () => {
    expect(definitionAt(at('Renewal al', 'erts'))).toBeUndefined();
  });
});

describe('references', () => {
  it('finds all that points to an id, whichever way it is written', () => {
    expect(referencesAt(at('id: ale', 'rts\n    what'))).toEqual(['12 alerts', "14 'alerts'"]);
    expect(referencesAt(at('id: ale', 'rts\n    what'), true)).toHaveLength(3);
    expect(referencesAt(at('needs: ale', 'rts'))).toEqual(['22 alerts']);
  });

  it('finds all aliases of an anchor', () => {
    expect(referencesAt(at('&le', 'ad'))).toEqual(['26 lead', '29 lead']);
  });
});

describe('rename', () => {
  it('changes an id and all that points to it, and keeps how each is quoted', () => {
    const renamed = renamedAt(at('[ale', 'rts, export]'), 'renewals');
    expect(renamed).toBe(
      PLAN.replace('id: alerts\n    what', 'id: renewals\n    what')
        .replace('[alerts,', '[renewals,')
        .replace("'alerts'", "'renewals'"),
    );
  });

  it('quotes a name that needs it', () => {
    expect(renamedAt(at('for: ea', 'rly'), 'step: 1')).toContain('for: "step: 1"');
    expect(renamedAt(at('alerts, ex', 'port]'), 'a "b"')).toContain('id: "a \\"b\\""');
  });

  it('changes an anchor and its aliases', () => {
    const renamed = renamedAt(at('owner: *le', 'ad'), 'seller');
    expect(renamed).toBe(PLAN.replaceAll('*lead', '*seller').replace('&lead', '&seller'));
  });

  it('refuses a name that is taken, impossible or empty', () => {
    const taken = '“export” is the name of something else in this plan already. Choose another one.';
    const impossible = 'cannot be a name here. Choose a word without spaces or brackets.';
    expect(renamedAt(at('[ale', 'rts, export]'), 'export')).toBe(taken);
    expect(renamedAt(at('&le', 'ad'), 'a b')).toBe(`“a b” ${impossible}`);
    expect(renamedAt(at('[ale', 'rts, export]'), '  ')).toBe(`“” ${impossible}`);
  });

  it('refuses while a part of the plan cannot be read, because an id may stand in it', () => {
    expect(renamedAt(`${at('[ale', 'rts, export]')}risks: [open\n`, 'renewals')).toBeUndefined();
  });

  it('says beforehand what can be renamed', () => {
    const { view, position } = viewAtCursor(at("scope: 'ale", "rts'"));
    const answer = prepareRename.provide(view, { position });
    expect(answer?.placeholder).toBe('alerts');
    expect(drawn(view, answer === null ? undefined : [answer.range])).toEqual(['14 alerts']);
    const elsewhere = viewAtCursor(at('na', 'me:'));
    expect(prepareRename.provide(elsewhere.view, { position: elsewhere.position })).toBeNull();
  });
});
