import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

const samples = join(import.meta.dirname, '..', 'samples');

/** Lines of a plan of each size. */
export const sizes = { S: 83, M: 221, L: 619, XL: 5_019 };

/**
 * Writes plans made from the samples: with findings as those have them, every tenth with anchors, every tenth with
 * CRLF. The same seed gives the same plans.
 *
 * @param broken whether every fiftieth has a syntax error, which parsers that stop there must not be compared on.
 */
export function writeCorpus(folder, { count, lines, seed, broken }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // A root of its own, with nothing set.
  writeFileSync(join(folder, '.launchplan.yaml'), 'root: true\n');
  const random = randomNumbers(seed);
  const sources = sourcePlans();
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const source = sources[Math.floor(random() * sources.length)];
    let text = sized(varied(source, random, index), lines, random);
    if (index % 10 === 3) text = withAnchors(text);
    if (index % 10 === 7) text = text.replaceAll('\n', '\r\n');
    if (broken && index % 50 === 49) text = text.replace(/^owner: .*$/m, 'owner: "ana@example.com');
    bytes += Buffer.byteLength(text);
    writeFileSync(join(folder, `plan-${index}.launch.yaml`), text);
  }
  return { count, bytes };
}

/** Makes a folder a repository in which all that it holds is committed, as a checkout in CI is. */
export function commitCorpus(folder) {
  const git = (...args) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'Plan the launches');
}

/** One plan of so many lines. */
export function planOf(lines, seed) {
  const random = randomNumbers(seed);
  return sized(varied(sourcePlans()[0], random, 0), lines, random);
}

/** The same plan with an alias of its first owner in place of every third owner of an item. */
export function withAliases(text) {
  const [, name] = /^owner: &(\S+)/m.exec(text);
  let owners = 0;
  return text.replace(/^( {4}owner: ).*$/gm, (line, key) => (owners++ % 3 === 0 ? `${key}*${name}` : line));
}

/** Samples that stand alone and hold no syntax error. */
function sourcePlans() {
  return readdirSync(samples, { recursive: true, encoding: 'utf8' })
    .filter((path) => /launch\.yaml$/.test(path) && !/history|^ros|^syntax-error/.test(path))
    .sort()
    .map((path) => readFileSync(join(samples, path), 'utf8'))
    .filter((text) => text.length > 4_000 && !/^---/m.test(text));
}

const firstNames = ['Northern', 'Quiet', 'Rapid', 'Amber', 'Open', 'Second', 'Harbor', 'Lucid', 'Plain', 'Upper'];
const lastNames = ['Ledger', 'Inbox', 'Checkout', 'Atlas', 'Signals', 'Notes', 'Desk', 'Routes', 'Vault', 'Stream'];
const people = ['ana', 'ben', 'chi', 'dov', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon'];

function varied(text, random, index) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const days = Math.floor(random() * 120) - 60;
  const owner = pick(people);
  return text
    .replace(/^name: .*$/m, `name: ${pick(firstNames)} ${pick(lastNames)} ${index}`)
    .replaceAll(/\b20\d\d-\d\d-\d\d\b/g, (date) => moved(date, days))
    .replaceAll(/\b(?:ana|jonas|igor|noor)@example\.com/g, `${owner}${index % 37}@example.com`);
}

/** Brings a plan to a length: with more in its lists, or without sections at its end; notes fill up the rest. */
function sized(text, lines, random) {
  const all = text.trimEnd().split('\n');
  if (all.length > lines) {
    let end = lines;
    while (end > 0 && !/^[a-z]/.test(all[end])) end--;
    return filled(all.slice(0, end), lines);
  }
  let grown = all;
  for (const [name, items] of grownLists(lines - all.length, random)) grown = withItems(grown, name, items);
  return filled(grown, lines);
}

/** Writes items for the lists that grow in a large plan, in turn, until so many lines are reached. */
function grownLists(lines, random) {
  const lists = new Map(Object.keys(itemOf).map((name) => [name, []]));
  let left = lines - lists.size;
  for (let index = 0; ; index++) {
    for (const [name, list] of lists) {
      const item = itemOf[name](index, random);
      if (item.length > left) return [...lists].filter(([, items]) => items.length > 0);
      left -= item.length;
      list.push(...item);
    }
  }
}

/** What the lists of a large plan hold. Every seventh item lacks what a lint asks for. */
const itemOf = {
  milestones: (index, random) => [
    `  - id: check-${index}`,
    `    what: "Check part ${index} of the material with those who sell it" # and not before`,
    ...(index % 7 === 6 ? [] : [`    owner: ${person(index)}`]),
    `    due: ${dayNear(random)}`,
    ...(index % 5 === 4 ? [`    needs: [check-${index - 1}, check-${index - 3}]`] : []),
  ],
  scope: (index, random) => [
    `  - id: part-${index}`,
    `    what: Part ${index} of what customers asked for in the interviews`,
    `    effort_days: ${1 + Math.floor(random() * 20)}`,
    `    status: ${['todo', 'doing', 'done'][index % 3]}`,
    `    due: T-${10 + Math.floor(random() * 60)}`,
  ],
  risks: (index) => [
    `  - risk: Supplier ${index} may not be ready in time`,
    ...(index % 7 === 6 ? [] : [`    owner: ${person(index)}`]),
    `    likelihood: ${['low', 'medium', 'high'][index % 3]}`,
    `    impact: ${['high', 'low', 'medium'][index % 3]}`,
    '    mitigation: Ask every second week, and keep the old way open until then',
  ],
  promises: (index, random) => [
    `  - to: Customer ${index}`,
    `    what: Part ${index} before their renewal`,
    `    due: ${dayNear(random)}`,
    ...(index % 7 === 6 ? [] : [`    scope: part-${index}`]),
    '    kind: contract',
    `    made_by: ${person(index)}`,
  ],
  dependencies: (index, random) => [
    `  - on: Team ${index} to open their interface`,
    `    owner: ${person(index)}`,
    `    due: ${dayNear(random)}`,
    ...(index % 7 === 6 ? ['    external: true'] : []),
  ],
};

function person(index) {
  return `${people[index % people.length]}${index % 37}@example.com`;
}

function dayNear(random) {
  return moved('2031-01-06', Math.floor(random() * 90));
}

/** Puts items at the start of a list that a plan has, or adds the list. */
function withItems(lines, name, items) {
  const at = lines.indexOf(`${name}:`);
  // A list that is planned instead of written stays as it is.
  if (at === -1) return [...lines, `${name}:`, ...items];
  const isList = /^ +(?:-|#)/.test(lines[at + 1] ?? '');
  return isList ? [...lines.slice(0, at + 1), ...items, ...lines.slice(at + 1)] : lines;
}

function filled(text, lines) {
  const notes = Array.from({ length: lines - text.length }, (_, index) => `# Asked at the meeting, item ${index + 1}.`);
  return `${[...text, ...notes].join('\n')}\n`;
}

/** Names the first owner and refers to it where it is written again. */
function withAnchors(text) {
  const owner = /^owner: (\S+@\S+)$/m.exec(text)?.[1];
  if (owner === undefined) return text;
  return text
    .replaceAll(new RegExp(`owner: ${owner}$`, 'gm'), 'owner: *lead')
    .replace('owner: *lead', `owner: &lead ${owner}`);
}

function moved(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Numbers in [0, 1), the same for the same seed: a linear congruential generator is good enough to vary names. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
