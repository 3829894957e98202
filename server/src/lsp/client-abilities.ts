import type { InitializeParams } from 'vscode-languageserver';
import type { ClientAbilities } from '../features/view/document-view.ts';

/** What the client can do, where the server depends on it. A missing capability means that the client cannot do it. */
export interface Client extends ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshCodeLens: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshSemanticTokens: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly utf8: boolean;
}

/** Reads the client's capabilities. */
export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { workspace, textDocument, window, general } = capabilities;
  const options: unknown = initializationOptions;
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolveCodeActions: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    extensionCommands: isObject(options) && options.extensionCommands === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshCodeLens: workspace?.codeLens?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    // Every client understands UTF-16, and strings are made of it. UTF-8 is for clients that prefer it.
    utf8: general?.positionEncodings?.[0] === 'utf-8',
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
