import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/serve.ts';
import { endWithoutReader } from './end-without-reader.ts';
import { hostOfProcess } from './node-host.ts';

/** Put in by the bundler, from package.json. */
declare const __VERSION__: string;

// A channel that is closed cannot be opened again.
process.once('disconnect', () => process.exit(1));
if (process.argv.includes('--stdio')) endWithoutReader(process.stdout);
// Over IPC, a socket or standard streams, as the command line says. The process ends when the client is gone.
serve(createConnection(ProposedFeatures.all), hostOfProcess(), { version: __VERSION__ });
