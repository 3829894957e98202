import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import codeAction, { FIX_ALL } from '../../server/src/features/code-action/code-action.ts';
import codeActionResolve from '../../server/src/features/code-action-resolve.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import type { DocumentView } from '../../server/src/features/view/document-view.ts';
import { resolveText } from '../support/settings.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { edited, editsIn } from '../support/edited.ts';
import { cursorIn, viewOf, type Around } from '../support/view.ts';

const inline = { resolveCodeActions: false };

/** What is offered for the diagnostics of a code. */
function actionsFor(view: DocumentView, code: string, only?: CodeActionKind[]): readonly CodeAction[] {
  return actionsOn(
    view,
    diagnosticsOf(view).filter((diagnostic) => diagnostic.code === code),
    only,
  );
}

function actionsOn(
  view: DocumentView,
  diagnostics: readonly Diagnostic[],
  only?: CodeActionKind[],
): readonly CodeAction[] {
  const [first] = diagnostics;
  if (first === undefined) throw new Error('There is no such diagnostic');
  const context = { diagnostics: [...diagnostics], ...(only === undefined ? {} : { only }) };
  return codeAction.provide(view, { range: first.range, context }) ?? [];
}

function titles(actions: readonly CodeAction[]): readonly string[] {
  return actions.map(({ title, isPreferred }) => (isPreferred === true ? `* ${title}` : title));
}

/** The text after an action was chosen. */
function after(view: DocumentView, actions: readonly CodeAction[], title: RegExp): string {
  const action = actions.find((one) => title.test(one.title));
  if (action?.edit === undefined) throw new Error(`There is no edit for ${String(title)}`);
  return edited(view, editsIn(view, action.edit));
}

const plan = (rest: string, around: Around = {}): DocumentView =>
  viewOf(SIX_FIELDS + rest, { ...around, client: { ...inline, ...around.client } });

describe('repairs and offers', () => {
  it('prefers the nearest known key for one that is misspelt', () => {
    const view = plan('sales:\n  ownr: lee@example.com # seller\n');
    const actions = actionsFor(view, 'schema/unknown-key');
    expect(titles(actions)).toEqual(['* Change to `owner`']);
    expect(after(view, actions, /Change/)).toBe(`${SIX_FIELDS}sales:\n  owner: lee@example.com # seller\n`);
  });

  it('offers the nearest of the allowed values', () => {
    const view = plan('status: plannd\n');
    const actions = actionsFor(view, 'schema/invalid-value');
    expect(titles(actions)).toEqual(['Change to `planned`']);
    expect(after(view, actions, /Change/)).toBe(`${SIX_FIELDS}status: planned\n`);
  });

  it('writes what a lint asks for, with emoji and Windows line breaks around it', () => {
    const text = SIX_FIELDS.replace('Atlas Billing', 'Atlas 😀').replaceAll('\n', '\r\n');
    const view = viewOf(`\uFEFF${text}sales: # 😀\r\n  owner: lee@example.com\r\ntags: []\r\n`, { client: inline });
    const actions = actionsFor(view, 'sales/no-demo');
    expect(after(view, actions, /^Add/)).toBe(
      `\uFEFF${text}sales: # 😀\r\n  owner: lee@example.com\r\n  demo: todo\r\ntags: []\r\n`,
    );
  });

  it('inserts an absent section with a stub for each of its checks', () => {
    const view = plan('');
    const actions = actionsFor(view, 'group/support');
    expect(titles(actions)).toEqual(['Add support to the plan', 'Plan all of support, each thing for its day']);
    const dated = viewOf(after(view, actions, /each thing for its day$/));
    expect(dated.snapshot.text).toContain('\n  training: T-14');
    expect(diagnosticsOf(dated).filter(({ code }) => String(code).startsWith('schema/'))).toEqual([]);
    const text = after(view, actions, /plan$/);
    expect(text.startsWith(`${SIX_FIELDS}support:\n`)).toBe(true);
    expect(text).toContain('\n  training: todo');
    expect(diagnosticsOf(viewOf(text)).filter(({ code }) => code === 'group/support')).toEqual([]);
  });

  it('leaves out what cannot be done here, as below an alias', () => {
    const view = plan('sales: &all\n  owner: lee@example.com\nsupport: *all\n');
    const support = actionsFor(view, 'support/not-trained');
    expect(titles(support).filter((title) => /^(?:Add|Plan) /.test(title))).toEqual([]);
    const sales = actionsFor(view, 'sales/no-demo');
    expect(titles(sales).filter((title) => /^(?:Add|Plan) /.test(title))).toHaveLength(2);
  });

  it('fixes a settings file', () => {
    const text = 'lints:\n  sales/no-demoo: off\n';
    const { problems } = resolveText(text);
    const view = { ...viewOf(text, { kind: 'config', client: inline }), problems };
    const actions = actionsFor(view, 'config/unknown-lint');
    expect(titles(actions)[0]).toBe('* Change to `sales/no-demo`');
    expect(after(view, actions, /Change/)).toBe('lints:\n  sales/no-demo: off\n');
  });
});

describe('a place where much is wrong', () => {
  const manyFaults = (around: Partial<DocumentView['client']> = {}): readonly CodeAction[] => {
    const view = plan('', { today: '2027-02-20', client: { extensionCommands: true, ...around } });
    const range = view.rangeOf({ start: 0, end: 'launch_plan'.length });
    return codeAction.provide(view, { range, context: { diagnostics: diagnosticsAt(view, range) } }) ?? [];
  };
  const diagnosticsAt = (view: DocumentView, { start }: Range): Diagnostic[] =>
    diagnosticsOf(view).filter(({ range }) => range.start.line === start.line);

  it('has one offer for each fault, and one way to accept or to explain any of them', () => {
    const view = plan('', { today: '2027-02-20' });
    const faults = diagnosticsAt(view, view.rangeOf({ start: 0, end: 1 }));
    const actions = manyFaults();
    expect(faults.length).toBeGreaterThan(5);
    expect(titles(actions).slice(-2)).toEqual(['Waive one of these…', 'Explain one of these…']);
    expect(actions.length).toBeLessThanOrEqual(faults.length + 2);
    expect(actions.at(-1)?.diagnostics).toHaveLength(faults.length);
  });

  it('begins with whole sections, and of the others with blockers', () => {
    const codes = manyFaults()
      .slice(0, -2)
      .map(({ diagnostics }) => [diagnostics?.[0]?.code, diagnostics?.[0]?.severity]);
    const ranks = codes.map(([code, severity]) => (String(code).startsWith('group/') ? 0 : Number(severity)));
    expect(ranks.filter((rank) => rank === 0).length).toBeGreaterThan(1);
    expect(ranks.filter((rank) => rank > 0).length).toBeGreaterThan(1);
    expect(ranks).toEqual(ranks.toSorted());
  });

  it('hands the lints that can be waived to the command, those of sections one by one', () => {
    const [waive, explain] = manyFaults().slice(-2);
    const [target] = (waive?.command?.arguments ?? []) as [{ document: number; rules: string[] }];
    const [rules] = (explain?.command?.arguments ?? []) as [string[]];
    expect(waive?.command?.command).toBe('launchplan.waive');
    expect(target.document).toBe(0);
    expect(target.rules).toContain('sales/no-demo');
    expect(rules).toEqual(expect.arrayContaining(target.rules));
    expect(rules.some((rule) => rule.startsWith('group/'))).toBe(false);
  });

  it('keeps the waivers where an editor cannot ask which one is meant', () => {
    const offered = titles(manyFaults({ extensionCommands: false }));
    expect(offered.filter((title) => title.startsWith('Waive ')).length).toBeGreaterThan(1);
    expect(offered.filter((title) => /^(?:Disable|Explain) /.test(title))).toEqual([]);
  });

  it('writes what is chosen there', () => {
    const view = plan('', { today: '2027-02-20' });
    const text = after(view, manyFaults({ extensionCommands: true }), /^Add sales/);
    expect(text).toMatch(/^sales:$/m);
  });
});

describe('what a request is about', () => {
  const text = `${SIX_FIELDS}sales:\n  ownr: a@example.com\nsupport:\n  ownr: b@example.com\n`;

  it('keeps to the diagnostics of the request, whatever their messages say by now', () => {
    const view = viewOf(text, { client: inline });
    const [, second] = diagnosticsOf(view).filter(({ code }) => code === 'schema/unknown-key');
    if (second === undefined) throw new Error('There are two');
    const actions = actionsOn(view, [{ ...second, message: 'Etwas ganz anderes' }], [CodeActionKind.QuickFix]);
    expect(actions).toHaveLength(1);
    expect(after(view, actions, /Change/)).toBe(text.replace('ownr: b', 'owner: b'));
  });

  it('goes by code and range for a client that keeps no data', () => {
    const view = viewOf(text, { client: inline });
    const [, second] = diagnosticsOf(view).filter(({ code }) => code === 'schema/unknown-key');
    if (second === undefined) throw new Error('There are two');
    const { code, range, message } = second;
    const actions = actionsOn(
      view,
      [{ ...(code === undefined ? {} : { code }), range, message }],
      [CodeActionKind.QuickFix],
    );
    expect(actions.map((action) => after(view, [action], /Change/))).toEqual([text.replace('ownr: b', 'owner: b')]);
  });

  it('finds a fault again that an edit above it moved', () => {
    const [diagnostic] = diagnosticsOf(viewOf(text)).filter(({ code }) => code === 'schema/unknown-key');
    if (diagnostic === undefined) throw new Error('There is one');
    const moved = viewOf(`# new\n${text}`, { client: inline });
    expect(after(moved, actionsOn(moved, [diagnostic]), /Change/)).toContain('sales:\n  owner: a@example.com');
  });

  it('goes by the range where no diagnostic is sent', () => {
    const { text: marked, offset } = cursorIn(text.replace('ownr: b', 'ow$0nr: b'));
    const view = viewOf(marked, { client: inline });
    const range = view.rangeOf({ start: offset, end: offset });
    const actions = codeAction.provide(view, { range, context: { diagnostics: [] } }) ?? [];
    expect(titles(actions)).toEqual(['* Change to `owner`', 'Repair all that needs no decision']);
    expect(after(view, actions, /Change/)).toBe(text.replace('ownr: b', 'owner: b'));
  });

  it('has nothing for what another extension reports', () => {
    const view = viewOf(text, { client: inline });
    const [diagnostic] = diagnosticsOf(view).filter(({ code }) => code === 'schema/unknown-key');
    if (diagnostic === undefined) throw new Error('There is one');
    expect(actionsOn(view, [{ ...diagnostic, source: 'YAML' }])).toEqual([]);
  });

  it('answers a client with nothing that takes commands only', () => {
    const view = viewOf(text, { client: { codeActionLiterals: false } });
    expect(actionsFor(view, 'schema/unknown-key')).toEqual([]);
  });

  it('honours the kinds that are asked for', () => {
    const view = viewOf(text, { client: inline });
    const kinds = (only: string[]): readonly (string | undefined)[] =>
      actionsFor(view, 'schema/unknown-key', only).map(({ kind }) => kind);
    expect(new Set(kinds(['quickfix']))).toEqual(new Set(['quickfix']));
    expect(kinds(['source.fixAll'])).toEqual([FIX_ALL]);
    expect(kinds(['source'])).toEqual([FIX_ALL]);
    expect(kinds(['source.fixAll.eslint'])).toEqual([]);
    expect(kinds(['refactor'])).toEqual([]);
  });
});

describe('source.fixAll.launchplan', () => {
  const needs = 'finance: { owner: dana@example.com, skuu: 4711 }\n';

  it('makes every repair at once and no offer', () => {
    const view = plan(`status: plannd\nsales:\n  ownr: a@example.com\n${needs}`);
    const actions = actionsFor(view, 'schema/unknown-key', [FIX_ALL]);
    expect(actions).toHaveLength(1);
    expect(after(view, actions, /Repair/)).toBe(
      `${SIX_FIELDS}status: plannd\nsales:\n  owner: a@example.com\n${needs.replace('skuu', 'sku')}`,
    );
  });

  it('has its edit at once even where edits may come later, as on save nobody chooses', () => {
    const view = plan(needs, { client: { resolveCodeActions: true } });
    expect(actionsFor(view, 'schema/unknown-key', [FIX_ALL])[0]?.edit).toBeDefined();
  });

  it('is not there where only offers are left', () => {
    const view = plan('');
    expect(actionsFor(view, 'group/support', [FIX_ALL])).toEqual([]);
  });
});

describe('accepting a finding', () => {
  const sales = 'sales:\n  owner: lee@example.com\n';

  it('asks for reason, person and expiry by a command of the extension', () => {
    const view = plan(sales, { client: { extensionCommands: true } });
    const actions = actionsFor(view, 'sales/no-demo');
    expect(titles(actions).slice(-3)).toEqual([
      'Waive sales/no-demo…',
      'Disable sales/no-demo on this line, with a reason',
      'Explain sales/no-demo',
    ]);
    expect(actions.find(({ title }) => title.startsWith('Waive'))?.command).toMatchObject({
      command: 'launchplan.waive',
      arguments: [{ uri: view.uri, document: 0, rule: 'sales/no-demo' }],
    });
    expect(actions.at(-1)?.command).toMatchObject({ command: 'launchplan.explainLint', arguments: ['sales/no-demo'] });
  });

  it('writes a waiver to fill in that expires in 90 days, in other editors', () => {
    const view = plan(sales);
    const text = after(view, actionsFor(view, 'sales/no-demo'), /^Waive/);
    expect(text).toBe(
      `${SIX_FIELDS}${sales}waivers:\n  - lint: sales/no-demo\n    reason:\n    by:\n    expires: 2027-04-15\n`,
    );
    const filled = text.replace('reason:', 'reason: the demo is the product').replace('by:', 'by: vera@example.com');
    const codes = diagnosticsOf(viewOf(filled)).map(({ code }) => code);
    expect(codes).not.toContain('sales/no-demo');
    expect(codes.filter((code) => String(code).startsWith('waiver/'))).toEqual([]);
  });

  it('adds to the waivers that are there', () => {
    const view = plan(
      `${sales}waivers:\n  - lint: docs/no-user-guide\n    reason: none\n    by: v@example.com\n    expires: 2027-02-01\n# end\n`,
    );
    const text = after(view, actionsFor(view, 'sales/no-demo'), /^Waive/);
    expect(text).toContain('expires: 2027-02-01\n  - lint: sales/no-demo\n    reason:\n');
  });

  it('disables a lint by a comment above the line, as deep as the line', () => {
    const view = plan('sales:\n  owner: lee@example.com\n  demo:\n    owner: lee@example.com\n    due: 2027-01-02\n');
    const text = after(view, actionsFor(view, 'sales/no-demo'), /^Disable/);
    expect(text).toContain('\n  # launchplan-disable-next-line sales/no-demo -- \n  demo:\n');
    const filled = text.replace('-- ', '-- the product is the demo');
    expect(diagnosticsOf(viewOf(filled)).map(({ code }) => code)).not.toContain('sales/no-demo');
  });

  it('puts a second lint into the comment that is there', () => {
    const comment = '# launchplan-disable-next-line sales/no-demo -- it sells itself\n';
    const view = plan(`${comment}${sales}`);
    const text = after(view, actionsFor(view, 'sales/no-preview'), /^Disable/);
    expect(text).toBe(`${SIX_FIELDS}${comment.replace('sales/', 'sales/no-preview, sales/')}${sales}`);
    const codes = diagnosticsOf(viewOf(text)).map(({ code }) => code);
    expect(codes).not.toContain('sales/no-demo');
    expect(codes).not.toContain('sales/no-preview');
  });

  it('cannot accept faults of the file itself', () => {
    const view = plan('sales:\n  ownr: x\n', { client: { extensionCommands: true } });
    expect(titles(actionsFor(view, 'schema/unknown-key', ['quickfix']))).toEqual([
      '* Change to `owner`',
      'Explain schema/unknown-key',
    ]);
  });
});

describe('the form of an edit', () => {
  const text = `${SIX_FIELDS}status: plannd\n`;

  it('names the version of the document where the client can tell versions apart', () => {
    const view = viewOf(text, { client: inline });
    expect(actionsFor(view, 'schema/invalid-value')[0]?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: view.uri, version: 1 } },
    ]);
    const old = viewOf(text, { client: { ...inline, versionedEdits: false } });
    const [edit] = actionsFor(old, 'schema/invalid-value').map((action) => action.edit);
    expect(Object.keys(edit ?? {})).toEqual(['changes']);
  });

  it('is made when an action is chosen, for the document as it stands then', () => {
    const [action] = actionsFor(viewOf(text), 'schema/invalid-value');
    if (action === undefined) throw new Error('There is one');
    expect(action.edit).toBeUndefined();
    // The client sends it back as it came over the wire.
    const chosen = JSON.parse(JSON.stringify(action)) as CodeAction;
    expect(chosen.data).toMatchObject({ uri: viewOf(text).uri });
    const moved = viewOf(`# new\n${text}`);
    const resolved = codeActionResolve.provide(moved, chosen);
    expect(edited(moved, editsIn(moved, resolved?.edit))).toBe(`# new\n${text.replace('plannd', 'planned')}`);
  });

  it('is left out where the fault is gone, or where the request is no longer ours', () => {
    const [action] = actionsFor(viewOf(text), 'schema/invalid-value');
    if (action === undefined) throw new Error('There is one');
    expect(codeActionResolve.provide(viewOf(SIX_FIELDS), action)?.edit).toBeUndefined();
    for (const data of [undefined, null, 7, [], {}, { ...(action.data as object), action: 'fix 99' }]) {
      expect(codeActionResolve.provide(viewOf(text), { ...action, data })?.edit).toBeUndefined();
    }
  });
});
