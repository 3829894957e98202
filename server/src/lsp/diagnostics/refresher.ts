import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
  type Connection,
} from 'vscode-languageserver';
import type { Client } from '../client-abilities.ts';
import { unlessGone } from '../unless-gone.ts';

/** Refreshes within this many milliseconds become one. */
const TOGETHER = 30;

/** Asks the client to refresh what it shows of open documents, where it can do that. */
export function refresher(connection: Connection, client: Client, pulls: boolean): () => void {
  let waiting = false;
  const ask = async (): Promise<void> => {
    const { refreshCodeLens, refreshInlayHints, refreshSemanticTokens } = client;
    const kinds = [
      ...(pulls ? [DiagnosticRefreshRequest.type] : []),
      ...(refreshCodeLens ? [CodeLensRefreshRequest.type] : []),
      ...(refreshInlayHints ? [InlayHintRefreshRequest.type] : []),
      ...(refreshSemanticTokens ? [SemanticTokensRefreshRequest.type] : []),
    ];
    await Promise.all(kinds.map((kind) => unlessGone(() => connection.sendRequest(kind))));
  };
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      void ask();
    }, TOGETHER);
  };
}
