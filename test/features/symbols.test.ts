import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import documentSymbol from '../../server/src/features/document-symbol.ts';
import workspaceSymbol from '../../server/src/features/workspace-symbol.ts';
import { answered } from '../support/catalogue.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewOf, type Around } from '../support/view.ts';

/** The outline as indented lines of names and details. */
function outline(text: string, around: Around = {}): readonly string[] {
  const lines = (symbols: readonly DocumentSymbol[], indent: string): readonly string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${indent}${name}${detail === undefined ? '' : `: ${detail}`}`,
      ...lines(children ?? [], `${indent}  `),
    ]);
  return lines((documentSymbol.provide(viewOf(text, around), {}) ?? []) as readonly DocumentSymbol[], '');
}

describe('the outline', () => {
  it('shows sections with the states of their checks, and list items by their names', () => {
    const lines = outline(
      `${SIX_FIELDS}finance:\n  sku: ATL-1\n  tax: T-45\nscope:\n  - id: alerts\n    what: Renewal alerts\n  - Usage export\n`,
      { config: answered },
    );
    expect(lines).toContain('name: Atlas Billing');
    expect(lines.filter((line) => line.startsWith('finance'))).toEqual(['finance: 2 open, 1 planned, 2 done']);
    expect(lines.slice(lines.indexOf('  sku: ATL-1'))).toContain('  Renewal alerts');
    expect(lines.at(-1)).toBe('  Usage export');
  });

  it('has a root for each plan of a stream and leaves out foreign documents', () => {
    const second = SIX_FIELDS.replace('Atlas Billing', 'Atlas Insights');
    const roots = outline(`${SIX_FIELDS}---\nkind: Service\n---\n${second}`).filter((line) => !line.startsWith(' '));
    expect(roots).toEqual(['Atlas Billing: Off track', 'Atlas Insights: Off track']);
    expect(outline('kind: Service\n')).toEqual([]);
  });

  it('gives every symbol a name and a name within its range', () => {
    const view = viewOf(`${SIX_FIELDS}tags: ["", []]\n"": x\nsales: {}\nx: *a\nteam: &a\n  ? b\n`);
    const all = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
      symbols.flatMap((symbol) => [symbol, ...all(symbol.children ?? [])]);
    const symbols = all(documentSymbol.provide(view, {}) as readonly DocumentSymbol[]);
    expect(symbols.length).toBeGreaterThan(10);
    for (const { name, range, selectionRange } of symbols) {
      expect(name).not.toBe('');
      expect(view.offsetOf(selectionRange.start)).toBeGreaterThanOrEqual(view.offsetOf(range.start));
      expect(view.offsetOf(selectionRange.end)).toBeLessThanOrEqual(view.offsetOf(range.end));
    }
  });

  it('is flat for a client that draws no tree', () => {
    const view = viewOf(`${SIX_FIELDS}sales:\n  reps: 4\n`, { client: { hierarchicalSymbols: false } });
    expect(documentSymbol.provide(view, {})?.at(-1)).toMatchObject({ name: 'reps', containerName: 'sales' });
  });

  it('shows the settings of an organisation', () => {
    expect(outline('org:\n  motion: sales-led\n', { kind: 'config' })).toEqual(['org', '  motion: sales-led']);
  });
});

describe('the symbols of a workspace', () => {
  const plans = {
    'core.launch.yaml': SIX_FIELDS.replace('Atlas Billing', 'Atlas Core').replace('ana@', 'kim@'),
    'other/launch.yaml': 'kind: Service\nname: Elsewhere\n',
  };
  const text = `${SIX_FIELDS}sales:\n  owner: lee@example.com\n  demo: { owner: joe@example.com, due: T-20 }\nmilestones:\n  - what: Beta ready\n`;

  function found(query: string): readonly string[] {
    const answer = workspaceSymbol.provideWorkspace(viewOf(text, { plans }).workspace, { query });
    return (answer ?? []).map(({ name, containerName, location }) => {
      const file = location.uri.slice('file:///plans/'.length);
      return `${file}:${location.range.start.line + 1} ${name}${containerName === undefined ? '' : ` in ${containerName}`}`;
    });
  }

  it('are its plans, their milestones and who owns what', () => {
    expect(found('')).toEqual([
      'launch.yaml:2 Atlas Billing',
      'launch.yaml:11 Beta ready in Atlas Billing',
      'launch.yaml:3 ana@example.com in Atlas Billing',
      'launch.yaml:8 lee@example.com in Atlas Billing: sales',
      'launch.yaml:9 joe@example.com in Atlas Billing: sales demo',
      'core.launch.yaml:2 Atlas Core',
      'core.launch.yaml:3 kim@example.com in Atlas Core',
    ]);
  });

  it('are found by letters in their order, whatever their case', () => {
    expect(found('BETA')).toEqual(['launch.yaml:11 Beta ready in Atlas Billing']);
    expect(found('atcore')).toEqual(['core.launch.yaml:2 Atlas Core']);
    expect(found('zz')).toEqual([]);
  });
});
