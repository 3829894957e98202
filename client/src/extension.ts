import { type MakeClient, startServer } from './client.ts';
import type { CommandContext } from './command-context.ts';
import { copyReadiness } from './commands/copy-readiness.ts';
import { explainLint } from './commands/explain-lint.ts';
import { filterReadiness } from './commands/filter-readiness.ts';
import { fixCheck } from './commands/fix-check.ts';
import { newPlan } from './commands/new-plan.ts';
import { reveal } from './commands/reveal.ts';
import { saveReport } from './commands/save-report.ts';
import { setAsOf } from './commands/set-as-of.ts';
import { waive } from './commands/waive.ts';
import { readinessModel } from './readiness-source.ts';
import { readinessTool } from './readiness-tool.ts';
import { explanationView } from './views/explanation.ts';
import { readinessView, type ReadinessView } from './views/readiness.ts';
import { reportView } from './views/report.ts';
import { statusItem } from './views/status.ts';
import * as vscode from 'vscode';

/** The extension while it runs. */
export interface Extension {
  readonly readiness: ReadinessView;
}

/** Starts the server and everything that the user sees. */
export async function startExtension(context: vscode.ExtensionContext, makeClient: MakeClient): Promise<Extension> {
  const server = await startServer(context, makeClient);
  const source = readinessModel(context, server);
  const tree = readinessView(context, source);
  const commandContext: CommandContext = {
    ...{ context, server, source, tree },
    report: reportView(context, server),
    explanation: explanationView(context),
  };
  statusItem(context, source);
  context.subscriptions.push(
    ...registered(commandContext),
    vscode.lm.registerTool('get_launch_readiness', readinessTool(source)),
  );
  await source.refresh();
  return { readiness: tree };
}

/** One entry for each command of the manifest. */
function registered(commandContext: CommandContext): readonly vscode.Disposable[] {
  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    newPlan: (folder) => newPlan(commandContext, folder),
    showReport: (target) => commandContext.report.show(commandContext.source.targetOf(target)),
    saveReport: (target) => saveReport(commandContext, target),
    explainLint: (rule) => explainLint(commandContext, rule),
    setAsOf: () => setAsOf(commandContext),
    waive: (target) => waive(commandContext, target),
    fix: (node) => fixCheck(commandContext, node),
    copyReadiness: (target) => copyReadiness(commandContext, target),
    restartServer: () => commandContext.server.restart(),
    showLog: () => commandContext.server.showLog(),
    filter: () => filterReadiness(commandContext),
    clearFilter: () => commandContext.tree.setFilter(undefined),
    refresh: () => commandContext.source.refresh(),
    reveal: (uri, line, character) => reveal(uri, line, character),
  };
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`launchplan.${name}`, run));
}
