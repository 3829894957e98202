import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { ClientRequests } from '../lsp/protocol.ts';
import { serve } from '../lsp/serve.ts';
import { browserHost } from './browser-host.ts';
import { localToday } from './local-today.ts';

/** Put in by the bundler, from package.json. */
declare const __VERSION__: string;

/** The worker that this runs in: the project has no types of the DOM. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

/** How often the clock is looked at, in milliseconds. */
const TICK = 20_000;

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

const ask = async <M extends keyof ClientRequests>(
  method: M,
  params: ClientRequests[M]['takes'],
): Promise<ClientRequests[M]['answers'] | undefined> => {
  try {
    return await connection.sendRequest<ClientRequests[M]['answers']>(method, params);
  } catch (error) {
    // A client without files, or one that is gone: then there are none.
    connection.console.warn(`The client did not answer ${method}: ${String(error)}`);
    return undefined;
  }
};

serve(
  connection,
  browserHost({
    today: localToday,
    onTick(look) {
      const timer = setInterval(look, TICK);
      return () => clearInterval(timer);
    },
    findFiles: async (folder, names) => (await ask('launchplan/findFiles', { folder, names })) ?? [],
    readFile: async (uri) => (await ask('launchplan/readFile', { uri })) ?? undefined,
  }),
  { version: __VERSION__ },
);
