import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver-types';
import type { PlanReport } from '../engine/check/check.ts';
import { columnOf } from '../engine/readiness/readiness.ts';
import { given } from '../plan/fact.ts';
import { verdictTerms } from '../plan/words.ts';
import { resolved, type Document, type Entry, type Node } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';

/** The outline: the sections of a plan with how their checks stand, and the items of lists by their names. */
export default feature({
  method: 'textDocument/documentSymbol',
  capability: { documentSymbolProvider: true },
  inConfig: true,
  plainYaml: true,
  provide(view: DocumentView): DocumentSymbol[] | SymbolInformation[] | null {
    const symbols = documentsOf(view);
    return view.client.hierarchicalSymbols ? [...symbols] : flattened(symbols, view.uri);
  },
});

/** The sections; below a symbol for each plan where the file has several. */
function documentsOf(view: DocumentView): readonly DocumentSymbol[] {
  const { documents } = view.snapshot.tree;
  if (view.kind === 'config') return documents.flatMap((document) => entriesOf(view, document.root, undefined));
  const [only, second] = view.reports;
  if (only === undefined) return [];
  if (second === undefined) return entriesOf(view, only.plan.document.root, only);
  return view.reports.flatMap((report) => planSymbol(view, report, report.plan.document));
}

function planSymbol(view: DocumentView, report: PlanReport, { root }: Document): readonly DocumentSymbol[] {
  if (root === undefined) return [];
  return [
    {
      name: shown(given(report.plan.name) ?? '') || 'Launch plan',
      detail: verdictTerms[report.readiness.verdict].word,
      kind: SymbolKind.Module,
      range: view.rangeOf(root.span),
      selectionRange: view.rangeOf(within(report.plan.at.span, root.span)),
      children: entriesOf(view, root, report),
    },
  ];
}

/** The keys that are written in a mapping. For keys of the root, the report gives the states of their checks. */
function entriesOf(view: DocumentView, node: Node | undefined, report: PlanReport | undefined): DocumentSymbol[] {
  if (node?.kind !== 'mapping') return [];
  return node.entries.filter(({ merged }) => !merged).map((entry) => entrySymbol(view, entry, report));
}

function entrySymbol(view: DocumentView, { key, value }: Entry, report: PlanReport | undefined): DocumentSymbol {
  const state = report === undefined ? '' : stateOf(report, key.text);
  const detail = [valueOf(value), state].filter((part) => part !== '').join(' · ');
  const span = { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
  return {
    name: shown(key.text) || '""',
    ...(detail === '' ? {} : { detail }),
    kind: kindOf(value),
    range: view.rangeOf(span),
    selectionRange: view.rangeOf(key.span),
    children: childrenOf(view, value),
  };
}

function childrenOf(view: DocumentView, node: Node): DocumentSymbol[] {
  if (node.kind !== 'sequence') return entriesOf(view, node, undefined);
  return node.items.map((item, index) => ({
    name: shown(nameOfItem(item)) || `Item ${index + 1}`,
    kind: kindOf(item),
    range: view.rangeOf(item.span),
    selectionRange: view.rangeOf(item.span),
    children: childrenOf(view, item),
  }));
}

/** The keys that name an item of a list, best first. */
const naming = ['name', 'what', 'id', 'to', 'gate', 'lint', 'claim', 'risk', 'on'] as const;

function nameOfItem(node: Node): string {
  const value = resolved(node);
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'sequence') return '';
  const named = naming.flatMap((name) => value.entries.find(({ key }) => key.text === name) ?? []);
  const [first] = [...named, ...value.entries].flatMap((entry) => {
    const text = resolved(entry.value);
    return text.kind === 'scalar' && text.text !== '' ? [text.text] : [];
  });
  return first ?? '';
}

function valueOf(node: Node): string {
  const value = resolved(node);
  return value.kind === 'scalar' ? shown(value.text) : '';
}

/** How the checks about a section stand: "3 open, 1 planned, 2 done". */
function stateOf({ checks }: PlanReport, section: string): string {
  const columns = checks.flatMap(({ at, state }) => (at.path[0] === section ? (columnOf(state) ?? []) : []));
  return (['open', 'planned', 'done', 'waived'] as const)
    .flatMap((column) => {
      const count = columns.filter((one) => one === column).length;
      return count === 0 ? [] : [`${count} ${column}`];
    })
    .join(', ');
}

function kindOf(node: Node): SymbolKind {
  const value = resolved(node);
  switch (value.kind) {
    case 'mapping':
      return SymbolKind.Object;
    case 'sequence':
      return SymbolKind.Array;
    case 'scalar':
      if (typeof value.value === 'number') return SymbolKind.Number;
      return typeof value.value === 'boolean' ? SymbolKind.Boolean : SymbolKind.String;
  }
}

/** How much of a text an outline shows. */
const MOST_CHARACTERS = 80;

function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line;
}

/** A client refuses a symbol whose name is outside its range. */
function within(span: Span, outer: Span): Span {
  return span.start >= outer.start && span.end <= outer.end ? span : { start: outer.start, end: outer.start };
}

/** The same for a client without a tree. */
function flattened(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flattened(children ?? [], uri, name),
  ]);
}
