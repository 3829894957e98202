import { spawn, execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** An editor that takes what servers push, so that both are asked the same way. */
const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: true, workspaceFolders: true },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
  },
};

/** Longest that a server may take to say anything, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Starts a language server over stdio and shakes hands with it.
 *
 * @param args of Node: the program and what it is given.
 * @param settings the answer to `workspace/configuration`, by section.
 * @returns a client of it, and how long it took from spawn to the answer to `initialize`, in milliseconds.
 */
export async function startServer({ name, args, folder, settings }) {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], cwd: folder });
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Map();
  const waiting = new Map();
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    const at = performance.now();
    published.set(params.uri, params);
    const wait = waiting.get(params.uri);
    // Of a server that names versions, only the one that was sent counts.
    if (wait === undefined || (params.version ?? wait.version) !== wait.version) return;
    waiting.delete(params.uri);
    wait.resolve({ at, diagnostics: params.diagnostics });
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => settings[section] ?? null));
  connection.onRequest(() => null);
  connection.onNotification(() => undefined);
  connection.listen();

  const rootUri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities,
  });
  const started = performance.now() - began;
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings });

  const next = (uri, version) =>
    new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`${name} says nothing of ${uri} at version ${version}.\n${errors}`));
      const timer = setTimeout(fail, PATIENCE).unref();
      const settle = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      waiting.set(uri, { version, resolve: settle });
    });
  const timed = async (send, answer) => {
    const sent = performance.now();
    await send();
    const { at, ...rest } = await answer;
    return { ms: at - sent, ...rest };
  };
  const change = (uri, version, contentChanges) =>
    connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });

  return {
    name,
    started,
    pid: child.pid,
    published: (uri) => published.get(uri)?.diagnostics ?? [],
    /** Opens a document and waits for its diagnostics. */
    open: (uri, text) =>
      timed(
        () =>
          connection.sendNotification('textDocument/didOpen', {
            textDocument: { uri, languageId: 'yaml', version: 1, text },
          }),
        next(uri, 1),
      ),
    change,
    /** Applies one change and waits for the diagnostics of the text that it leads to. */
    edit: (uri, version, contentChange) => timed(() => change(uri, version, [contentChange]), next(uri, version)),
    /** Waits for the diagnostics of a version that was sent before. */
    diagnosticsOf: next,
    /** Sends a request and waits for its answer. */
    ask: async (method, params) => {
      const sent = performance.now();
      const result = await connection.sendRequest(method, params);
      return { ms: performance.now() - sent, result };
    },
    /** Resident memory in kilobytes. */
    resident: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      // The one server ends by itself; the other may have to be told twice.
      const timer = setTimeout(() => child.kill(), 2000);
      await ended;
      clearTimeout(timer);
      connection.dispose();
    },
  };
}
