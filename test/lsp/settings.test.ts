import { describe, expect, it } from 'vitest';
import type { ReadinessModel } from '../../server/src/lsp/protocol.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { connect, eventually, modern, type TestClient } from '../support/test-client.ts';

const asOf = async (client: TestClient): Promise<string> => {
  const model: ReadinessModel = await client.connection.sendRequest('launchplan/readiness', {});
  return model.asOf;
};
const warnings = (client: TestClient): readonly unknown[] =>
  client.received.filter(([method]) => method === 'window/showMessage').map(([, params]) => params);

describe('settings', () => {
  it('are asked of a client that can tell them, again when they change', async () => {
    const client = await connect({ capabilities: modern, settings: { asOf: '2027-02-01' } });
    await eventually(
      () => asOf(client),
      (day) => day === '2027-02-01',
    );
    client.settings.value = { asOf: '2027-02-02' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await eventually(
      () => asOf(client),
      (day) => day === '2027-02-02',
    );
  });

  it('hold when a client sends them by itself, at the start or later', async () => {
    const client = await connect({ initializationOptions: { launchplan: { asOf: '2027-02-03' } } });
    expect(await asOf(client)).toBe('2027-02-03');
    const settings = { launchplan: { asOf: '2027-02-04' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    expect(await asOf(client)).toBe('2027-02-04');
  });

  it('that are wrong have their default, and the user is told once', async () => {
    const settings = { asOf: 'soon', codeLens: 'yes', showUpcoming: false };
    const client = await connect({ capabilities: modern, settings, files: { 'launch.yaml': SIX_FIELDS } });
    await eventually(
      () => warnings(client).length,
      (count) => count === 2,
    );
    expect(await asOf(client)).toBe('2027-01-15');
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.connection.sendRequest('launchplan/readiness', {});
    const [codeLens, asOfDay, ...others] = warnings(client).map((params) => JSON.stringify(params));
    expect(codeLens).toContain('launchplan.codeLens');
    expect(asOfDay).toContain('launchplan.asOf');
    expect(others).toEqual([]);
  });

  it('of any shape are no fault of the server', async () => {
    const client = await connect({ capabilities: modern, settings: [7, 'x'] });
    for (const settings of [null, 7, [], { launchplan: 7 }, { launchplan: { asOf: [] } }]) {
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    }
    expect(await asOf(client)).toBe('2027-01-15');
  });

  it('hold for their own folder, the innermost one where folders lie in each other', async () => {
    const days = new Map([
      ['a', '2027-02-05'],
      ['a/inner', '2027-02-06'],
    ]);
    const client = await connect({
      capabilities: modern,
      workspaceFolders: ['a', 'a/inner', 'b'],
      files: { 'a/launch.yaml': SIX_FIELDS, 'a/inner/launch.yaml': SIX_FIELDS, 'b/launch.yaml': SIX_FIELDS },
      settings: (scope: string | undefined) => {
        const folder = [...days.keys()].find((path) => scope?.endsWith(`/${path}`) === true);
        return folder === undefined ? { asOf: '2027-02-04' } : { asOf: days.get(folder), codeLens: folder !== 'a' };
      },
    });
    const dayIn = async (path: string): Promise<string> => {
      const params = { textDocument: { uri: client.uri(path) } };
      const model: ReadinessModel = await client.connection.sendRequest('launchplan/readiness', params);
      return `${model.asOf} ${String(model.plans[0]?.daysToLaunch)}`;
    };
    const all = (): Promise<readonly string[]> =>
      Promise.all(['a/launch.yaml', 'a/inner/launch.yaml', 'b/launch.yaml'].map(dayIn));
    const expected = ['2027-02-05 33', '2027-02-06 32', '2027-02-04 34'];
    await eventually(all, (found) => found.join() === expected.join());

    const lenses = async (path: string): Promise<number> => {
      await client.open(path, SIX_FIELDS);
      const params = { textDocument: { uri: client.uri(path) } };
      const found: readonly unknown[] | null = await client.connection.sendRequest('textDocument/codeLens', params);
      return found?.length ?? 0;
    };
    expect(await lenses('a/launch.yaml')).toBe(0);
    expect(await lenses('a/inner/launch.yaml')).toBeGreaterThan(0);

    days.set('a', '2027-02-07');
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await eventually(all, (found) => found[0] === '2027-02-07 31' && found[1] === expected[1]);
  });

  it('without what is still to come show no hints', async () => {
    const options = {
      files: { 'launch.yaml': SIX_FIELDS },
      today: '2026-06-01',
      capabilities: { workspace: { configuration: true } },
    };
    const client = await connect(options);
    const hints = (): number =>
      (client.pushed.get('launch.yaml')?.diagnostics ?? []).filter(({ severity }) => severity === 4).length;
    await eventually(hints, (count) => count > 0);
    client.settings.value = { showUpcoming: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await eventually(hints, (count) => count === 0);
  });
});

describe('readiness', () => {
  const readiness = (client: TestClient, path?: string): Promise<ReadinessModel> =>
    client.connection.sendRequest(
      'launchplan/readiness',
      path === undefined ? {} : { textDocument: { uri: client.uri(path) } },
    );

  it('is answered for every plan, open and closed, and for one document', async () => {
    const client = await connect({ files: { 'a/launch.yaml': SIX_FIELDS, 'b/launch.yaml': SIX_FIELDS } });
    await eventually(
      () => readiness(client),
      ({ plans }) => plans.length === 2,
    );
    await client.open('a/launch.yaml', SIX_FIELDS.replace('Atlas Billing', 'Renamed'));
    const { plans, version } = await readiness(client, 'a/launch.yaml');
    expect(version).toBe(1);
    expect(plans.map(({ name }) => name)).toEqual(['Renamed']);
    expect((await readiness(client)).plans.map(({ name }) => name).sort()).toEqual(['Atlas Billing', 'Renamed']);
    expect(plans[0]?.areas.find(({ area }) => area === 'sales')?.checks.length).toBeGreaterThan(1);
  });

  it('keeps what was known of a part that cannot be read while somebody types in it', async () => {
    const client = await connect({ workspaceFolders: null });
    const text = `${SIX_FIELDS}sales:\n  owner: cem@example.com\n  demo: { done: 2027-01-10 }\nsupport:\n  owner: dora@example.com\n`;
    await client.open('launch.yaml', text);
    const checks = async (): Promise<readonly string[] | undefined> => {
      const [plan] = (await readiness(client)).plans;
      return plan?.areas.find(({ area }) => area === 'sales')?.checks.map(({ rule, state }) => `${rule} ${state}`);
    };
    const before = await checks();
    expect(before?.length).toBeGreaterThan(3);
    await client.change('launch.yaml', 2, { text: '  demo: "', range: [8, 0, 8, 29] });
    const [plan] = (await readiness(client)).plans;
    expect(plan?.faults.map(({ rule }) => rule)).toContain('syntax/error');
    expect(await checks()).toEqual(before);
    await client.change('launch.yaml', 3, {
      text: text.replace('demo: { done: 2027-01-10 }', 'demo: { due: 2027-02-10 }'),
    });
    expect(await checks()).not.toEqual(before);
  });

  it('changes while somebody types, and the client is told once for what comes together', async () => {
    const client = await connect({ capabilities: modern, workspaceFolders: null });
    await client.open('launch.yaml', SIX_FIELDS);
    const told = (): number => client.received.filter(([method]) => method === 'launchplan/readinessChanged').length;
    await eventually(told, (count) => count > 0);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const before = told();
    for (let version = 2; version < 20; version++) {
      await client.change('launch.yaml', version, { text: `${SIX_FIELDS}# ${String(version)}\n` });
    }
    await eventually(told, (count) => count > before);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(told() - before).toBeLessThan(4);
    expect(client.received.findLast(([method]) => method === 'launchplan/readinessChanged')?.[1]).toEqual({
      uris: [client.uri('launch.yaml')],
    });
  });
});

describe('the workspace scan', () => {
  it('shows its progress where the client can', async () => {
    const client = await connect({ capabilities: modern, files: { 'launch.yaml': SIX_FIELDS } });
    const kinds = (): readonly unknown[] =>
      client.received
        .filter(([method]) => method === '$/progress')
        .map(([, params]) => (params as { readonly kind: string }).kind);
    await eventually(kinds, (found) => found.includes('end'));
    expect(kinds()[0]).toBe('begin');
  });

  it('asks to be notified of files', async () => {
    const client = await connect({ capabilities: modern });
    const registered = (): string =>
      JSON.stringify(client.received.filter(([method]) => method === 'client/registerCapability'));
    await eventually(registered, (text) => text.includes('workspace/didChangeWatchedFiles'));
    expect(registered()).toContain('workspace/didChangeConfiguration');
  });
});
