import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { MessageType, type CompletionItem, type Diagnostic, type Hover } from 'vscode-languageserver/node';
import { micromark } from 'micromark';
import type { ExplainAnswer } from '../../server/src/features/explain.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { codes, connect, eventually, modern, pulledCodes, type TestClient } from '../support/test-client.ts';

const rule = (assert: string): string =>
  `root: true\nrules:\n  - id: acme/vp-sponsor\n    for: plan\n    assert: ${assert}\n    at: sponsor\n    message: Name a sponsor for {this.name}.\n`;
const RIGHT = rule('this.sponsor != null');
const WRONG = rule('this.sponser != null');

const pushedCodes = (client: TestClient, path: string): readonly string[] =>
  codes(client.pushed.get(path)?.diagnostics);
const own = (found: readonly string[]): boolean => found.includes('acme/vp-sponsor');

async function pulled(client: TestClient, path: string): Promise<readonly Diagnostic[]> {
  const report = await client.pull(path);
  return report.kind === 'full' ? report.items : [];
}

async function hovered(client: TestClient, path: string, line: number, character: number): Promise<string> {
  const params = { textDocument: { uri: client.uri(path) }, position: { line, character } };
  const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', params);
  return hover === null ? '' : JSON.stringify(hover.contents);
}

describe('rules of the organisation’s own in the editor', () => {
  it('report in open plans, to a client that pulls', async () => {
    const client = await connect({ capabilities: modern, files: { '.launchplan.yaml': RIGHT } });
    await client.open('launch.yaml', SIX_FIELDS);
    await eventually(() => pulledCodes(client, 'launch.yaml'), own);
    const found = (await pulled(client, 'launch.yaml')).find(({ code }) => code === 'acme/vp-sponsor');
    expect(found?.message).toBe('Name a sponsor for Atlas Billing.');
  });

  it('report in plans of the workspace, to a client that is told', async () => {
    const client = await connect({ files: { '.launchplan.yaml': RIGHT, 'launch.yaml': SIX_FIELDS } });
    await eventually(() => pushedCodes(client, 'launch.yaml'), own);
  });

  it('with a mistake underline it inside the expression, until it is fixed', async () => {
    const client = await connect({
      capabilities: modern,
      files: { 'launch.yaml': SIX_FIELDS, '.launchplan.yaml': WRONG },
    });
    await client.open('.launchplan.yaml', WRONG);
    const [problem] = await eventually(
      () => pulled(client, '.launchplan.yaml'),
      (items) => items.length > 0,
    );
    expect(problem).toMatchObject({
      code: 'config/invalid-value',
      range: { start: { line: 4, character: 17 }, end: { line: 4, character: 24 } },
      message: 'A plan has no key `sponser`; did you mean `sponsor`?',
    });
    await client.change('.launchplan.yaml', 2, { text: 'sponsor', range: [4, 17, 4, 24] });
    await eventually(
      () => pulled(client, '.launchplan.yaml'),
      (items) => items.length === 0,
    );
    await eventually(() => pushedCodes(client, 'launch.yaml'), own);
    await client.change('.launchplan.yaml', 3, { text: 'root: true\n' });
    await eventually(
      () => pushedCodes(client, 'launch.yaml'),
      (found) => !own(found),
    );
  });

  it('that are refused for a plan say so in the settings, as long as that holds', async () => {
    const pairs = rule('"plan.milestones.all(a, plan.milestones.all(b, a.id != b.id || true))"');
    const large = `${SIX_FIELDS}milestones: [${Array.from({ length: 700 }, (_, index) => `{id: m${String(index)}}`).join(', ')}]\n`;
    const client = await connect({ files: { '.launchplan.yaml': pairs, 'launch.yaml': large } });
    await eventually(
      () => client.pushed.get('.launchplan.yaml')?.diagnostics ?? [],
      (diagnostics) => JSON.stringify(diagnostics).includes('is not asked this'),
    );
    await client.open('launch.yaml', SIX_FIELDS);
    await eventually(
      () => client.pushed.get('.launchplan.yaml')?.diagnostics ?? [],
      (diagnostics) => diagnostics.length === 0,
    );
  });

  it('are told on hover, and offered to waive', async () => {
    const plan = `${SIX_FIELDS}waivers:\n  - lint: \n# acme/vp-sponsor\n`;
    const client = await connect({ files: { '.launchplan.yaml': RIGHT } });
    await client.open('launch.yaml', plan);
    const text = await eventually(
      () => hovered(client, 'launch.yaml', 8, 6),
      (said) => said.includes('Name a sponsor'),
    );
    expect(text).toContain('.launchplan.yaml:3');
    const params = { textDocument: { uri: client.uri('launch.yaml') }, position: { line: 7, character: 10 } };
    const answer: readonly CompletionItem[] | { readonly items: readonly CompletionItem[] } =
      await client.connection.sendRequest('textDocument/completion', params);
    const items = 'items' in answer ? answer.items : answer;
    expect(items.map(({ label }) => label)).toContain('acme/vp-sponsor');
  });

  it('are explained: what they say, what they ask, when, where they stand, and how such rules are written', async () => {
    const files = { '.launchplan.yaml': RIGHT, 'launch.yaml': SIX_FIELDS };
    const client = await connect({ files });
    await eventually(() => pushedCodes(client, 'launch.yaml'), own);
    const explain = (params: object): Promise<ExplainAnswer> =>
      client.connection.sendRequest('launchplan/explain', params);
    const { markdown, url } = await explain({ rule: 'acme/vp-sponsor' });
    expect(url).toMatch(/custom-rules\.md$/);
    for (const part of [
      '# acme/vp-sponsor\n',
      'Name a sponsor for {this.name}.',
      'for each plan:\n\n```yaml\nassert: this.sponsor != null\n```',
      'On every day, for every tier: warning.',
      'launchplan.yaml\\:3',
      `](${url ?? ''})`,
    ]) {
      expect(markdown).toContain(part);
    }
    expect((await explain({})).lints.at(-1)).toEqual({
      id: 'acme/vp-sponsor',
      summary: 'Name a sponsor for {this.name}.',
    });
  });

  it('are explained as what they are where their text is hostile', async () => {
    const hostile = RIGHT.replace('this.sponsor != null', `"'\`\`\`' == '<img>'"`).replace(
      'Name a sponsor for {this.name}.',
      `"<img src=x> [l](command:x) \`c\` **b** \u202E"`,
    );
    const client = await connect({ files: { '.launchplan.yaml': hostile, 'launch.yaml': SIX_FIELDS } });
    await eventually(() => pushedCodes(client, 'launch.yaml'), own);
    const answer: ExplainAnswer = await client.connection.sendRequest('launchplan/explain', {
      rule: 'acme/vp-sponsor',
    });
    const html = micromark(answer.markdown ?? '', { allowDangerousHtml: true, allowDangerousProtocol: true });
    expect(html.match(/<(?!\/|h[12]>|p>|pre>|code(?: class="language-yaml")?>|a href="https:\/\/github)/g)).toBeNull();
    expect(html).toContain('&lt;img src=x&gt; [l](command:x) `c` **b**');
    expect(html).not.toContain('\u202E');
  });

  it('can be written with help: keys and what they mean', async () => {
    const client = await connect({ files: {} });
    await client.open('.launchplan.yaml', `${RIGHT}    \n`);
    const position = { line: 7, character: 4 };
    const answer: { readonly items: readonly CompletionItem[] } | readonly CompletionItem[] =
      await client.connection.sendRequest('textDocument/completion', {
        textDocument: { uri: client.uri('.launchplan.yaml') },
        position,
      });
    const labels = ('items' in answer ? answer.items : answer).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['when', 'severity', 'lead', 'examples']));
    expect(await hovered(client, '.launchplan.yaml', 4, 6)).toContain('CEL');
  });
});

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string };
}

/** Starts the built server in a worker with one plan and one rule, with what its client puts before it or without. */
async function inWorker(
  withLanguage: boolean,
): Promise<{ readonly sent: readonly Message[]; readonly send: (message: object) => void }> {
  const root = join(import.meta.dirname, '..', '..');
  const [rules, templates, server] = ['rules.cjs', 'templates.cjs', 'server.cjs'].map((name) =>
    readFileSync(join(root, 'dist', name), 'utf8'),
  );
  const start = readFileSync(join(root, 'client/src/browser/start.ts'), 'utf8');
  // What the client puts around these, in the order in which it does.
  const [before = '', between = '', after = ''] = [...start.matchAll(/^ {4}'(.*)',$/gm)].map(([, part = '']) =>
    part.replaceAll('\\n', '\n'),
  );
  expect(before).toContain('function launchplanRules()');
  expect(between).toContain('function launchplanTemplates()');
  const files = new Map([
    ['file:///w/.launchplan.yaml', RIGHT],
    ['file:///w/launch.yaml', SIX_FIELDS],
  ]);
  const sent: Message[] = [];
  const answers: Readonly<Record<string, (params: { readonly uri?: string }) => unknown>> = {
    'launchplan/findFiles': () => ['file:///w/launch.yaml'],
    'launchplan/readFile': ({ uri = '' }) => files.get(uri) ?? null,
  };
  type Listener = (event: { readonly data: object }) => void;
  const worker: { onmessage?: Listener; [name: string]: unknown } = {
    ...{ importScripts: () => undefined, console, performance, TextEncoder, TextDecoder },
    ...{ setTimeout, clearTimeout, setInterval, clearInterval },
    addEventListener: () => undefined,
    postMessage(message: Message) {
      const { id, method, params } = message;
      sent.push(message);
      const result = method === undefined ? null : (answers[method]?.(params ?? {}) ?? null);
      if (id !== undefined && method !== undefined) send({ id, result });
    },
  };
  const send = (message: object): void => {
    setTimeout(() => worker.onmessage?.({ data: { jsonrpc: '2.0', ...message } }), 0);
  };
  worker.self = worker;
  const context = createContext(worker, { codeGeneration: { strings: false, wasm: false } });
  const language = withLanguage ? `${before}${rules ?? ''}${between}${templates ?? ''}${after}` : '';
  runInContext(`var exports = {}, module = { exports };${language}${server ?? ''}`, context);
  await eventually(
    () => worker.onmessage !== undefined,
    (listens) => listens,
  );
  const workspaceFolders = [{ uri: 'file:///w', name: 'w' }];
  send({
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {}, workspaceFolders },
  });
  send({ method: 'initialized', params: {} });
  return { sent, send };
}

/** What was reported about plans and settings, and the messages that people saw. */
const published = ({ sent }: { readonly sent: readonly Message[] }): readonly Diagnostic[] =>
  sent
    .filter(({ method }) => method === 'textDocument/publishDiagnostics')
    .flatMap(({ params }) => (params as { readonly diagnostics: readonly Diagnostic[] }).diagnostics);
const shown = ({ sent }: { readonly sent: readonly Message[] }): readonly Message[] =>
  sent.filter(({ method }) => method === 'window/showMessage');

describe('the server in a worker', () => {
  it('finds the language of rules in its own file, without eval', async () => {
    const worker = await inWorker(true);
    await eventually(() => codes(published(worker)), own);
    expect(shown(worker)).toEqual([]);
  });

  it('finds the templates of plans in their own file', async () => {
    const { sent, send } = await inWorker(true);
    const answers = { name: 'Atlas', tier: '2', stage: 'ga', date: '2027-03-10' };
    send({ id: 7, method: 'launchplan/newPlan', params: { answers, template: 'sunset' } });
    const [answer] = await eventually(
      () => sent.filter(({ id, method }) => id === 7 && method === undefined),
      (found) => found.length > 0,
    );
    expect(answer).toMatchObject({ result: { text: expect.stringContaining('end_of_life: T\n') as string } });
  });

  it('that was started without that language tells people once, and checks the rest', async () => {
    const worker = await inWorker(false);
    await eventually(
      () => shown(worker),
      (messages) => messages.length > 0,
    );
    await eventually(
      () => codes(published(worker)),
      (found) => found.length > 0,
    );
    expect(shown(worker)).toMatchObject([
      {
        params: {
          type: MessageType.Warning,
          message: expect.stringMatching(/own rules are not in force here/) as string,
        },
      },
    ]);
    expect(own(codes(published(worker)))).toBe(false);
  });
});
