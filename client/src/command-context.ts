import type { Server } from './client.ts';
import type { ReadinessSource } from './readiness-source.ts';
import type { ExplanationView } from './views/explanation.ts';
import type { ReadinessView } from './views/readiness.ts';
import type { ReportView } from './views/report.ts';
import type * as vscode from 'vscode';

/** What commands get to work with. */
export interface CommandContext {
  readonly context: vscode.ExtensionContext;
  readonly server: Server;
  readonly source: ReadinessSource;
  readonly tree: ReadinessView;
  readonly report: ReportView;
  readonly explanation: ExplanationView;
}
