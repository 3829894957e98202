import * as vscode from 'vscode';

const SCHEME = 'launchplan-lint';

/** The pages on lints, as Markdown that VS Code previews; they come from the server, not from the network. */
export interface ExplanationView {
  readonly show: (rule: string, markdown: string) => Promise<void>;
}

export function explanationView(context: vscode.ExtensionContext): ExplanationView {
  const pages = new Map<string, string>();
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ path }) => pages.get(path) ?? '',
    }),
  );
  return {
    async show(rule, markdown) {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
      pages.set(uri.path, markdown);
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    },
  };
}
