import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CompletionList } from 'vscode-languageserver';
import { SIX_FIELDS } from '../support/checked.ts';
import { newRepository, temporaryFolder, write } from '../support/repository.ts';
import { codes, connect, eventually, modern, pulledCodes, type TestClient } from '../support/test-client.ts';

const DEPENDENT = `${SIX_FIELDS}dependencies:
  - plan: base.launch.yaml
`;
const BASE_BEFORE = SIX_FIELDS.replace('Atlas Billing', 'Atlas Base').replace('2027-03-10', '2027-02-10');
const BASE_AFTER = BASE_BEFORE.replace('2027-02-10', '2027-04-10');
const LATE = 'sequence/late-dependency';

const pushedCodes = (client: TestClient, path: string): readonly string[] | undefined => {
  const params = client.pushed.get(path);
  return params === undefined ? undefined : codes(params.diagnostics);
};
const includes = (code: string) => (found: readonly string[] | undefined) => found?.includes(code) === true;
const excludes = (code: string) => (found: readonly string[] | undefined) => found?.includes(code) === false;

describe('a client that pulls diagnostics', () => {
  it('gets those of an open document as it stands in the editor', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', `${SIX_FIELDS}owner: ben@example.com\n`);
    expect(await pulledCodes(client, 'launch.yaml')).toContain('syntax/duplicate-key');
    await client.change('launch.yaml', 2, { text: '', range: [6, 0, 7, 0] });
    expect(await pulledCodes(client, 'launch.yaml')).not.toContain('syntax/duplicate-key');
  });

  it('is led to a page by each of them, those of an absent section too', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', `${SIX_FIELDS}nonsense: 1\n`);
    const report = await client.pull('launch.yaml');
    const items = report.kind === 'full' ? report.items : [];
    expect(codes(items)).toEqual(expect.arrayContaining(['group/sales', 'schema/unknown-key', 'pricing/unapproved']));
    for (const { code, codeDescription } of items) {
      const [page = '', heading] = codeDescription?.href.split('/blob/main/')[1]?.split('#') ?? [];
      const text = readFileSync(join(import.meta.dirname, '../..', page), 'utf8');
      const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      );
      if (heading !== undefined) expect(anchors, String(code)).toContain(heading);
    }
  });

  it('gets none for the other side of a comparison', async () => {
    const client = await connect({ capabilities: modern });
    const uri = 'git:/plans/launch.yaml?ref=HEAD';
    const textDocument = { uri, languageId: 'yaml', version: 1, text: SIX_FIELDS };
    await client.connection.sendNotification('textDocument/didOpen', { textDocument });
    const report: object = await client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    expect(report).toMatchObject({ kind: 'full', items: [] });
    expect(await client.connection.sendRequest('launchplan/readiness', {})).toMatchObject({ plans: [] });
  });

  it('is not sent again what it has', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', SIX_FIELDS);
    const first = await client.pull('launch.yaml');
    const again = await client.pull('launch.yaml', first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.change('launch.yaml', 2, { text: `${SIX_FIELDS}nonsense: 1\n` });
    expect(await client.pull('launch.yaml', first.resultId)).toMatchObject({ kind: 'full' });
  });

  it('is never pushed those of an open document, and those of closed plans only', async () => {
    const client = await connect({ capabilities: modern, files: { 'launch.yaml': SIX_FIELDS } });
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => (found?.length ?? 0) > 0,
    );
    await client.open('launch.yaml', SIX_FIELDS);
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => found?.length === 0,
    );
    expect(await pulledCodes(client, 'launch.yaml')).not.toEqual([]);
    await client.close('launch.yaml');
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => (found?.length ?? 0) > 0,
    );
  });

  it('is asked to pull again when a plan that another depends on changes', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('base.launch.yaml', BASE_BEFORE);
    await client.open('launch.yaml', DEPENDENT);
    write(client.folder, { 'base.launch.yaml': BASE_BEFORE, 'launch.yaml': DEPENDENT });
    await client.watched(['base.launch.yaml', 1], ['launch.yaml', 1]);
    await eventually(() => pulledCodes(client, 'launch.yaml'), excludes(LATE));
    // Until nothing but the change can be the reason.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await pulledCodes(client, 'launch.yaml')).not.toContain(LATE);
    const before = client.received.filter(([method]) => method === 'workspace/diagnostic/refresh').length;
    await client.change('base.launch.yaml', 2, { text: BASE_AFTER });
    await eventually(
      () => client.received.filter(([method]) => method === 'workspace/diagnostic/refresh').length,
      (count) => count > before,
    );
    expect(await pulledCodes(client, 'launch.yaml')).toContain(LATE);
  });

  it('says nothing about foreign documents, and takes back what it said when a plan becomes one', async () => {
    const client = await connect({ capabilities: modern, files: { 'launch.yaml': SIX_FIELDS } });
    await client.open('ros/launch.yaml', 'launch:\n  - node: { pkg: a }\n');
    expect(await pulledCodes(client, 'ros/launch.yaml')).toEqual([]);
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => (found?.length ?? 0) > 0,
    );
    write(client.folder, { 'launch.yaml': 'launch:\n  - node: { pkg: a }\n' });
    await client.watched(['launch.yaml', 2]);
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => found?.length === 0,
    );
  });
});

describe('a client without any capability', () => {
  it('is pushed the diagnostics of open documents, with their version', async () => {
    const client = await connect({ workspaceFolders: null });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await client.open('launch.yaml', `${SIX_FIELDS}nonsense: 1\n`, 7);
    await eventually(() => pushedCodes(client, 'launch.yaml'), includes('schema/unknown-key'));
    expect(client.pushed.get('launch.yaml')?.version).toBe(7);
    await client.change('launch.yaml', 8, { text: SIX_FIELDS });
    await eventually(
      () => client.pushed.get('launch.yaml')?.version,
      (version) => version === 8,
    );
    expect(pushedCodes(client, 'launch.yaml')).not.toContain('schema/unknown-key');
    await client.close('launch.yaml');
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => found?.length === 0,
    );
  });

  it('is pushed those of the plans of its workspace, except for ignored ones', async () => {
    const repository = newRepository();
    write(repository.root, { '.gitignore': 'out/\n', 'out/launch.yaml': SIX_FIELDS, 'a/launch.yaml': SIX_FIELDS });
    const client = await connect({ folder: repository.root });
    await eventually(
      () => pushedCodes(client, 'a/launch.yaml'),
      (found) => (found?.length ?? 0) > 0,
    );
    expect([...client.pushed.keys()]).toEqual(['a/launch.yaml']);
  });

  it('gets one final state of 50 rapid edits, equal to a cold run', async () => {
    const client = await connect();
    await client.open('launch.yaml', SIX_FIELDS);
    const lines = Array.from({ length: 50 }, (_, index) => `  - { name: Step ${String(index)}, due: 2027-02-01 }\n`);
    await client.change('launch.yaml', 2, { text: 'milestones:\n', range: [6, 0, 6, 0] });
    for (const [index, text] of lines.entries()) {
      void client.change('launch.yaml', index + 3, { text, range: [7 + index, 0, 7 + index, 0] });
    }
    await eventually(
      () => client.pushed.get('launch.yaml')?.version,
      (version) => version === 52,
    );
    const cold = await connect();
    await cold.open('launch.yaml', `${SIX_FIELDS}milestones:\n${lines.join('')}`);
    const expected = await eventually(
      () => cold.pushed.get('launch.yaml'),
      (params) => params !== undefined,
    );
    expect(client.pushed.get('launch.yaml')?.diagnostics).toEqual(expected?.diagnostics);
    const states = client.received.filter(([method]) => method === 'textDocument/publishDiagnostics');
    expect(states.length).toBeLessThan(15);
  });
});

describe('what no longer holds is taken back', () => {
  const ALL = { 'launch.yaml': DEPENDENT, 'base.launch.yaml': BASE_AFTER };

  it('when the other plan is changed from outside', async () => {
    const client = await connect({ files: ALL });
    await eventually(() => pushedCodes(client, 'launch.yaml'), includes(LATE));
    write(client.folder, { 'base.launch.yaml': BASE_BEFORE });
    await client.watched(['base.launch.yaml', 2]);
    await eventually(() => pushedCodes(client, 'launch.yaml'), excludes(LATE), 500);
  });

  it('when a plan is deleted, renamed or moved with its folder', async () => {
    const client = await connect({ files: { 'a/launch.yaml': SIX_FIELDS, 'b/launch.yaml': SIX_FIELDS } });
    const has = (path: string) => () => (pushedCodes(client, path)?.length ?? 0) > 0;
    await eventually(has('a/launch.yaml'), Boolean);
    await eventually(has('b/launch.yaml'), Boolean);
    rmSync(join(client.folder, 'a/launch.yaml'));
    await client.watched(['a/launch.yaml', 3]);
    await eventually(has('a/launch.yaml'), (there) => !there, 500);
    mkdirSync(join(client.folder, 'moved'));
    renameSync(join(client.folder, 'b'), join(client.folder, 'moved/b'));
    await client.watched(['b', 3], ['moved', 1]);
    await eventually(has('b/launch.yaml'), (there) => !there, 500);
    await eventually(has('moved/b/launch.yaml'), Boolean, 500);
  });

  it('when the last plan that settings hold for goes, and comes back with it', async () => {
    const files = { 'a/launch.yaml': SIX_FIELDS, 'a/.launchplan.yaml': 'lints: [\n' };
    const client = await connect({ files });
    const settings = (): number => client.pushed.get('a/.launchplan.yaml')?.diagnostics.length ?? 0;
    await eventually(settings, (count) => count === 1);
    rmSync(join(client.folder, 'a/launch.yaml'));
    await client.watched(['a/launch.yaml', 3]);
    await eventually(settings, (count) => count === 0, 500);
    write(client.folder, files);
    await client.watched(['a/launch.yaml', 1]);
    await eventually(settings, (count) => count === 1, 500);
  });

  it('when the settings file changes, in the editor or on the disk', async () => {
    const client = await connect({ files: { 'launch.yaml': SIX_FIELDS } });
    await eventually(() => pushedCodes(client, 'launch.yaml'), includes('balance/no-split'));
    const off = 'lints:\n  balance/no-split: off\n';
    await client.open('.launchplan.yaml', off);
    await eventually(() => pushedCodes(client, 'launch.yaml'), excludes('balance/no-split'), 500);
    await client.close('.launchplan.yaml');
    await eventually(() => pushedCodes(client, 'launch.yaml'), includes('balance/no-split'), 500);
    write(client.folder, { '.launchplan.yaml': off });
    await client.watched(['.launchplan.yaml', 1]);
    await eventually(() => pushedCodes(client, 'launch.yaml'), excludes('balance/no-split'), 500);
    rmSync(join(client.folder, '.launchplan.yaml'));
    await client.watched(['.launchplan.yaml', 3]);
    await eventually(() => pushedCodes(client, 'launch.yaml'), includes('balance/no-split'), 500);
  });

  it('when evidence is put where a plan says it lies', async () => {
    const text = `${SIX_FIELDS}engineering:
  load_test: { done: 2027-01-10, evidence: evidence/load.md }
`;
    const client = await connect({ files: { 'launch.yaml': text } });
    const evidence = (found: readonly string[] | undefined): boolean => found?.includes('gate/no-evidence') === true;
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => found !== undefined,
    );
    if (!evidence(pushedCodes(client, 'launch.yaml'))) throw new Error(pushedCodes(client, 'launch.yaml')?.join(' '));
    write(client.folder, { 'evidence/load.md': 'It held.' });
    await client.watched(['evidence/load.md', 1]);
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => !evidence(found),
      500,
    );
  });

  it('when a folder is removed from the workspace', async () => {
    const client = await connect({
      capabilities: { workspace: { workspaceFolders: true } },
      files: { 'a/launch.yaml': SIX_FIELDS, 'b/launch.yaml': SIX_FIELDS },
      workspaceFolders: ['a', 'b'],
    });
    const has = (path: string) => () => (pushedCodes(client, path)?.length ?? 0) > 0;
    await eventually(has('a/launch.yaml'), Boolean);
    await eventually(has('b/launch.yaml'), Boolean);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: client.uri('a'), name: 'a' }] },
    });
    await eventually(has('a/launch.yaml'), (there) => !there, 500);
    expect(has('b/launch.yaml')()).toBe(true);
  });

  it('when the day changes', async () => {
    const client = await connect({ files: { 'launch.yaml': SIX_FIELDS }, today: '2026-06-01' });
    const severityOf = (code: string) => (): number | undefined =>
      client.pushed.get('launch.yaml')?.diagnostics.find((one) => one.code === code)?.severity;
    const before = await eventually(severityOf('group/sales'), (severity) => severity !== undefined);
    expect(before).toBe(4);
    client.setDay('2027-03-09');
    await eventually(severityOf('group/sales'), (severity) => severity === 1, 500);
  });

  it('when a date moves in the editor, and again when the move is committed', async () => {
    const { root, commit } = newRepository();
    commit('2026-10-01', { 'launch.yaml': SIX_FIELDS });
    const client = await connect({ folder: root });
    const moved = SIX_FIELDS.replace('2027-03-10', '2027-04-21');
    const slips = (): string =>
      JSON.stringify(
        client.pushed.get('launch.yaml')?.diagnostics.filter(({ code }) => String(code).startsWith('date/slip')),
      );
    await eventually(slips, (text) => text === '[]');
    await client.open('launch.yaml', moved);
    await eventually(slips, (text) => text.includes('date/slip'));
    const id = commit('2026-12-01', { 'launch.yaml': moved });
    expect(slips()).not.toContain(id.slice(0, 7));
    client.tick();
    await eventually(slips, (text) => text.includes(id.slice(0, 7)));
  });
});

describe('settings files', () => {
  it('are told their faults where these stand, open and closed', async () => {
    const client = await connect({
      files: { 'launch.yaml': SIX_FIELDS, '.launchplan.yaml': 'lints:\n  sales/no-demmo: off\n' },
    });
    await eventually(() => pushedCodes(client, '.launchplan.yaml'), includes('config/unknown-lint'));
    expect(client.pushed.get('.launchplan.yaml')?.diagnostics[0]?.range.start).toEqual({ line: 1, character: 2 });
    await client.open('.launchplan.yaml', 'lints:\n  sales/no-demo: off\n');
    await eventually(
      () => pushedCodes(client, '.launchplan.yaml'),
      (found) => found?.length === 0,
    );
  });
});

describe('completion of people', () => {
  it('offers those of CODEOWNERS, in a repository and in a folder that is none', async () => {
    for (const root of [newRepository().root, temporaryFolder()]) {
      write(root, { CODEOWNERS: '* @atlas/platform\n' });
      const client = await connect({ folder: root });
      await client.open('launch.yaml', `${SIX_FIELDS}sales:\n  owner: \n`);
      const params = { textDocument: { uri: client.uri('launch.yaml') }, position: { line: 7, character: 9 } };
      const { items }: CompletionList = await client.connection.sendRequest('textDocument/completion', params);
      expect(items.map(({ label }) => label)).toEqual(['ana@example.com', '@atlas/platform']);
    }
  });
});
