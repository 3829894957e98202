import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/serve.ts';
import { hostOfProcess } from './host/node-host.ts';
import { serveOverStdio } from './host/serve-over-stdio.ts';

/** Put in by the bundler, from package.json. */
declare const __VERSION__: string;

// A channel that is closed cannot be opened again.
process.once('disconnect', () => process.exit(1));
// Over standard streams, IPC or a socket, as the command line says. The process ends when the client is gone.
if (process.argv.includes('--stdio')) serveOverStdio(__VERSION__);
else serve(createConnection(ProposedFeatures.all), hostOfProcess(), { version: __VERSION__ });
