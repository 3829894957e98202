import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Diagnostic, Range } from 'vscode-languageserver';
import type { DiagnosticData } from '../../server/src/features/diagnostics.ts';
import type { ReadinessModel } from '../../server/src/lsp/protocol.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn } from '../support/command-line.ts';
import { write } from '../support/repository.ts';
import { connect, eventually, modern, type TestClient } from '../support/test-client.ts';

/** How many random operations: a few seconds' worth in CI, 2,000 and more where somebody asks for it. */
const OPERATIONS = Number(process.env.LAUNCHPLAN_SOAK ?? '100');

/** Random numbers that are the same in every run: a 32-bit xorshift. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const PATHS = ['launch.yaml', 'a/launch.yaml', 'a/b.launch.yaml', 'c/base.launch.yaml', 'c/new.launch-plan.yaml'];
const CONFIG = '.launchplan.yaml';
const SAMPLE = readFileSync('samples/atlas-billing-midway/launch.yaml', 'utf8');
const CONFIGS = [
  '',
  'lints:\n  balance/no-split: off\n',
  'lints:\n  sales/no-demmo: error\n',
  'extends: [launchplan:strict]\n',
  'lints: [\n',
];
const PIECES = [
  ...[
    '\n',
    ' ',
    ':',
    '"',
    '- ',
    '#',
    '[',
    'launch_plan: 1\n',
    'sales:\n',
    'date: 2027-05-01\n',
    'dependencies:\n  - plan: ',
  ],
  ...[
    'c/base.launch.yaml\n',
    '../c/base.launch.yaml\n',
    '🚀',
    'é',
    '\r\n',
    '<<<<<<< ours\n',
    '&a ',
    '*a',
    '---\n',
    '\t',
  ],
];

const SETTINGS = [{}, { asOf: '2027-02-20' }, { asOf: '2026-06-01' }, { showUpcoming: false }, { asOf: 'soon' }];

/** The files as they should be: on the disk, and open in the editor. */
interface Model {
  readonly disk: Map<string, string>;
  readonly open: Map<string, string>;
}

async function configure(client: TestClient, settings: object): Promise<void> {
  client.settings.value = settings;
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
}

async function save(client: TestClient, { disk }: Model, path: string, text: string): Promise<void> {
  const known = disk.has(path);
  disk.set(path, text);
  write(client.folder, { [path]: text });
  await client.watched([path, known ? 2 : 1]);
}

/** As an editor renames: the file moves on the disk, and what is open is closed under one name and opened under another. */
async function rename(
  client: TestClient,
  { disk, open }: Model,
  [from, to]: readonly [string, string],
  version: number,
): Promise<void> {
  const text = disk.get(from);
  if (text === undefined || from === to || open.has(to)) return;
  const typed = open.get(from);
  if (typed !== undefined) await client.close(from);
  open.delete(from);
  mkdirSync(dirname(join(client.folder, to)), { recursive: true });
  renameSync(join(client.folder, from), join(client.folder, to));
  const known = disk.has(to);
  disk.delete(from);
  disk.set(to, text);
  await client.watched([from, 3], [to, known ? 2 : 1]);
  if (typed === undefined) return;
  open.set(to, typed);
  await client.open(to, typed, version);
}

/** Line and character of an offset, as a client counts them. */
function positionOf(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

async function edit(
  client: TestClient,
  { open }: Model,
  path: string,
  version: number,
  random: (below: number) => number,
): Promise<void> {
  const text = open.get(path) ?? '';
  // Between the two halves of a line end or of a character there is no position.
  const offset = (at: number): number => {
    const splits = /^[\uDC00-\uDFFF]/.test(text.slice(at)) || (text[at - 1] === '\r' && text[at] === '\n');
    return splits ? at + 1 : at;
  };
  const start = offset(random(text.length + 1));
  const end = Math.max(start, offset(Math.min(text.length, start + random(12))));
  const piece = PIECES[random(PIECES.length)] ?? '';
  const after = text.slice(0, start) + piece + text.slice(end);
  // A change at the seam of a line end may join or part it: then all of the text is sent.
  const seam = /[\r\n]/.test(text.slice(Math.max(0, start - 1), end + 1)) && (text + piece).includes('\r');
  open.set(path, after);
  const [from, to] = [positionOf(text, start), positionOf(text, end)];
  await client.change(
    path,
    version,
    seam ? { text: after } : { text: piece, range: [from.line, from.character, to.line, to.character] },
  );
}

/** One random operation on the server and the model. */
async function operate(
  client: TestClient,
  model: Model,
  version: number,
  random: (below: number) => number,
): Promise<void> {
  const { disk, open } = model;
  const path = PATHS[random(PATHS.length)] ?? 'launch.yaml';
  const kind = random(23);
  if (kind < 10 && open.has(path)) return edit(client, model, path, version, random);
  if (kind < 12) {
    const text = open.get(path) ?? [SIX_FIELDS, SAMPLE, SIX_FIELDS.replace('03-10', '06-10')][random(3)] ?? '';
    return save(client, model, path, text);
  }
  if (kind === 12) {
    const text = CONFIGS[random(CONFIGS.length)] ?? '';
    if (!open.has(CONFIG)) return save(client, model, CONFIG, text);
    open.set(CONFIG, text);
    return client.change(CONFIG, version, { text });
  }
  if (kind === 13 && disk.has(path)) {
    disk.delete(path);
    rmSync(join(client.folder, path));
    return client.watched([path, 3]);
  }
  if (kind === 14) {
    const target = random(3) === 0 ? CONFIG : path;
    if (open.has(target)) {
      open.delete(target);
      return client.close(target);
    }
    const text = disk.get(target) ?? (target === CONFIG ? '' : SIX_FIELDS);
    open.set(target, text);
    return client.open(target, text, version);
  }
  if (kind === 15) {
    open.set(path, SAMPLE);
    return client.open(path, SAMPLE, version);
  }
  if (kind === 16) return configure(client, SETTINGS[random(SETTINGS.length)] ?? {});
  if (kind === 17) return rename(client, model, [path, PATHS[random(PATHS.length)] ?? path], version);
  const params = { textDocument: { uri: client.uri(path) }, position: { line: random(30), character: random(10) } };
  const methods = ['completion', 'hover', 'documentSymbol', 'diagnostic', 'codeLens', 'definition'];
  const request = client.connection.sendRequest(`textDocument/${methods[random(methods.length)] ?? ''}`, params);
  const answered = request.then(
    () => undefined,
    (error: unknown) => {
      // A method whose feature is not there is refused; a fault of ours is not to be.
      expect(error).not.toMatchObject({ code: -32603 });
    },
  );
  if (random(4) === 0) await answered;
}

/** All that a client shows of the files: what it pulls of open ones, what it was pushed of closed ones. */
async function shown(client: TestClient, { open }: Model): Promise<Readonly<Record<string, readonly Diagnostic[]>>> {
  const result: Record<string, readonly Diagnostic[]> = {};
  for (const path of [...PATHS, CONFIG]) {
    const report = open.has(path) ? await client.pull(path) : undefined;
    const diagnostics = report?.kind === 'full' ? report.items : (client.pushed.get(path)?.diagnostics ?? []);
    if (diagnostics.length > 0) result[path] = diagnostics;
  }
  return result;
}

/** What a finding is compared by: its document in the stream, id, range and severity. */
type Compared = readonly [document: number, rule: string, range: string, severity: string];

type ByFile = Readonly<Record<string, readonly Compared[]>>;

const SEVERITIES = ['', 'error', 'warning', 'info', 'info'];

const said = ({ start, end }: Range): string =>
  [start.line, start.character, end.line, end.character].map(String).join(':');

/** What an editor shows, before absent sections become one: each member of a group with the severity that `severityOf` has. */
function ungrouped(
  files: Readonly<Record<string, readonly Diagnostic[]>>,
  severityOf: (path: string, document: number, rule: string) => string,
): ByFile {
  const entries = Object.entries(files).map(([path, diagnostics]): [string, readonly Compared[]] => [
    path,
    diagnostics.flatMap(({ code, range, severity, data }): readonly Compared[] => {
      const { document, rules } = data as DiagnosticData;
      const isGroup = String(code).startsWith('group/');
      return rules.map((rule) => [
        document,
        rule,
        said(range),
        isGroup ? severityOf(path, document, rule) : (SEVERITIES[severity ?? 0] ?? ''),
      ]);
    }),
  ]);
  return sortedFindings(Object.fromEntries(entries));
}

function sortedFindings(files: Readonly<Record<string, readonly Compared[]>>): ByFile {
  const entries = Object.entries(files).filter(([, findings]) => findings.length > 0);
  return Object.fromEntries(
    entries
      .map(([path, findings]) => [path, findings.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

interface JsonRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** The findings of a cold run of the command line over the same folder. */
async function cold(folder: string): Promise<{ readonly plans: ByFile; readonly settings: ByFile }> {
  const { out, err } = await callIn(folder, ['lint', '--format', 'json', '--as-of', '2027-01-15', '--exit-zero']);
  expect(err).toBe('');
  const report = JSON.parse(out) as {
    readonly plans: readonly {
      readonly path: string;
      readonly document: number;
      readonly findings: readonly { readonly rule: string; readonly severity: string; readonly range: JsonRange }[];
    }[];
    readonly problems: readonly {
      readonly path: string;
      readonly rule: string;
      readonly severity: string;
      readonly range: JsonRange | null;
    }[];
  };
  const position = ({ line, column }: JsonRange['start']): Range['start'] => ({
    line: line - 1,
    character: column - 1,
  });
  const rangeOf = (range: JsonRange | null): string =>
    range === null ? '0:0:0:0' : said({ start: position(range.start), end: position(range.end) });
  const plans: Record<string, readonly Compared[]> = {};
  for (const { path, document, findings } of report.plans) {
    const own = findings.map(({ rule, severity, range }): Compared => [document, rule, rangeOf(range), severity]);
    plans[path] = [...(plans[path] ?? []), ...own];
  }
  const settings: Record<string, readonly Compared[]> = {};
  for (const { path, rule, severity, range } of report.problems) {
    settings[path] = [...(settings[path] ?? []), [0, rule, rangeOf(range), severity]];
  }
  return { plans: sortedFindings(plans), settings: sortedFindings(settings) };
}

/** The findings that the readiness request tells of each plan, those of plans aside that a syntax error damages. */
async function told(client: TestClient): Promise<ByFile> {
  const { plans }: ReadinessModel = await client.connection.sendRequest('launchplan/readiness', {});
  const findings: Record<string, readonly Compared[]> = {};
  for (const { uri, document, areas, faults } of plans) {
    const path = PATHS.find((one) => client.uri(one) === uri) ?? uri;
    const own = [...areas.flatMap(({ checks }) => checks), ...faults].flatMap(
      ({ rule, severity, location }): readonly Compared[] =>
        severity === null ? [] : [[document, rule, said(location.range), severity]],
    );
    findings[path] = [...(findings[path] ?? []), ...own];
  }
  return sortedFindings(findings);
}

/** Saves what is open, lets the settings be as they were, and compares all that is shown with a cold run. */
async function compare(client: TestClient, model: Model): Promise<void> {
  await configure(client, {});
  for (const [path, text] of model.open) await save(client, model, path, text);
  const expected = await cold(client.folder);
  const severityOf = (path: string, document: number, rule: string): string =>
    expected.plans[path]?.find((one) => one[0] === document && one[1] === rule)?.[3] ?? 'none';
  const editor = async (): Promise<ByFile> => ungrouped(await shown(client, model), severityOf);
  // Where no plan lies in the folder of the settings, the editor tells their faults while they are open, and the command
  // line while a foreign file lies there. Once they are closed, and nobody asks for them, both have to be silent.
  const unasked = expected.plans['launch.yaml'] === undefined;
  const isAside = unasked && (model.open.has(CONFIG) || expected.settings[CONFIG] !== undefined);
  const compared = (found: ByFile): ByFile =>
    Object.fromEntries(Object.entries(found).filter(([path]) => !(isAside && path === CONFIG)));
  const wanted = compared(sortedFindings({ ...expected.plans, ...expected.settings }));
  await eventually(
    async () => compared(await editor()),
    (found) => JSON.stringify(found) === JSON.stringify(wanted),
    10_000,
  ).catch(async () => expect(compared(await editor())).toEqual(wanted));
  // What a syntax error damages keeps its last state in the tree, and what only looks like a plan has no place in it.
  const isWhole = ([, findings]: readonly [string, readonly Compared[]]): boolean =>
    !findings.some(([, rule]) => rule.startsWith('syntax/') || rule === 'schema/missing-marker');
  const whole = (files: ByFile): ByFile => Object.fromEntries(Object.entries(files).filter(isWhole));
  expect(whole(await told(client))).toEqual(whole(expected.plans));
}

/** Bursts of operations, so that some meet others on their way. */
async function operations(
  client: TestClient,
  model: Model,
  [from, to]: readonly [number, number],
  random: (below: number) => number,
): Promise<void> {
  for (let step = from; step < to; step++) {
    await operate(client, model, step, random);
    if (random(6) === 0) await new Promise((resolve) => setTimeout(resolve, random(4)));
  }
}

it(`a server shows after ${String(OPERATIONS)} random operations what a cold run of the command line finds`, async () => {
  const random = randomNumbers(20270310);
  const model: Model = { disk: new Map(), open: new Map() };
  const client = await connect({ capabilities: modern });
  for (let step = 1; step < OPERATIONS; step += 25) {
    await operations(client, model, [step, step + 25], random);
    await compare(client, model);
  }
}, 600_000);

it('a server holds no more memory after many operations than after some', async () => {
  const random = randomNumbers(7);
  const model: Model = { disk: new Map(), open: new Map() };
  const client = await connect({ capabilities: modern });
  const reset = async (step: number): Promise<void> => {
    await configure(client, {});
    for (const path of model.open.keys()) await client.close(path);
    model.open.clear();
    for (const path of [...PATHS, CONFIG]) {
      const text = path === CONFIG ? '' : SAMPLE;
      const known = model.disk.has(path);
      model.disk.set(path, text);
      write(client.folder, { [path]: text });
      await client.watched([path, known ? 2 : 1]);
      // What is open once was read again when it is closed.
      await client.open(path, text, step);
      await client.close(path);
    }
    await settled(client, model);
    client.forget();
  };
  const some = Math.ceil(OPERATIONS / 5);
  await operations(client, model, [1, some], random);
  await reset(some);
  const before = heapUsed();
  await operations(client, model, [some, some + OPERATIONS], random);
  await reset(some + OPERATIONS);
  expect(heapUsed()).toBeLessThan(before * 1.2);
}, 600_000);

/** Waits until what a server shows no longer changes. */
async function settled(client: TestClient, model: Model): Promise<void> {
  let last = '';
  let same = 0;
  await eventually(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return shown(client, model);
    },
    (found) => {
      const now = JSON.stringify(found);
      same = now === last ? same + 1 : 0;
      last = now;
      return same >= 4;
    },
  );
}

/** The bytes that are still of use. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
