/**
 * How fast our language server answers, beside `yaml-language-server` with the same schema and beside nothing but
 * `yaml.parseDocument`. One client sends both servers the same edits over stdio, in turn; what they say is checked.
 *
 *     npm run bench:editor -- [--quick] [--markdown=FILE]
 *
 * `--quick` takes a tenth of the repetitions, which is enough to see that all of it works.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { planOf, sizes, writeCorpus } from './corpus.mjs';
import { asking, breaking, editedText, positionAt, typing } from './edits.mjs';
import { startServer } from './language-server.mjs';
import { installPeers, peerFolder, yamlLanguageServer } from './peers.mjs';
import { atLeast, atMost, figure, markdownTable, median, quantile, shown } from './table.mjs';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, markdown: { type: 'string' } },
});
const times = (full, quick) => (options.quick ? quick : full);

/** What yaml-language-server waits after a change before it looks at it, in milliseconds; it cannot be set. */
const DEBOUNCE = 200;

const versions = installPeers(['yaml-language-server', 'yaml']);
const work = mkdtempSync(join(tmpdir(), 'launchplan-bench-editor-'));
const folder = join(work, 'plans');
writeCorpus(folder, { count: 100, lines: sizes.M, seed: 20_310_106, broken: false });

const ours = {
  name: 'launchplan',
  args: [join(root, 'dist', 'cli.cjs'), 'lsp', '--stdio'],
  settings: { launchplan: { asOf: '2031-01-06' } },
};
const peer = yamlLanguageServer();
const contenders = [ours, peer];
const { stage } = JSON.parse(readFileSync(join(root, 'schemas', 'launch.schema.json'), 'utf8')).properties;

try {
  const starts = await startTimes(times(15, 3));
  const memory = await memories();
  const measured = await latencies();
  report(starts, memory, measured);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** From spawn to the answer to `initialize`, beside Node that does nothing, wall time in milliseconds. */
async function startTimes(rounds) {
  const empty = emptyFolder('start');
  const found = { node: [], [ours.name]: [], [peer.name]: [] };
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await once(spawn(process.execPath, ['-e', '0']), 'exit');
    found.node.push(performance.now() - began);
    for (const contender of contenders) {
      const server = await startServer({ ...contender, folder: empty });
      found[contender.name].push(server.started);
      await server.stop();
    }
  }
  return Object.fromEntries(Object.entries(found).map(([name, all]) => [name, median(all)]));
}

/** Resident memory with 1 and with 100 open plans, each in a process of its own, in megabytes. */
async function memories() {
  const empty = emptyFolder('memory');
  const found = {};
  for (const count of [1, 100]) {
    for (const contender of contenders) {
      const all = [];
      for (let round = 0; round < times(3, 1); round++) {
        const server = await startServer({ ...contender, folder: empty });
        const plans = Array.from({ length: count }, (_, index) => planOf(sizes.M, index + 1));
        const opened = await Promise.all(plans.map((text, index) => server.open(uriIn(empty, `${index}`), text)));
        for (const { diagnostics } of opened) checkClean(contender, diagnostics);
        await pause(times(1500, 300));
        all.push(server.resident() / 1024);
        await server.stop();
      }
      found[`${contender.name} ${count}`] = median(all);
    }
  }
  return found;
}

/** Everything that is timed while a document is edited, by size. The servers live through all of it, as in an editor. */
async function latencies() {
  const alone = emptyFolder('edited');
  const parser = startParser();
  const servers = [];
  for (const contender of contenders) servers.push(await startServer({ ...contender, folder: alone }));
  const found = {};
  for (const [size, edits, asks] of [
    ['M', times(88, 8), times(40, 4)],
    ['L', times(128, 12), times(60, 4)],
    ['XL', times(16, 4), times(6, 2)],
  ]) {
    const document = editedText(planOf(sizes[size], 7));
    const uri = uriIn(alone, size);
    for (const server of servers) checkClean(server, (await server.open(uri, document.text())).diagnostics);
    found[size] = {
      ...(await edited(servers, parser, document, uri, edits)),
      ...(await broken(servers, parser, document, uri, Math.ceil(edits / 3))),
      ...(await completed(servers, document, uri, asks)),
      ...(await hovered(servers, document, uri, asks)),
    };
  }
  for (const server of servers) await server.stop();
  // The same edits of our server among a hundred plans that nobody opened.
  const crowded = await startServer({ ...ours, folder });
  const document = editedText(planOf(sizes.L, 7));
  const uri = uriIn(folder, 'L');
  await crowded.open(uri, document.text());
  await pause(times(1500, 500));
  found.crowded = await edited([crowded], parser, document, uri, times(128, 12));
  await crowded.stop();
  parser.stop();
  return found;
}

async function edited(servers, parser, document, uri, count) {
  const samples = { parse: [] };
  const step = typing(document);
  for (let edit = 0; edit < count; edit++) {
    const { change, faultyLine } = step();
    for (const server of inTurn(servers, edit)) {
      const { ms, diagnostics } = await server.edit(uri, document.version(), change);
      checkTier(server, diagnostics, faultyLine);
      push(samples, server.name, ms);
    }
    samples.parse.push(await parser.parse(document.text(), false));
  }
  return named('edit', warm(samples));
}

async function broken(servers, parser, document, uri, count) {
  const samples = { parse: [] };
  const step = breaking(document);
  for (let edit = 0; edit < count; edit++) {
    const { breaks, mends } = step();
    const change = breaks();
    for (const server of inTurn(servers, edit)) {
      const { ms, diagnostics } = await server.edit(uri, document.version(), change);
      checkBroken(server, diagnostics);
      push(samples, server.name, ms);
    }
    samples.parse.push(await parser.parse(document.text(), true));
    const back = mends();
    for (const server of inTurn(servers, edit)) {
      checkClean(server, (await server.edit(uri, document.version(), back)).diagnostics);
    }
  }
  return named('broken', warm(samples));
}

async function completed(servers, document, uri, count) {
  const samples = {};
  const step = asking(document);
  for (let ask = 0; ask < count; ask++) {
    const { comes, position, goes } = step();
    const change = comes();
    for (const server of inTurn(servers, ask)) {
      const version = document.version();
      const settled = server.diagnosticsOf(uri, version);
      await server.change(uri, version, [change]);
      const { ms, result } = await server.ask('textDocument/completion', { textDocument: { uri }, position });
      checkCompletion(server, result);
      push(samples, server.name, ms);
      await settled;
    }
    const back = goes();
    for (const server of inTurn(servers, ask)) await server.edit(uri, document.version(), back);
  }
  return named('completion', warm(samples));
}

async function hovered(servers, document, uri, count) {
  const samples = {};
  const position = positionAt(document.text(), document.text().search(/^stage:/m) + 2);
  for (let ask = 0; ask < count; ask++) {
    for (const server of inTurn(servers, ask)) {
      const { ms, result } = await server.ask('textDocument/hover', { textDocument: { uri }, position });
      if (!JSON.stringify(result).includes(stage.description)) fail(server, 'does not explain the stage', result);
      push(samples, server.name, ms);
    }
  }
  return named('hover', warm(samples));
}

/** A benchmark of wrong answers is worth nothing. */
function checkTier(server, diagnostics, line) {
  const there = tierFaults(diagnostics);
  if (line === undefined ? there.length > 0 : !there.some(({ range }) => range.start.line === line)) {
    fail(server, line === undefined ? 'reports a tier that is right' : 'misses a wrong tier', diagnostics);
  }
}

/** Nothing is wrong with the shape of the plans; what launchplan has to say of their readiness is not the peer's task. */
function checkClean(server, diagnostics) {
  const faults = diagnostics.filter(({ source, code, severity }) =>
    source === 'launchplan' ? /^(?:schema|syntax)\//.test(code) : severity === 1,
  );
  if (faults.length > 0) fail(server, 'reports a plan that is right', faults);
  if (server.name === ours.name && diagnostics.length === 0) fail(server, 'finds nothing', diagnostics);
}

function tierFaults(diagnostics) {
  return diagnostics.filter(({ code, source, message }) =>
    source === 'launchplan' ? code === 'schema/invalid-value' : /one of|accepted/i.test(message),
  );
}

function checkBroken(server, diagnostics) {
  const faults = diagnostics.filter(({ source, code, severity }) =>
    source === 'launchplan' ? code === 'syntax/error' : severity === 1,
  );
  if (faults.length === 0) fail(server, 'misses a syntax error', diagnostics);
}

function checkCompletion(server, result) {
  const items = Array.isArray(result) ? result : (result?.items ?? []);
  if (!items.some(({ label }) => label === 'price_book')) fail(server, 'does not offer price_book', items.slice(0, 5));
}

function fail(server, what, seen) {
  throw new Error(`${server.name} ${what}: ${JSON.stringify(seen, null, 2).slice(0, 2000)}`);
}

function report(starts, memory, measured) {
  const { M, L, XL, crowded } = measured;
  const p50 = (samples) => quantile(samples, 0.5);
  const p95 = (samples) => quantile(samples, 0.95);
  const net = (samples) => samples.map((ms) => Math.max(ms - DEBOUNCE, 0));
  const [we, they] = [ours.name, peer.name];
  const both = (one, other) => `${shown(one)} ms ÷ ${shown(other)} ms`;
  const ratio = (make, name, limit, one, other, say = both) => make(name, limit, one / other, say(one, other));
  const rows = [
    ratio(
      atLeast,
      'yaml-language-server (net) ÷ ours, didChange → diagnostics, L, p95',
      10,
      p95(net(L[`edit ${they}`])),
      p95(L[`edit ${we}`]),
    ),
    ratio(atLeast, 'the same, XL, p50', 80, p50(net(XL[`edit ${they}`])), p50(XL[`edit ${we}`])),
    ratio(
      atMost,
      'ours, p50 on L ÷ one parseDocument of the same text',
      0.4,
      p50(L[`edit ${we}`]),
      p50(L['edit parse']),
    ),
    ratio(
      atMost,
      'document with a syntax error, L, p95 ÷ one parseDocument',
      1.5,
      p95(L[`broken ${we}`]),
      p50(L['broken parse']),
    ),
    ratio(
      atLeast,
      'completion on L after an edit, p95, yaml-language-server ÷ ours',
      5,
      p95(L[`completion ${they}`]),
      p95(L[`completion ${we}`]),
    ),
    ratio(
      atMost,
      'resident memory, 100 open M plans ÷ yaml-language-server',
      0.65,
      memory[`${we} 100`],
      memory[`${they} 100`],
      (a, b) => `${shown(a)} MB ÷ ${shown(b)} MB`,
    ),
    ratio(atMost, 'server: spawn → initialize ÷ node -e 0, wall', 2.5, starts[we], starts.node),
    figure('the same of yaml-language-server', starts[they] / starts.node, both(starts[they], starts.node)),
    figure(
      'resident memory, 1 open M plan ÷ yaml-language-server',
      memory[`${we} 1`] / memory[`${they} 1`],
      `${shown(memory[`${we} 1`])} MB ÷ ${shown(memory[`${they} 1`])} MB`,
    ),
    figure(
      'ours on L among 100 plans that are not open ÷ alone, p50',
      p50(crowded[`edit ${we}`]) / p50(L[`edit ${we}`]),
      both(p50(crowded[`edit ${we}`]), p50(L[`edit ${we}`])),
    ),
  ];
  const spread = (samples) => (samples === undefined ? '' : `${shown(p50(samples))} / ${shown(p95(samples))}`);
  const detail = Object.entries({ M, L, XL }).flatMap(([size, found]) =>
    [
      ['edit', 'didChange → diagnostics'],
      ['broken', 'the same, leading to a syntax error'],
      ['completion', 'completion after an edit'],
      ['hover', 'hover'],
    ].map(([kind, what]) => {
      const theirs = found[`${kind} ${they}`];
      return [
        size,
        what,
        spread(found[`${kind} ${we}`]),
        spread(kind === 'edit' || kind === 'broken' ? net(theirs) : theirs),
        spread(found[`${kind} parse`]),
      ];
    }),
  );
  const text = [
    `Node ${process.version}, ${availableParallelism()} cores; ${versions.join(', ')}`,
    '',
    markdownTable(['bar', 'reach', 'measured', '', 'of'], rows),
    '',
    `Milliseconds, p50 / p95; those of yaml-language-server without the ${DEBOUNCE} ms that it waits before it looks at a change.`,
    '',
    markdownTable(['plan', 'what', we, they, 'parseDocument'], detail),
  ].join('\n');
  console.log(text);
  if (options.markdown !== undefined) writeFileSync(options.markdown, `${text}\n`);
}

function startParser() {
  const child = fork(join(import.meta.dirname, 'parse-server.mjs'), [join(peerFolder, 'node_modules', 'yaml')]);
  return {
    async parse(text, hasErrors) {
      const answer = once(child, 'message');
      child.send(text);
      const [{ ms, errors }] = await answer;
      if (errors > 0 !== hasErrors) throw new Error(`parseDocument finds ${errors} errors.`);
      return ms;
    },
    stop: () => child.disconnect(),
  };
}

/** Neither server is always the first. */
function inTurn(servers, round) {
  return round % 2 === 0 ? servers : servers.toReversed();
}

/** The first tenth is left out: an editor runs for hours, and what is compiled by then is. */
function warm(samples) {
  return Object.fromEntries(
    Object.entries(samples).map(([name, all]) => [name, all.slice(Math.ceil(all.length / 10))]),
  );
}

function named(kind, samples) {
  return Object.fromEntries(Object.entries(samples).map(([name, all]) => [`${kind} ${name}`, all]));
}

function push(samples, name, ms) {
  (samples[name] ??= []).push(ms);
}

function emptyFolder(name) {
  const path = join(work, name);
  writeCorpus(path, { count: 0, lines: sizes.M, seed: 1, broken: false });
  return path;
}

function uriIn(path, name) {
  return pathToFileURL(join(path, `${name}.launch.yaml`)).href;
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
