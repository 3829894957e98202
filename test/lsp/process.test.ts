import { build } from 'esbuild';
import { execFileSync, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { SIX_FIELDS } from '../support/checked.ts';

const folder = mkdtempSync(join(tmpdir(), 'launchplan-server-'));
const program = join(folder, 'server.cjs');
const root = join(import.meta.dirname, '..', '..');
const commandLine = join(root, 'dist', 'cli.cjs');

beforeAll(async () => {
  if (!existsSync(commandLine)) execFileSync('npm', ['run', 'build', '--silent'], { cwd: root });
  await build({
    entryPoints: ['server/src/node/main.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: { __VERSION__: '"1.2.3"' },
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly process: ChildProcess;
  /** The exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

function start(args: readonly string[], stdio: StdioOptions = ['pipe', 'pipe', 'inherit'], script = program): Started {
  const child = spawn(process.execPath, [script, ...args], { stdio });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { process: child, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

function overStreams({ process: { stdin, stdout } }: Started): MessageConnection {
  if (stdin === null || stdout === null) throw new Error('The process has no streams');
  const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  stdin.on('error', () => undefined);
  connection.listen();
  return connection;
}

const params = (processId: number | null): object => ({ processId, rootUri: null, capabilities: {} });

async function diagnose(connection: MessageConnection): Promise<PublishDiagnosticsParams> {
  const diagnostics = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', resolve);
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: 'untitled:launch.yaml', languageId: 'yaml', version: 1, text: SIX_FIELDS },
  });
  return diagnostics;
}

describe('the server as a process', () => {
  it('serves over standard streams, and ends well after shutdown and exit', async () => {
    const server = start(['--stdio']);
    const connection = overStreams(server);
    const { serverInfo } = await connection.sendRequest<{ serverInfo: unknown }>('initialize', params(process.pid));
    expect(serverInfo).toEqual({ name: 'launchplan', version: '1.2.3' });
    expect((await diagnose(connection)).diagnostics.length).toBeGreaterThan(0);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await server.ended).toBe(0);
  });

  it('is what the command line serves, for as long as it is asked to', async () => {
    const server = start(['lsp', '--stdio'], undefined, commandLine);
    const connection = overStreams(server);
    const { serverInfo } = await connection.sendRequest<{ serverInfo: object }>('initialize', params(process.pid));
    expect(serverInfo).toMatchObject({ name: 'launchplan' });
    expect((await diagnose(connection)).diagnostics.length).toBeGreaterThan(0);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await server.ended).toBe(0);
  });

  it('writes each message in one piece', async () => {
    const server = start(['--stdio']);
    const pieces: string[] = [];
    server.process.stdout?.on('data', (data: Buffer) => pieces.push(data.toString()));
    const connection = overStreams(server);
    await connection.sendRequest('initialize', params(process.pid));
    await diagnose(connection);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.filter((piece) => !/^Content-Length: \d+\r\n\r\n\{/.test(piece))).toEqual([]);
  });

  it('serves over IPC', async () => {
    const server = start(['--node-ipc'], ['ignore', 'ignore', 'inherit', 'ipc']);
    const connection = createMessageConnection(
      new IPCMessageReader(server.process),
      new IPCMessageWriter(server.process),
    );
    connection.listen();
    await connection.sendRequest('initialize', params(process.pid));
    expect((await diagnose(connection)).diagnostics.length).toBeGreaterThan(0);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await server.ended).toBe(0);
  });

  it('ends badly where it is told to exit without a shutdown', async () => {
    const server = start(['--stdio']);
    const connection = overStreams(server);
    await connection.sendRequest('initialize', params(null));
    await connection.sendNotification('exit');
    expect(await server.ended).toBe(1);
  });

  it('ends when its client closes the streams', async () => {
    const server = start(['--stdio']);
    const connection = overStreams(server);
    await connection.sendRequest('initialize', params(null));
    await diagnose(connection);
    server.process.stdin?.end();
    expect(await server.ended).toBe(1);
  });

  it('ends without a word when its client no longer reads, though that writes on', async () => {
    const server = start(['--stdio'], ['pipe', 'pipe', 'pipe']);
    const connection = overStreams(server);
    let said = '';
    server.process.stderr?.on('data', (data) => (said += String(data)));
    await connection.sendRequest('initialize', params(null));
    server.process.stdout?.destroy();
    const textDocument = { uri: 'untitled:launch.yaml', languageId: 'yaml', version: 1, text: SIX_FIELDS };
    for (const [method, sent] of [
      ['initialized', {}],
      ['textDocument/didOpen', { textDocument }],
    ] as const) {
      const message = JSON.stringify({ jsonrpc: '2.0', method, params: sent });
      server.process.stdin?.write(`Content-Length: ${String(Buffer.byteLength(message))}\r\n\r\n${message}`);
    }
    expect(await server.ended).toBe(1);
    expect(said).toBe('');
  });

  it('tells a client that asks too early what comes first', async () => {
    const connection = overStreams(start(['--stdio']));
    const asked = connection.sendRequest('textDocument/hover', {});
    await expect(asked).rejects.toMatchObject({ code: -32002 });
    await connection.sendRequest('initialize', params(process.pid));
    await expect(connection.sendRequest('textDocument/nonsense', {})).rejects.toMatchObject({ code: -32601 });
  });

  it('ends when the process of its client is gone, though the streams are open', async () => {
    const client = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const server = start(['--stdio']);
    const connection = overStreams(server);
    await connection.sendRequest('initialize', params(client.pid ?? null));
    client.kill('SIGKILL');
    expect(await server.ended).toBe(1);
  }, 15_000);

  it('ends when the channel of its client is closed, though that process is there', async () => {
    const server = start(['--node-ipc'], ['ignore', 'ignore', 'inherit', 'ipc']);
    const connection = createMessageConnection(
      new IPCMessageReader(server.process),
      new IPCMessageWriter(server.process),
    );
    connection.listen();
    await connection.sendRequest('initialize', params(process.pid));
    server.process.disconnect();
    expect(await server.ended).toBe(1);
  }, 15_000);

  it('lives on after headers that are none', async () => {
    const server = start(['--stdio']);
    const connection = overStreams(server);
    await connection.sendRequest('initialize', params(null));
    // The reader goes on with the next piece that comes.
    for (const piece of ['Nonsense: 1\r\n\r\n', 'Content-Length: x\r\n\r\n']) {
      server.process.stdin?.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect((await diagnose(connection)).diagnostics.length).toBeGreaterThan(0);
  });
});
