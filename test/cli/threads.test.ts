import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf, reportOf } from '../../server/src/engine/file-record.ts';
import { formats as registered } from '../../server/src/reporters/formats/index.ts';
import { formatNamed, hostileReport, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';
import type { RunReport } from '../../server/src/engine/run-report.ts';

const root = join(import.meta.dirname, '..', '..');
const binary = join(root, 'dist', 'cli.cjs');
const formats = registered.map(({ name }) => name);

/** Runs the program in a folder; `preload` is a script that each of its threads runs first. */
function lint(
  cwd: string,
  args: readonly string[],
  preload?: string,
): { code: number | null; out: string; err: string } {
  const before = preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const { status, stdout, stderr } = spawnSync('node', [...before, binary, 'lint', '--as-of', '2031-01-06', ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/**
 * What the threads run first: the one that asks for help pauses before it takes a batch, so that the others come to take
 * some; `onBatch` is what these do with the batches that they have taken.
 */
function withHelp(onBatch: string): string {
  return `
    import { isMainThread, threadId } from 'node:worker_threads';
    const { add } = Atomics;
    const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    let taken = 0;
    Atomics.add = (...args) => {
      if (isMainThread) pause(300);
      const batch = add(...args);
      if (!isMainThread) { taken += 1; ${onBatch} }
      return batch;
    };`;
}

/** A few batches for each thread. */
const PLANS = 48;

const PLAN = (index: number): string => `launch_plan: 1
name: Plan ${String(index)}
tier: ${String((index % 3) + 1)}
date: 2031-0${String((index % 3) + 1)}-1${String(index % 10)}
owner: ana@example.com
milestones:
  - {id: beta, what: Beta, due: 2030-12-01}
  - {id: ga, what: GA, due: T-1, needs: [beta, nobody]}
dependencies:
  - {on: the plan before, plan: ./plan-${String(index - 1)}.launch.yaml, due: T-30}
metrics:
  - {name: use, evidence: ./plan-${String(index + 1)}.launch.yaml}
`;

/** Rules of an organisation's own: one that reports, one that no plan can be asked, and one that is mistyped. */
const SETTINGS = `root: true
rules:
  - id: acme/named
    for: plan
    assert: plan.name.contains("7")
    message: "A name needs a seven."
  - id: acme/endless
    for: plan
    assert: plan.milestones.all(a, plan.milestones.all(b, plan.milestones.all(c, a.id == b.id)))
    message: "It never ends."
  - id: acme/mistyped
    for: plan
    assert: plan.nmae == ""
    message: "It has no name."
`;

describe('many plans, on several threads', () => {
  let folder = '';
  const write = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args]);
  };

  beforeAll(() => {
    if (!existsSync(binary)) execFileSync('npm', ['run', 'build', '--silent'], { cwd: root });
    folder = mkdtempSync(join(tmpdir(), 'launchplan-threads-'));
    for (let index = 0; index < PLANS; index++) write(`plan-${String(index)}.launch.yaml`, PLAN(index));
    write('.launchplan.yaml', SETTINGS);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'Plan');
    for (let index = 0; index < PLANS; index += 5) {
      write(`plan-${String(index)}.launch.yaml`, PLAN(index).replace(/^date: .*$/m, 'date: 2031-04-20'));
    }
    git('commit', '-q', '-a', '-m', 'Move');
    write('plan-30.launch.yaml', 'launch_plan: 1\nname: "Broken\ntier: 1\n');
    write('plan-31.launch.yaml', Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    write('plan-32.launch.yaml', `${PLAN(1)}---\n${PLAN(2)}`);
    write('plan-33.launch.yaml', '<launch></launch>\n');
    write('deep/.launchplan.yaml', 'lints: {sales/no-dmo: off}\n');
    write('deep/plan.launch.yaml', PLAN(7));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const all = (threads: string): readonly string[] => [
    '.',
    'missing.launch.yaml',
    '--check-details',
    ...['--threads', threads],
    ...formats.flatMap((format) => ['--format', `${format}=out/${threads}.${format}`]),
  ];

  it('say the same in every format, whichever thread ends first', () => {
    mkdirSync(join(folder, 'out'), { recursive: true });
    // The first helper is held up with its first batch, so that batches end in another order than that of their files.
    const slow = withHelp('if (threadId === 1 && taken === 1) pause(500);');
    const one = lint(folder, all('1'));
    expect(one.code).toBe(2);
    expect(readFileSync(join(folder, 'out/1.compact'), 'utf8')).toContain('acme/named');
    expect(readFileSync(join(folder, 'out/1.compact'), 'utf8')).toContain('date/slip');
    expect(readFileSync(join(folder, 'out/1.json'), 'utf8')).toContain('config/unknown-lint');
    for (const threads of ['2', '4']) {
      const more = lint(folder, all(threads), slow);
      expect([more.code, more.err]).toEqual([one.code, one.err]);
      for (const format of formats) {
        const text = (name: string): string => readFileSync(join(folder, 'out', `${name}.${format}`), 'utf8');
        expect(text(threads) === text('1'), `${format} on ${threads} threads`).toBe(true);
      }
    }
  });

  it('accept the same findings', () => {
    lint(folder, ['.', '--threads', '1', '--baseline', 'out/accepted-1', '--write-baseline']);
    lint(folder, ['.', '--threads', '3', '--baseline', 'out/accepted-3', '--write-baseline']);
    const written = readFileSync(join(folder, 'out/accepted-1'), 'utf8');
    expect(readFileSync(join(folder, 'out/accepted-3'), 'utf8')).toBe(written);
    const left = lint(folder, ['.', '--threads', '3', '--format', 'json', '--baseline', 'out/accepted-1']);
    expect(JSON.parse(left.out)).toMatchObject({ summary: { errors: 0, warnings: 0 } });
  });

  const deaths: Readonly<Record<string, string>> = {
    'ends at once': 'process.exit(3);',
    'ends in the middle': 'if (taken === 2) process.exit(3);',
    throws: 'if (taken === 2) throw new Error("It broke.");',
    'runs out of memory':
      'if (taken === 2) for (const kept = []; ; ) kept.push(new Array(1e6).fill(kept.length + 0.5));',
  };
  let onOneThread: ReturnType<typeof lint> | undefined;
  it.each(Object.entries(deaths))('lose nothing where a thread %s', (_how, script) => {
    const whole = (onOneThread ??= lint(folder, ['.', '--format', 'ndjson', '--threads', '1']));
    // A small heap is soon used up.
    const heap = 'import v8 from "node:v8"; v8.setFlagsFromString("--max-old-space-size=200");';
    const { code, out, err } = lint(folder, ['.', '--format', 'ndjson', '--threads', '3'], heap + withHelp(script));
    expect([code, err]).toEqual([whole.code, whole.err]);
    expect(out === whole.out).toBe(true);
  });

  it('break off at Ctrl-C without a word', async () => {
    const child = spawn('node', [binary, 'lint', '--threads', '3', '--format', 'ndjson'], { cwd: folder });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise((resolve) => child.on('close', (...how) => resolve(how)));
    await new Promise((resolve) => setTimeout(resolve, 250));
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
    expect(said).toBe('');
  });

  it('are repaired one after the other', () => {
    const misspelt = join(folder, 'deep/misspelt.launch.yaml');
    writeFileSync(misspelt, PLAN(7).replace('owner:', 'ownr:'));
    const { err } = lint(folder, ['deep', '--fix', '--threads', '4']);
    expect(err).toContain('Repaired deep/misspelt.launch.yaml.');
    rmSync(misspelt);
  });

  it.each(['0', 'many', '-1', ''])('are refused %o threads with a sentence', (threads) => {
    const { code, err } = lint(folder, ['.', `--threads=${threads}`]);
    expect(code).toBe(2);
    expect(err).toMatch(/^--threads takes a whole number from 1, or auto, or off for one; not '.*'\.$/m);
  });

  it.each(['off', 'auto'])('are checked with --threads %s', (threads) => {
    expect(lint(folder, ['deep', '--threads', threads, '--format', 'compact']).out).toContain('deep/plan.launch.yaml');
  });
});

describe('what is kept of a file', () => {
  const run = (files: RunReport['files']): RunReport => ({ ...hostileReport, files });
  const reports = [
    ...samples.map((sample) => [sample.path, run([checkSample(sample).file])] as const),
    ['hostile plans', hostileReport] as const,
  ];

  it.each(reports)('goes from thread to thread and says the same in every format, of %s', (_path, report) => {
    for (const [detail, options] of [
      ['brief', {}],
      ['written', {}],
      ['whole', { checkDetails: true }],
    ] as const) {
      const kept = report.files.map((file) => reportOf(structuredClone(recordOf(file, detail))));
      for (const format of formats) {
        const { showsChecks = false, showsFixes = false } = formatNamed(format);
        if ((detail === 'brief' && showsFixes) || (detail !== 'whole' && showsChecks)) continue;
        for (const more of [options, { ...options, verbose: true, showWaived: true }]) {
          expect(written(format, run(kept), more)).toBe(written(format, report, more));
        }
      }
    }
  });
});
