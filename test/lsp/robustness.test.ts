import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, type MessageConnection } from 'vscode-languageserver/node';
import type { ReadinessModel } from '../../server/src/lsp/protocol.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { codes, connect, eventually, modern, pulledCodes } from '../support/test-client.ts';

/** The code and message with which a request is refused. */
async function refusal(
  connection: MessageConnection,
  method: string,
  params: unknown,
): Promise<{ readonly code: unknown; readonly message: string }> {
  try {
    await connection.sendRequest(method, params);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error(`${method} was answered`);
}

const INTERNAL_ERROR = -32603;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
const INVALID_REQUEST = -32600;
const REQUEST_FAILED = -32803;
const REQUEST_CANCELLED = -32800;

describe('the server lives on', () => {
  it('after a method that nobody knows', async () => {
    const client = await connect({ capabilities: modern });
    expect(await refusal(client.connection, 'textDocument/nonsense', {})).toMatchObject({ code: METHOD_NOT_FOUND });
    await client.connection.sendNotification('$/nonsense', {});
    await client.connection.sendNotification('nonsense', { a: 1 });
    await client.open('launch.yaml', SIX_FIELDS);
    expect(await pulledCodes(client, 'launch.yaml')).not.toEqual([]);
  });

  it('after parameters of the wrong shape, and says which request they were of', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', SIX_FIELDS);
    const { uri } = client;
    for (const params of [null, 7, [], {}, { textDocument: null }, { textDocument: { uri: 7 } }]) {
      const refused = await refusal(client.connection, 'textDocument/diagnostic', params);
      expect(refused.code).toBe(INVALID_PARAMS);
      expect(refused.message).toContain('textDocument/diagnostic');
    }
    for (const position of [null, 'here', {}, { line: -1, character: 0 }, { line: 1.5, character: 0 }]) {
      const params = { textDocument: { uri: uri('launch.yaml') }, position };
      expect(await refusal(client.connection, 'textDocument/completion', params)).toMatchObject({
        code: INVALID_PARAMS,
      });
    }
    expect(await refusal(client.connection, 'launchplan/readiness', { textDocument: 1 })).toMatchObject({
      code: INVALID_PARAMS,
    });
    expect(await pulledCodes(client, 'launch.yaml')).not.toEqual([]);
  });

  it('after notifications of the wrong shape', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', SIX_FIELDS);
    const methods = ['didOpen', 'didChange', 'didClose', 'didSave'].map((name) => `textDocument/${name}`);
    const others = ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles'];
    const wrong = [
      {},
      { textDocument: {} },
      { textDocument: { uri: 1 }, contentChanges: 1, changes: 7 },
      { changes: [{}, null] },
    ];
    const here = { uri: client.uri('launch.yaml'), version: 2 };
    for (const method of [...methods, ...others]) {
      for (const params of wrong) await client.connection.sendNotification(method, params);
    }
    for (const contentChanges of [
      undefined,
      7,
      [null],
      [{}],
      [{ range: {}, text: 'a' }],
      [{ range: 1 }],
      [{ text: 1 }],
    ]) {
      await client.connection.sendNotification('textDocument/didChange', { textDocument: here, contentChanges });
    }
    expect(await pulledCodes(client, 'launch.yaml')).toContain('group/sales');
  });

  it('but answers nothing more once it is shutting down', async () => {
    const { connection, open, uri } = await connect({ capabilities: modern });
    await open('launch.yaml', SIX_FIELDS);
    await connection.sendRequest('shutdown');
    const textDocument = { uri: uri('launch.yaml') };
    for (const method of ['textDocument/diagnostic', 'textDocument/codeLens', 'launchplan/readiness', 'x/nonsense']) {
      expect(await refusal(connection, method, { textDocument })).toMatchObject({ code: INVALID_REQUEST });
    }
  });

  it('after messages that are no JSON-RPC', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', SIX_FIELDS);
    const frame = (body: string): string => `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;
    for (const body of ['{', 'nonsense', '[]', '7', 'null', '{"jsonrpc":"1.0"}', '{"jsonrpc":"2.0","id":{}}', '""']) {
      client.toServer.write(frame(body));
    }
    expect(await pulledCodes(client, 'launch.yaml')).not.toEqual([]);
  });

  it('when a document is closed twice, closed unopened, opened twice or changed unopened', async () => {
    const client = await connect();
    await client.close('never.launch.yaml');
    await client.change('never.launch.yaml', 3, { text: SIX_FIELDS });
    await client.open('launch.yaml', 'a: 1\n');
    await client.open('launch.yaml', `${SIX_FIELDS}nonsense: 1\n`, 5);
    const diagnostics = await eventually(
      () => client.pushed.get('launch.yaml')?.diagnostics,
      (found) => (found?.length ?? 0) > 0,
    );
    expect(codes(diagnostics)).toContain('schema/unknown-key');
    await client.close('launch.yaml');
    await client.close('launch.yaml');
    await client.open('launch.yaml', SIX_FIELDS, 1);
    await eventually(
      () => client.pushed.get('launch.yaml'),
      (params) => params?.version === 1 && params.diagnostics.length > 0,
    );
    expect(client.pushed.has('never.launch.yaml')).toBe(false);
  });

  it('when versions are stale or used twice: the text is what the edits made of it', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', SIX_FIELDS, 9);
    await pulledCodes(client, 'launch.yaml');
    await client.change('launch.yaml', 3, { text: 'nonsense: 1\n', range: [6, 0, 6, 0] });
    expect(await pulledCodes(client, 'launch.yaml')).toContain('schema/unknown-key');
    await client.change('launch.yaml', 3, { text: '', range: [6, 0, 7, 0] });
    expect(await pulledCodes(client, 'launch.yaml')).not.toContain('schema/unknown-key');
  });

  it('when edits overlap, run backwards or reach beyond the text', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', SIX_FIELDS);
    await client.change(
      'launch.yaml',
      2,
      { text: 'Zwei', range: [1, 6, 1, 9] },
      { text: 'Drei', range: [1, 8, 1, 7] },
      { text: 'nonsense: 1\n', range: [90, 0, 99, 7] },
      { text: '', range: [0, 400, 0, 900] },
    );
    expect(await pulledCodes(client, 'launch.yaml')).toContain('schema/unknown-key');
    const { plans }: ReadinessModel = await client.connection.sendRequest('launchplan/readiness', {});
    expect(plans[0]?.name).toBe('ZDreieias Billing');
  });

  it('when a request is cancelled', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', `${SIX_FIELDS}milestones:\n${'  - { name: A }\n'.repeat(400)}`);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: client.uri('launch.yaml') } };
    const first = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
    source.cancel();
    await expect(first).rejects.toMatchObject({ code: REQUEST_CANCELLED });
    expect(await pulledCodes(client, 'launch.yaml')).not.toEqual([]);
  });

  it('after a fault of its own, which answers the request that met it and stands in the log', async () => {
    let broken = true;
    const client = await connect({
      capabilities: modern,
      host: (host) => ({
        ...host,
        surroundingsOf: (...asked) => {
          if (broken) throw new Error('The disk is on fire.');
          return host.surroundingsOf(...asked);
        },
      }),
    });
    await client.open('launch.yaml', SIX_FIELDS);
    const textDocument = { uri: client.uri('launch.yaml') };
    const position = { line: 2, character: 7 };
    for (const [method, params] of [
      ['textDocument/diagnostic', { textDocument }],
      ['textDocument/codeLens', { textDocument }],
      ['textDocument/completion', { textDocument, position }],
      ['launchplan/readiness', {}],
    ] as const) {
      const refused = await refusal(client.connection, method, params);
      expect(refused.code).toBe(INTERNAL_ERROR);
      expect(refused.message).toBe(`The launch plan server could not answer ${method}. Its log says more.`);
    }
    const log = JSON.stringify(client.received.filter(([method]) => method === 'window/logMessage'));
    expect(log).toContain('textDocument/codeLens failed: Error: The disk is on fire.');
    expect(log).toContain('launchplan/readiness failed: Error: The disk is on fire.');
    // What does not need it is answered all the while, and the rest as soon as it can be.
    const params = { textDocument, positions: [position] };
    expect(await client.connection.sendRequest('textDocument/selectionRange', params)).toHaveLength(1);
    broken = false;
    expect(await pulledCodes(client, 'launch.yaml')).toContain('group/sales');
  });

  it('after a name that cannot be given, and says why', async () => {
    const client = await connect();
    await client.open('launch.yaml', `${SIX_FIELDS}scope:\n  - id: a\n  - id: b\n`);
    const textDocument = { uri: client.uri('launch.yaml') };
    const params = { textDocument, position: { line: 7, character: 8 }, newName: 'b' };
    expect(await refusal(client.connection, 'textDocument/rename', params)).toEqual({
      code: REQUEST_FAILED,
      message: '“b” is the name of something else in this plan already. Choose another one.',
    });
  });

  it('when it is initialized twice', async () => {
    const client = await connect();
    const again = { processId: null, rootUri: null, capabilities: {} };
    expect(await refusal(client.connection, 'initialize', again)).toMatchObject({ code: INVALID_REQUEST });
  });
});

describe('positions', () => {
  const TEXT = `${SIX_FIELDS}# 🚀 Žluťoučký\nsummary: "🚀🚀 ž" # x\nnonsense🚀: 1\n`;

  it('are in UTF-16 units unless the client prefers UTF-8', async () => {
    for (const [encodings, expected] of [
      [undefined, { encoding: 'utf-16', end: 10 }],
      [['utf-16', 'utf-8'], { encoding: 'utf-16', end: 10 }],
      [['utf-8', 'utf-16'], { encoding: 'utf-8', end: 12 }],
    ] as const) {
      const general = encodings === undefined ? {} : { positionEncodings: [...encodings] };
      const client = await connect({ capabilities: { general } });
      expect(client.initialized.capabilities.positionEncoding).toBe(expected.encoding);
      await client.open('launch.yaml', TEXT);
      const params = await eventually(
        () => client.pushed.get('launch.yaml'),
        (found) => found !== undefined,
      );
      const found = params?.diagnostics.find(({ code }) => code === 'schema/unknown-key');
      expect(found?.range).toEqual({ start: { line: 8, character: 0 }, end: { line: 8, character: expected.end } });
    }
  });

  it('of edits are in the same unit', async () => {
    const client = await connect({ capabilities: { general: { positionEncodings: ['utf-8'] } } });
    await client.open('launch.yaml', TEXT);
    await client.change('launch.yaml', 2, { text: 'name', range: [8, 0, 8, 12] });
    const params = await eventually(
      () => client.pushed.get('launch.yaml'),
      (found) => found?.version === 2,
    );
    const found = params?.diagnostics.find(({ code }) => code === 'syntax/duplicate-key');
    expect(found?.range).toEqual({ start: { line: 8, character: 0 }, end: { line: 8, character: 4 } });
    expect(codes(params?.diagnostics)).not.toContain('schema/unknown-key');
  });
});

describe('a document that takes long to check', () => {
  const CHECK = 120;
  const EDITS = 12;
  /**
   * The versions that are shown after edits after a pause, each 20 ms after the one before, where a check takes longer.
   */
  async function shownVersions(text: string): Promise<readonly number[]> {
    let slow = false;
    const client = await connect({
      workspaceFolders: null,
      host: (host) => ({
        ...host,
        surroundingsOf: (...asked) => {
          const end = performance.now() + (slow ? CHECK : 0);
          while (performance.now() < end);
          return host.surroundingsOf(...asked);
        },
      }),
    });
    slow = true;
    await client.open('launch.yaml', text);
    const version = (): number | undefined => client.pushed.get('launch.yaml')?.version;
    await eventually(version, (shown) => shown === 1);
    await new Promise((resolve) => setTimeout(resolve, CHECK * 3));
    for (let next = 2; next <= EDITS + 1; next++) {
      await client.change('launch.yaml', next, { text: '# typed\n', range: [6, 0, 6, 0] });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await eventually(version, (shown) => shown === EDITS + 1);
    return client.received.flatMap(([method, params]) =>
      method === 'textDocument/publishDiagnostics' ? [(params as { version?: number }).version ?? 0] : [],
    );
  }

  it('is checked at the first edit after a pause, and then rests for as long as the check took, where it is long', async () => {
    const shown = await shownVersions(SIX_FIELDS + '# long\n'.repeat(1001));
    expect(shown.at(-1)).toBe(EDITS + 1);
    // Each of two edits that come while it rests is shown together with those after it.
    expect(shown.length).toBeLessThan(EDITS * 0.7);
  });

  it('is checked at once where it is not', async () => {
    expect(await shownVersions(SIX_FIELDS + '# short\n'.repeat(900))).toContain(2);
  });
});

describe('what needs no findings', () => {
  it('is answered after an edit without a check', async () => {
    let checks = 0;
    const client = await connect({
      capabilities: modern,
      host: (host) => ({
        ...host,
        surroundingsOf: (...asked) => {
          checks += 1;
          return host.surroundingsOf(...asked);
        },
      }),
    });
    await client.open('launch.yaml', SIX_FIELDS);
    // The workspace is looked through first, after which all is checked again.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await client.pull('launch.yaml');
    await client.change('launch.yaml', 2, { text: 'sales:\n  \n', range: [6, 0, 6, 0] });
    const textDocument = { uri: client.uri('launch.yaml') };
    const position = { line: 7, character: 2 };
    const range = { start: { line: 0, character: 0 }, end: position };
    const before = checks;
    const items = await client.connection.sendRequest('textDocument/completion', { textDocument, position });
    expect(JSON.stringify(items)).toContain('training');
    for (const method of ['semanticTokens/full', 'inlayHint', 'documentLink', 'foldingRange', 'selectionRange']) {
      const params = { textDocument, position, positions: [position], range };
      await client.connection.sendRequest(`textDocument/${method}`, params);
    }
    expect(checks).toBe(before);
    await client.connection.sendRequest('textDocument/codeLens', { textDocument });
    expect(checks).toBe(before + 1);
  });
});

describe('a pull that is cancelled while it waits for edits to come to rest', () => {
  it('costs no check', async () => {
    let checks = 0;
    const client = await connect({
      capabilities: modern,
      host: (host) => ({
        ...host,
        surroundingsOf: (...asked) => {
          checks += 1;
          return host.surroundingsOf(...asked);
        },
      }),
    });
    await client.open('launch.yaml', SIX_FIELDS);
    // The workspace is looked through first, after which all is checked again.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await client.pull('launch.yaml');
    const before = checks;
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: client.uri('launch.yaml') } };
    await client.change('launch.yaml', 2, { text: '# typed\n', range: [6, 0, 6, 0] });
    const asked = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
    const refused = expect(asked).rejects.toMatchObject({ code: REQUEST_CANCELLED });
    await new Promise((resolve) => setImmediate(resolve));
    source.cancel();
    await refused;
    expect(checks).toBe(before);
    await client.pull('launch.yaml');
    expect(checks).toBe(before + 1);
  });
});

describe('an edit that other plans may see', () => {
  it('has only those checked again that name a plan which they depend on', async () => {
    const checked: string[] = [];
    const client = await connect({
      workspaceFolders: null,
      host: (host) => ({
        ...host,
        surroundingsOf: (uri, ...asked) => {
          checked.push(uri.replace(/.*\//, ''));
          return host.surroundingsOf(uri, ...asked);
        },
      }),
    });
    await client.open('one.launch.yaml', SIX_FIELDS);
    await client.open('team.launch.yaml', `${SIX_FIELDS}dependencies:\n  - on: The letter shop\n`);
    await client.open('plan.launch.yaml', `${SIX_FIELDS}dependencies:\n  - plan: one.launch.yaml\n`);
    const shown = (path: string): number | undefined => client.pushed.get(path)?.version;
    await eventually(
      () => ['one', 'team', 'plan'].map((name) => shown(`${name}.launch.yaml`)).join(),
      (found) => found === '1,1,1',
    );
    checked.length = 0;
    await client.change('one.launch.yaml', 2, { text: 'name: Another\n', range: [1, 0, 2, 0] });
    await eventually(
      () => shown('one.launch.yaml'),
      (version) => version === 2,
    );
    expect(checked.toSorted()).toEqual(['one.launch.yaml', 'plan.launch.yaml']);
  });
});

describe('a host', () => {
  it('is told when somebody begins to type, and when nobody has for a while', async () => {
    const told: boolean[] = [];
    const client = await connect({ host: (host) => ({ ...host, typing: (busy) => told.push(busy) }) });
    await client.open('launch.yaml', SIX_FIELDS);
    for (let version = 2; version < 6; version++) {
      await client.change('launch.yaml', version, { text: '# typed\n', range: [6, 0, 6, 0] });
    }
    await eventually(
      () => told.length,
      (count) => count > 1,
      8000,
    );
    expect(told).toEqual([true, false]);
  }, 12_000);
});
