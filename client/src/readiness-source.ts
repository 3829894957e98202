import * as vscode from 'vscode';
import type { PlanNode, ReadinessModel } from '../../server/src/lsp/protocol.ts';
import type { Server } from './client.ts';
import { withPlansOf } from './with-plans-of.ts';

/** One plan in a file. */
export interface Target {
  readonly uri: string;
  readonly document: number;
}

/** How ready the plans are, as the server last reported. */
export interface ReadinessSource {
  readonly model: () => ReadinessModel | undefined;
  readonly plans: () => readonly PlanNode[];
  /** The plan of the active editor, or of the last active editor with a plan. */
  readonly followed: () => PlanNode | undefined;
  readonly onChange: vscode.Event<void>;
  readonly refresh: () => Promise<void>;
  /** The plan that a command is about: the given one, else the plan of the active editor, else the only plan. */
  readonly targetOf: (given: unknown) => Target | undefined;
  readonly planAt: (target: Target | undefined) => PlanNode | undefined;
}

/** If more files than this changed, one request asks about all files. */
const FEW = 4;

/** Keeps the readiness of all plans, as the server reports it. */
export function readinessModel(context: vscode.ExtensionContext, server: Server): ReadinessSource {
  const changed = new vscode.EventEmitter<void>();
  let model: ReadinessModel | undefined;
  let followed: string | undefined;
  let request = false;
  /** What to ask about next: some files or all files; undefined if there is nothing to ask. */
  let due: ReadonlySet<string> | 'all' | undefined;

  const answered = async (what: ReadonlySet<string> | 'all'): Promise<ReadinessModel | undefined> => {
    if (model === undefined || what === 'all' || what.size > FEW) return server.request('launchplan/readiness', {});
    let merged = model;
    for (const uri of what) {
      const answer = await server.request('launchplan/readiness', { textDocument: { uri } });
      if (answer === undefined) return undefined;
      const file = vscode.Uri.parse(uri);
      merged = { ...merged, plans: withPlansOf(merged.plans, (plan) => isSame(plan.uri, file), answer.plans) };
    }
    return merged;
  };

  /** Asks about some files, or about all files if none are named. */
  const ask = async (uris: readonly string[] = []): Promise<void> => {
    if (server.state() !== 'running') return;
    due = uris.length === 0 || due === 'all' ? 'all' : new Set([...(due ?? []), ...uris]);
    // One request at a time. All changes meanwhile become one later request.
    if (request) return;
    request = true;
    try {
      for (let next = takeDue(); next !== undefined; next = takeDue()) model = (await answered(next)) ?? model;
    } finally {
      request = false;
    }
    changed.fire();
  };
  const takeDue = (): typeof due => {
    const next = due;
    due = undefined;
    return next;
  };
  const plans = (): readonly PlanNode[] => model?.plans ?? [];
  const follow = (editor: vscode.TextEditor | undefined): void => {
    const uri = editor?.document.uri;
    if (uri === undefined || !plans().some((plan) => isSame(plan.uri, uri)) || followed === uri.toString()) return;
    followed = uri.toString();
    changed.fire();
  };
  const followedPlan = (): PlanNode | undefined => {
    const uri = followed === undefined ? undefined : vscode.Uri.parse(followed);
    return plans().find((plan) => uri !== undefined && isSame(plan.uri, uri));
  };

  context.subscriptions.push(
    changed,
    server.onReadiness((uris) => void ask(uris)),
    server.onState((state) => {
      if (state === 'failed') model = undefined;
      changed.fire();
      void ask();
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    changed.event(() => follow(vscode.window.activeTextEditor)),
  );

  const planAt = (target: Target | undefined): PlanNode | undefined =>
    target &&
    plans().find(({ uri, document }) => document === target.document && isSame(uri, vscode.Uri.parse(target.uri)));
  return {
    model: () => model,
    plans,
    followed: followedPlan,
    onChange: changed.event,
    refresh: () => ask(),
    planAt,
    targetOf(given) {
      if (isTarget(given)) return given;
      const active = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
      const [only, ...others] = plans();
      return (
        plans().find((plan) => active !== undefined && isSame(plan.uri, active)) ??
        followedPlan() ??
        (others.length === 0 ? only : undefined)
      );
    },
  };
}

function isSame(uri: string, other: vscode.Uri): boolean {
  return vscode.Uri.parse(uri).toString() === other.toString();
}

/** Whether a value names a plan, such as the arguments of code actions and lenses, and the nodes of the tree. */
export function isTarget(value: unknown): value is Target {
  const { uri, document } = Object(value) as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && typeof document === 'number';
}
