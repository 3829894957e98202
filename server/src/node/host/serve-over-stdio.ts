import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../../lsp/serve.ts';
import { endWithoutReader } from './end-without-reader.ts';
import { hostOfProcess } from './node-host.ts';
import { wholeMessages } from './whole-messages.ts';

/** Serves an editor over the standard streams of this process, which ends when the editor is gone. */
export function serveOverStdio(version: string): void {
  endWithoutReader(process.stdout);
  serve(createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout)), hostOfProcess(), {
    version,
  });
}
