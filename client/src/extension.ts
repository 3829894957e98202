import * as vscode from 'vscode';
import { startServer, type MakeClient, type Server } from './client.ts';
import { copyReadiness } from './commands/copy-readiness.ts';
import { explainLint } from './commands/explain-lint.ts';
import { filterReadiness } from './commands/filter-readiness.ts';
import { fixCheck } from './commands/fix-check.ts';
import { newPlan } from './commands/new-plan.ts';
import { reveal } from './commands/reveal.ts';
import { saveReport } from './commands/save-report.ts';
import { setAsOf } from './commands/set-as-of.ts';
import { waive } from './commands/waive.ts';
import { readinessModel, type ReadinessSource } from './readiness-source.ts';
import { readinessTool } from './readiness-tool.ts';
import { explanationView, type ExplanationView } from './views/explanation.ts';
import { readinessView, type ReadinessView } from './views/readiness.ts';
import { reportView, type ReportView } from './views/report.ts';
import { statusItem } from './views/status.ts';

/** The extension while it runs. */
export interface Extension {
  readonly readiness: ReadinessView;
}

/** What commands work with. */
export interface Desk {
  readonly context: vscode.ExtensionContext;
  readonly server: Server;
  readonly source: ReadinessSource;
  readonly tree: ReadinessView;
  readonly report: ReportView;
  readonly explanation: ExplanationView;
}

/** Starts the server, and everything that a user sees of it. */
export async function startExtension(context: vscode.ExtensionContext, makeClient: MakeClient): Promise<Extension> {
  const server = await startServer(context, makeClient);
  const source = readinessModel(context, server);
  const tree = readinessView(context, source);
  const desk: Desk = {
    ...{ context, server, source, tree },
    report: reportView(context, server),
    explanation: explanationView(context),
  };
  statusItem(context, source);
  context.subscriptions.push(
    ...registered(desk),
    vscode.lm.registerTool('get_launch_readiness', readinessTool(source)),
  );
  await source.refresh();
  return { readiness: tree };
}

/** One entry for each command of the manifest. */
function registered(desk: Desk): readonly vscode.Disposable[] {
  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    newPlan: (folder) => newPlan(desk, folder),
    showReport: (target) => desk.report.show(desk.source.targetOf(target)),
    saveReport: (target) => saveReport(desk, target),
    explainLint: (rule) => explainLint(desk, rule),
    setAsOf: () => setAsOf(desk),
    waive: (target) => waive(desk, target),
    fix: (node) => fixCheck(desk, node),
    copyReadiness: (target) => copyReadiness(desk, target),
    restartServer: () => desk.server.restart(),
    showLog: () => desk.server.showLog(),
    filter: () => filterReadiness(desk),
    clearFilter: () => desk.tree.setFilter(undefined),
    refresh: () => desk.source.refresh(),
    reveal: (uri, line, character) => reveal(uri, line, character),
  };
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`launchplan.${name}`, run));
}
