import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
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

/** The files as they should be: on the disk, and open in the editor. */
interface Model {
  readonly disk: Map<string, string>;
  readonly open: Map<string, string>;
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
  const save = async (target: string, text: string): Promise<void> => {
    const known = disk.has(target);
    disk.set(target, text);
    write(client.folder, { [target]: text });
    await client.watched([target, known ? 2 : 1]);
  };
  const kind = random(20);
  if (kind < 10 && open.has(path)) return edit(client, model, path, version, random);
  if (kind < 12) {
    const text = open.get(path) ?? [SIX_FIELDS, SAMPLE, SIX_FIELDS.replace('03-10', '06-10')][random(3)] ?? '';
    return save(path, text);
  }
  if (kind === 12) {
    const text = CONFIGS[random(CONFIGS.length)] ?? '';
    if (!open.has(CONFIG)) return save(CONFIG, text);
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
async function shown(client: TestClient, { open }: Model): Promise<Readonly<Record<string, unknown>>> {
  const result: Record<string, unknown> = {};
  for (const path of [...PATHS, CONFIG]) {
    const report = open.has(path) ? await client.pull(path) : undefined;
    const diagnostics = report?.kind === 'full' ? report.items : (client.pushed.get(path)?.diagnostics ?? []);
    if (diagnostics.length > 0) result[path] = diagnostics.map(({ code, range, severity }) => [code, range, severity]);
  }
  return result;
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

it(`a server shows after ${String(OPERATIONS)} random operations what a new one shows`, async () => {
  const random = randomNumbers(20270310);
  const model: Model = { disk: new Map(), open: new Map() };
  const client = await connect({ capabilities: modern });
  for (let step = 1; step < OPERATIONS; step += 100) {
    await operations(client, model, [step, step + 100], random);
    const cold = await connect({ capabilities: modern, folder: client.folder });
    for (const [path, text] of model.open) await cold.open(path, text);
    const expected = await settled(cold, model);
    await eventually(
      async () => JSON.stringify(await shown(client, model)),
      (found) => found === JSON.stringify(expected),
    ).catch(async () => expect(await shown(client, model)).toEqual(expected));
  }
}, 600_000);

it('a server holds no more memory after many operations than after some', async () => {
  const random = randomNumbers(7);
  const model: Model = { disk: new Map(), open: new Map() };
  const client = await connect({ capabilities: modern });
  const reset = async (step: number): Promise<void> => {
    for (const path of model.open.keys()) await client.close(path);
    model.open.clear();
    for (const path of [...PATHS, CONFIG]) {
      const text = path === CONFIG ? '' : SAMPLE;
      const known = model.disk.has(path);
      model.disk.set(path, text);
      write(client.folder, { [path]: text });
      await client.watched([path, known ? 2 : 1]);
      // What is open once was read anew when it is closed.
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

/** What a server shows once it no longer changes. */
async function settled(client: TestClient, model: Model): Promise<Readonly<Record<string, unknown>>> {
  let last = '';
  let same = 0;
  return eventually(
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
