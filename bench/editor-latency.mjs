import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { planOf, sizes, withAliases, writeCorpus } from './corpus.mjs';
import { checkBroken, checkClean, checkCompletion, checkHover, checkTier } from './editor-checks.mjs';
import { asking, breaking, editedText, positionAt, typing } from './edits.mjs';
import { startServer } from './language-server.mjs';
import { peerFolder } from './peers.mjs';

const schema = join(import.meta.dirname, '..', 'schemas', 'launch.schema.json');

/**
 * Times everything that happens while documents are edited. The servers live through all of it, as in an editor.
 *
 * @returns by size of the plan: milliseconds by `<what> <name>`; `aliases` is of an XL plan with many of them, `crowded`
 *   of the first server alone on L, among a hundred plans that nobody opened.
 */
export async function atEdits(contenders, work, quick) {
  const folder = join(work, 'edited');
  mkdirSync(folder);
  const parser = startParser();
  const servers = [];
  for (const contender of contenders) servers.push(await startServer({ ...contender, folder }));
  const found = {};
  const counts = quick ? { M: [12, 4], L: [16, 4], XL: [4, 2] } : { M: [88, 40], L: [128, 60], XL: [20, 6] };
  for (const [size, [edits, asks]] of Object.entries(counts)) {
    const edited = await opened(servers, folder, size, planOf(sizes[size], 7));
    found[size] = {
      ...(await editing(servers, parser, edited, edits)),
      ...(await breakingOff(servers, parser, edited, Math.ceil(edits / 3))),
      ...(await completing(servers, edited, asks)),
      ...(await hovering(servers, edited, asks)),
    };
  }
  const aliased = await opened(servers, folder, 'aliases', withAliases(planOf(sizes.XL, 7)));
  found.aliases = await editing(servers, parser, aliased, quick ? 2 : 9);
  for (const server of servers) await server.stop();
  found.crowded = await amongMany(contenders[0], parser, join(work, 'many'), counts.L[0]);
  parser.stop();
  return found;
}

async function amongMany(contender, parser, folder, edits) {
  writeCorpus(folder, { count: 100, lines: sizes.M, seed: 20_310_106, broken: false });
  const server = await startServer({ ...contender, folder });
  const edited = await opened([server], folder, 'L', planOf(sizes.L, 7));
  // The other plans are read and reported first.
  await pause(2000);
  const found = await editing([server], parser, edited, edits);
  await server.stop();
  return found;
}

async function opened(servers, folder, name, text) {
  const document = editedText(text);
  const uri = pathToFileURL(join(folder, `${name}.launch.yaml`)).href;
  for (const server of servers) checkClean(server, (await server.open(uri, document.text())).diagnostics);
  return { document, uri };
}

async function editing(servers, parser, { document, uri }, count) {
  const samples = samplesOf('edit');
  const step = typing(document);
  for (let edit = 0; edit < count; edit++) {
    const { change, faultyLine } = step();
    for (const server of inTurn(servers, edit)) {
      const { ms, diagnostics } = await server.edit(uri, document.version(), change);
      checkTier(server, diagnostics, faultyLine);
      samples.add(server.name, ms);
    }
    samples.add('parse', await parser.parse(document.text(), false));
  }
  return samples.warm();
}

async function breakingOff(servers, parser, { document, uri }, count) {
  const samples = samplesOf('broken');
  const step = breaking(document);
  for (let edit = 0; edit < count; edit++) {
    const { breaks, fixes } = step();
    const change = breaks();
    for (const server of inTurn(servers, edit)) {
      const { ms, diagnostics } = await server.edit(uri, document.version(), change);
      checkBroken(server, diagnostics);
      samples.add(server.name, ms);
    }
    samples.add('parse', await parser.parse(document.text(), true));
    const back = fixes();
    for (const server of inTurn(servers, edit)) {
      checkClean(server, (await server.edit(uri, document.version(), back)).diagnostics);
    }
  }
  return samples.warm();
}

async function completing(servers, { document, uri }, count) {
  const samples = samplesOf('completion');
  const step = asking(document);
  for (let ask = 0; ask < count; ask++) {
    const { comes, position, label, goes } = step();
    const change = comes();
    for (const server of inTurn(servers, ask)) {
      const settled = server.diagnosticsOf(uri, document.version());
      await server.change(uri, document.version(), [change]);
      const { ms, result } = await server.ask('textDocument/completion', { textDocument: { uri }, position });
      checkCompletion(server, result, label);
      samples.add(server.name, ms);
      await settled;
    }
    const back = goes();
    for (const server of inTurn(servers, ask)) await server.edit(uri, document.version(), back);
  }
  return samples.warm();
}

async function hovering(servers, { document, uri }, count) {
  const samples = samplesOf('hover');
  const { description } = JSON.parse(readFileSync(schema, 'utf8')).properties.stage;
  const position = positionAt(document.text(), document.text().search(/^stage:/m) + 2);
  for (let ask = 0; ask < count; ask++) {
    for (const server of inTurn(servers, ask)) {
      const { ms, result } = await server.ask('textDocument/hover', { textDocument: { uri }, position });
      checkHover(server, result, description);
      samples.add(server.name, ms);
    }
  }
  return samples.warm();
}

/** Neither server is always the first. */
function inTurn(servers, round) {
  return round % 2 === 0 ? servers : servers.toReversed();
}

function samplesOf(kind) {
  const all = {};
  return {
    add: (name, ms) => (all[`${kind} ${name}`] ??= []).push(ms),
    /** Without the first tenth: an editor runs for hours, and what is compiled by then is. */
    warm: () => Object.fromEntries(Object.entries(all).map(([key, ms]) => [key, ms.slice(Math.ceil(ms.length / 10))])),
  };
}

/** The parser alone, in a process that is kept as warm as the servers. */
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
