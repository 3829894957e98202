import * as vscode from 'vscode';
import type { Server } from '../client.ts';
import type { Target } from '../readiness-source.ts';

/** The readiness report beside the plan. */
export interface ReportView {
  /** Shows the report of a plan and updates it while it is open. */
  readonly show: (target: Target | undefined) => Promise<void>;
  /** The current page, as a file for a browser. */
  readonly page: (target: Target) => Promise<string | undefined>;
}

export function reportView(context: vscode.ExtensionContext, server: Server): ReportView {
  const panels = new Map<string, vscode.WebviewPanel>();

  const pageOf = async (target: Target, link?: string): Promise<{ name: string | null; html: string } | undefined> => {
    const answer = await server.request('launchplan/report', {
      textDocument: { uri: target.uri },
      document: target.document,
      nonce: nonce(),
      ...(link === undefined ? {} : { link }),
    });
    return answer ?? undefined;
  };

  const draw = async (panel: vscode.WebviewPanel, target: Target): Promise<void> => {
    const page = await pageOf(target, linkInto(target.uri));
    // If the plan cannot be read at the moment, its last report stays.
    if (page === undefined) return;

    panel.title = vscode.l10n.t('Readiness: {0}', page.name ?? vscode.l10n.t('launch plan'));

    panel.webview.html = page.html;
  };

  return {
    async show(target) {
      if (target === undefined) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a launch plan first. The report is about one plan.'),
        );
        return;
      }
      const key = `${target.uri}#${target.document}`;
      const open = panels.get(key);
      if (open !== undefined) {
        open.reveal();
        return;
      }
      const panel = vscode.window.createWebviewPanel(
        'launchplan.report',
        vscode.l10n.t('Readiness'),
        vscode.ViewColumn.Beside,
        // The page runs no scripts. Its links can only open the plan.
        {
          enableScripts: false,
          enableFindWidget: true,
          enableCommandUris: ['launchplan.reveal'],
          localResourceRoots: [],
        },
      );
      panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'client', 'media', 'plan.svg');
      panels.set(key, panel);
      const updates = server.onReadiness(() => void draw(panel, target));
      panel.onDidDispose(() => {
        updates.dispose();
        panels.delete(key);
      });
      context.subscriptions.push(panel);
      await draw(panel, target);
    },
    page: async (target) => (await pageOf(target))?.html,
  };
}

/** The address that reveals a place in a document, with placeholders for its line and its character. */
function linkInto(uri: string): string {
  const start = encodeURIComponent(JSON.stringify([uri]).slice(0, -1));
  return `command:launchplan.reveal?${start}%2C{line}%2C{character}%5D`;
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
