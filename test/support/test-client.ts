import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createConnection } from 'vscode-languageserver';
import {
  createMessageConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  type ConfigurationParams,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../server/src/lsp/host.ts';
import { serve } from '../../server/src/lsp/serve.ts';
import { nodeHost } from '../../server/src/node/host/node-host.ts';
import type { Day } from '../../server/src/plan/calendar.ts';
import { dayOn } from './checked.ts';
import { temporaryFolder, write } from './repository.ts';

/** An editor of today: it pulls diagnostics, watches files and draws everything again when asked. */
export const modern: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
  textDocument: { diagnostic: {} },
};

export interface TestClient {
  readonly connection: MessageConnection;
  readonly folder: string;
  readonly initialized: InitializeResult;
  /** The bytes on their way to the server. */
  readonly toServer: PassThrough;
  readonly uri: (path: string) => string;
  readonly open: (path: string, text: string, version?: number) => Promise<void>;
  /** Replaces a range, or all of the text without one. */
  readonly change: (path: string, version: number, ...changes: readonly Change[]) => Promise<void>;
  readonly close: (path: string) => Promise<void>;
  /** Notifies that files were made (1), changed (2) or deleted (3) on the disk. */
  readonly watched: (...events: readonly (readonly [path: string, type: 1 | 2 | 3])[]) => Promise<void>;
  /** What was pushed last about each file, by its path. */
  readonly pushed: ReadonlyMap<string, PublishDiagnosticsParams>;
  readonly pull: (path: string, previousResultId?: string) => Promise<DocumentDiagnosticReport>;
  /** The notifications and requests of the server, by method, in their order. */
  readonly received: readonly (readonly [method: string, params: unknown])[];
  /** Forgets what was received, so that a test of memory does not measure itself. */
  readonly forget: () => void;
  /** Lets the server look at the clock and at git. */
  readonly tick: () => void;
  /** Lets the day be another, and the server look at the clock. */
  readonly setDay: (day: string) => void;
  /** The value of `launchplan`, or what makes it of the folder that it is asked for. */
  readonly settings: { value: unknown };
}

interface Change {
  readonly text: string;
  readonly range?: readonly [number, number, number, number];
}

interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** Files that are on the disk from the start. */
  readonly files?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** As the client sends it; the folder of the files unless given. */
  readonly workspaceFolders?: readonly string[] | null;
  /** The value of `launchplan`, or what makes it of the folder that it is asked for. */
  readonly settings?: unknown;
  /** Makes the host another one, as one that is slow or has a fault. */
  readonly host?: (host: Host) => Host;
  readonly initializationOptions?: unknown;
  readonly today?: string;
  /** How the client spells the address of an absolute path; as VS Code does unless given. */
  readonly spelling?: (path: string) => string;
}

/** The address of an absolute path as VS Code writes it: all is escaped but letters, digits and `-._~`. */
export function inEditor(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').map(escapedPart);
  return `file://${parts.join('/')}`;
}

function escapedPart(part: string): string {
  return encodeURIComponent(part).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A client and a server of its own, which talk over two streams as they would over a wire. */
export async function connect(options: ClientOptions = {}): Promise<TestClient> {
  // An address of it may be spelled in more than one way, and has a colon where that of a drive has one.
  const folder = options.folder ?? join(temporaryFolder(), 'c:', 'R&D (draft)');
  mkdirSync(folder, { recursive: true });
  write(folder, options.files ?? {});
  let day: Day = dayOn(options.today ?? '2027-01-15');
  const looks = new Set<() => void>();
  const toServer = new PassThrough();
  const toClient = new PassThrough();

  const server = createConnection(
    (logger) => createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), logger),
    { shutdownReceived: false, initialize: () => undefined, exit: () => undefined },
  );
  const host = nodeHost({
    today: () => day,
    onTick: (look) => {
      looks.add(look);
      return () => looks.delete(look);
    },
    typing: () => undefined,
    environment: process.env,
  });
  const changed = options.host ?? ((same: Host) => same);
  serve(server, (editor) => changed(host(editor)), { version: '0.0.0' });

  const connection = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const pushed = new Map<string, PublishDiagnosticsParams>();
  const received: (readonly [string, unknown])[] = [];
  const settings = { value: options.settings };
  const spelled = options.spelling ?? inEditor;
  const uri = (path: string): string => spelled(join(folder, path));
  const root = decodeURIComponent(uri('')).replace(/\/$/, '');
  const pathOf = (address: string): string => decodeURIComponent(address).slice(root.length + 1);

  connection.onNotification((method, params) => void received.push([method, params]));
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    pushed.set(pathOf(params.uri), params);
    received.push(['textDocument/publishDiagnostics', params]);
  });
  connection.onRequest((method, params) => {
    received.push([method, params]);
    return null;
  });
  connection.onRequest('workspace/configuration', (params: ConfigurationParams) => {
    received.push(['workspace/configuration', params]);
    const { value } = settings;
    const settingsOf = typeof value === 'function' ? (value as (folder: string | undefined) => unknown) : () => value;
    return params.items.map(({ scopeUri }) => settingsOf(scopeUri) ?? null);
  });
  connection.onUnhandledProgress(({ value }) => void received.push(['$/progress', value]));
  connection.listen();
  onTestFinished(async () => {
    await connection.sendRequest('shutdown');
    connection.dispose();
    server.dispose();
  });

  const folders = options.workspaceFolders === undefined ? [''] : options.workspaceFolders;
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initializationOptions,
    workspaceFolders: folders?.map((path) => ({ uri: uri(path).replace(/\/$/, ''), name: path })) ?? null,
  });
  await connection.sendNotification('initialized', {});

  return {
    ...{ connection, folder, initialized, toServer, uri, pushed, received, settings },
    open: (path, text, version = 1) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId: 'yaml', version, text },
      }),
    change: (path, version, ...changes) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(path), version },
        contentChanges: changes.map(({ text, range }) =>
          range === undefined
            ? { text }
            : {
                text,
                range: {
                  start: { line: range[0], character: range[1] },
                  end: { line: range[2], character: range[3] },
                },
              },
        ),
      }),
    close: (path) => connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } }),
    watched: (...events) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: events.map(([path, type]) => ({ uri: uri(path), type })),
      }),
    pull: (path, previousResultId) =>
      connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: uri(path) }, previousResultId }),
    forget: () => {
      received.length = 0;
    },
    tick: () => {
      for (const look of looks) look();
    },
    setDay: (text) => {
      day = dayOn(text);
      for (const look of looks) look();
    },
  };
}

/** Waits until something holds; fails with what it was last. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  holds: (value: T) => boolean,
  within = 4000,
): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (performance.now() > end) throw new Error(`Still ${JSON.stringify(value, undefined, 1).slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The codes of diagnostics, each once, sorted. */
export function codes(diagnostics: readonly Diagnostic[] | undefined): readonly string[] {
  return [...new Set((diagnostics ?? []).map(({ code }) => String(code)))].sort();
}

/** The codes of a full answer to a pull. */
export async function pulledCodes(client: TestClient, path: string): Promise<readonly string[]> {
  const report = await client.pull(path);
  if (report.kind !== 'full') throw new Error('The report is not full');
  return codes(report.items);
}
