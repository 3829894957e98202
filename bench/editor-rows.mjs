import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEdits } from './editor-latency.mjs';
import { memories, startTimes } from './editor-resources.mjs';
import { yamlLanguageServer } from './peers.mjs';
import { atLeast, atMost, figure, markdownTable, quantile, shown } from './table.mjs';

/** What yaml-language-server waits after a change before it looks at it, in milliseconds; it cannot be set. */
const DEBOUNCE = 200;

/**
 * Measures our language server and yaml-language-server, in one run.
 *
 * @returns the rows of the table of bars, and a table of the milliseconds behind them.
 */
export async function measureEditor({ quick }) {
  const work = mkdtempSync(join(tmpdir(), 'launchplan-bench-editor-'));
  const ours = {
    name: 'launchplan',
    args: [join(import.meta.dirname, '..', 'dist', 'cli.cjs'), 'lsp', '--stdio'],
    settings: { launchplan: { asOf: '2031-01-06' } },
  };
  const peer = yamlLanguageServer();
  try {
    const contenders = [ours, peer];
    const starts = await startTimes(contenders, work, quick ? 3 : 15);
    const memory = await memories(contenders, work, quick);
    const measured = await atEdits(contenders, work, quick);
    return {
      rows: rowsOf(starts, memory, measured, ours.name, peer.name),
      detail: detailOf(measured, ours.name, peer.name),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function rowsOf(starts, memory, { L, XL, aliases, crowded }, we, they) {
  const [edit, broken, completion] = ['edit', 'broken', 'completion'].map((kind) => (name) => `${kind} ${name}`);
  const ms = (one, other) => [one / other, `${shown(one)} ms ÷ ${shown(other)} ms`];
  const mb = (one, other) => [one / other, `${shown(one)} MB ÷ ${shown(other)} MB`];
  return [
    atLeast(
      'yaml-language-server (net) ÷ ours, didChange → diagnostics, L, p95',
      10,
      ...ms(p95(net(L[edit(they)])), p95(L[edit(we)])),
    ),
    atLeast('the same, XL with aliases, p50', 80, ...ms(p50(net(aliases[edit(they)])), p50(aliases[edit(we)]))),
    figure('the same, XL without aliases, p50', ...ms(p50(net(XL[edit(they)])), p50(XL[edit(we)]))),
    atMost('ours, p50 on L ÷ one parseDocument of the same text', 0.4, ...ms(p50(L[edit(we)]), p50(L[edit('parse')]))),
    atMost(
      'document with a syntax error, L, p95 ÷ one parseDocument',
      1.5,
      ...ms(p95(L[broken(we)]), p50(L[broken('parse')])),
    ),
    atLeast(
      'completion on L after an edit, p95, yaml-language-server ÷ ours',
      5,
      ...ms(p95(L[completion(they)]), p95(L[completion(we)])),
    ),
    atMost(
      'resident memory, 100 open M plans ÷ yaml-language-server',
      0.65,
      ...mb(memory[`${we} 100`], memory[`${they} 100`]),
    ),
    atMost('server: spawn → initialize ÷ node -e 0, wall', 2.5, ...ms(starts[we], starts.node)),
    figure('the same of yaml-language-server', ...ms(starts[they], starts.node)),
    figure('resident memory, 1 open M plan ÷ yaml-language-server', ...mb(memory[`${we} 1`], memory[`${they} 1`])),
    figure('ours on L among 100 plans that are not open ÷ alone, p50', ...ms(p50(crowded[edit(we)]), p50(L[edit(we)]))),
  ];
}

function detailOf({ M, L, XL }, we, they) {
  const kinds = {
    edit: 'didChange → diagnostics',
    broken: 'the same, to a syntax error',
    completion: 'completion after an edit',
    hover: 'hover',
  };
  const spread = (samples) => (samples === undefined ? '' : `${shown(p50(samples))} / ${shown(p95(samples))}`);
  const rows = Object.entries({ M, L, XL }).flatMap(([size, found]) =>
    Object.entries(kinds).map(([kind, what]) => {
      const theirs = found[`${kind} ${they}`];
      const waits = kind === 'edit' || kind === 'broken';
      return [
        size,
        what,
        spread(found[`${kind} ${we}`]),
        spread(waits ? net(theirs) : theirs),
        spread(found[`${kind} parse`]),
      ];
    }),
  );
  return [
    `Milliseconds, p50 / p95; those of yaml-language-server without the ${DEBOUNCE} ms that it waits before it looks at a change:`,
    '',
    markdownTable(['plan', 'what', we, they, 'parseDocument'], rows),
  ].join('\n');
}

function net(samples) {
  return samples.map((ms) => Math.max(ms - DEBOUNCE, 0));
}

function p50(samples) {
  return quantile(samples, 0.5);
}

function p95(samples) {
  return quantile(samples, 0.95);
}
