import { keyWords } from '../text/key-words.ts';
import { SymbolKind, type SymbolInformation } from 'vscode-languageserver-types';
import { given, items, type Fact } from '../plan/fact.ts';
import { sectionNames, type Plan } from '../plan/plan.ts';
import type { Span } from '../text/span.ts';
import { feature } from './feature.ts';
import type { WorkspaceFile, WorkspaceView } from './view/workspace-view.ts';

interface WorkspaceSymbolParams {
  readonly query: string;
}

/** The most symbols in one answer: more than anybody looks through. */
const MOST_SYMBOLS = 1000;

/** The plans of the workspace, their milestones, and who owns what in them. */
export default feature({
  method: 'workspace/symbol',
  capability: { workspaceSymbolProvider: true },
  workspace: true,
  provideWorkspace(view: WorkspaceView, { query }: WorkspaceSymbolParams): SymbolInformation[] {
    const letters = Array.from(query.toLowerCase().replaceAll(/\s+/g, ''));
    return view
      .each('symbols', symbolsOf)
      .filter(({ name }) => matches(name.toLowerCase(), letters))
      .slice(0, MOST_SYMBOLS);
  },
});

/** Whether a name has the letters in this order, as LSP requires for the filter of this request. */
function matches(name: string, letters: readonly string[]): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = name.indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}

function symbolsOf({ uri, snapshot, rangeOf }: WorkspaceFile): readonly SymbolInformation[] {
  return snapshot.plans.flatMap((plan) => {
    const called = given(plan.name) ?? 'Launch plan';
    return namesIn(plan, called).map(({ name, kind, span, containerName }) => ({
      name,
      kind,
      location: { uri, range: rangeOf(span) },
      ...(containerName === undefined ? {} : { containerName }),
    }));
  });
}

interface NamedPlace {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly containerName?: string;
}

function namesIn(plan: Plan, called: string): readonly NamedPlace[] {
  const milestones = items(plan.milestones).flatMap(({ value: { what, id } }): readonly NamedPlace[] => {
    const [name] = [what, id].filter((fact) => given(fact) !== undefined);
    return named(name, SymbolKind.Event, called);
  });
  const owners = [
    ...named(plan.owner, SymbolKind.Constant, called),
    ...sectionNames.flatMap((section) =>
      named(plan[section].owner, SymbolKind.Constant, `${called}: ${keyWords(section)}`),
    ),
    ...plan.tasks.flatMap((task) => named(task.owner, SymbolKind.Constant, `${called}: ${taskName(task)}`)),
  ];
  // A section that is planned as a whole is also a task. Its owner is listed once.
  const distinct = new Map(owners.map((owner) => [owner.span.start, owner]));
  return [{ name: called, kind: SymbolKind.Module, span: plan.name.at.span }, ...milestones, ...distinct.values()];
}

function named(fact: Fact<string> | undefined, kind: SymbolKind, containerName: string): readonly NamedPlace[] {
  const name = fact === undefined ? undefined : given(fact);
  return fact === undefined || name === undefined ? [] : [{ name, kind, span: fact.at.span, containerName }];
}

function taskName({ called, at }: Plan['tasks'][number]): string {
  const keys = at.path.filter((step) => typeof step === 'string');
  return called ?? keys.slice(0, 2).join(' ').replaceAll('_', ' ');
}
