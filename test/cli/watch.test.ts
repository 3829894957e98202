import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Io } from '../../server/src/cli/io.ts';
import { lintRequestOf } from '../../server/src/cli/lint/lint-request.ts';
import { watchLint } from '../../server/src/cli/lint/watch/watch-lint.ts';
import { dayOn, SIX_FIELDS } from '../support/checked.ts';
import { newRepository, temporaryFolder, write } from '../support/repository.ts';

const home = join(import.meta.dirname, '..', '..');
const binary = join(home, 'dist', 'cli.cjs');
const CALM = `${SIX_FIELDS}status: draft\n`;
const named = (name: string, more = ''): string => `${CALM.replace('Atlas Billing', name)}${more}`;

beforeAll(() => {
  if (!existsSync(binary)) execFileSync('npm', ['run', 'build', '--silent'], { cwd: home });
});

interface Watching {
  readonly child: ChildProcess;
  /** The output of the next run that is over: what is printed up to the line that says that it watches. */
  readonly run: () => Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

const fixed = ['lint', '--watch', '--as-of=2027-01-15'];

function watching(root: string, args: readonly string[] = []): Watching {
  return watchingBy(root, 'node', [binary, ...fixed, '--format=ndjson', ...args]);
}

function watchingBy(root: string, command: string, args: readonly string[]): Watching {
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: root, GIT_CONFIG_GLOBAL: '/dev/null' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let seen = '';
  let wake = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      wake();
    });
  }
  const WATCHES = /^Watching .*\r?\n/m;
  const run = async (): Promise<string> => {
    for (let found = WATCHES.exec(seen); ; found = WATCHES.exec(seen)) {
      if (found !== null) {
        const end = found.index + found[0].length;
        const output = seen.slice(0, end);
        seen = seen.slice(end);
        return output;
      }
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  return { child, run, ended };
}

/** Something that happens again and again, and can be waited for: each wait takes one. */
function newSignal(): { readonly give: () => void; readonly given: () => Promise<void> } {
  let count = 0;
  let wake = (): void => undefined;
  return {
    give: () => {
      count++;
      wake();
    },
    given: async () => {
      while (count === 0) await new Promise<void>((resolve) => (wake = resolve));
      count--;
    },
  };
}

/** Which plans a run checked. */
function pathsIn(output: string): readonly string[] {
  return [...output.matchAll(/"path":"([^"]*)","document"/g)].map(([, path = '']) => path);
}

describe('--watch', { timeout: 60_000 }, () => {
  const repository = (): string => {
    const { root, commit } = newRepository();
    commit('2027-01-04', {
      'a.launch.yaml': named('A', 'problem: {customer: C, pain: P, evidence: docs/notes.md}\n'),
      'team/b.launch.yaml': named('B', 'dependencies: [{on: F, owner: jo@example.com, plan: ../far.yaml}]\n'),
      'far.yaml': named('Far'),
      'policy.yaml': 'lints: {customer/no-reference: off}\n',
      '.launchplan.yaml': 'extends: ./policy.yaml\n',
    });
    return root;
  };

  it.each<readonly [string, (root: string) => void, string | RegExp]>([
    ['a plan is written', (root) => write(root, { 'a.launch.yaml': named('Other') }), '"name":"Other"'],
    [
      'an editor puts another file in place of a plan',
      (root) => {
        write(root, { 'team/.b.tmp': named('Replaced') });
        renameSync(join(root, 'team/.b.tmp'), join(root, 'team/b.launch.yaml'));
      },
      '"name":"Replaced"',
    ],
    ['a plan comes', (root) => write(root, { 'team/c.launch.yaml': named('C') }), '"path":"team/c.launch.yaml"'],
    [
      'a plan comes in new folders',
      (root) => write(root, { 'new/deep/launch.yaml': named('N') }),
      '"path":"new/deep/launch.yaml"',
    ],
    ['a plan goes', (root) => rmSync(join(root, 'team/b.launch.yaml')), /^(?![^]*team\/b\.launch)/],
    ['its settings change', (root) => write(root, { '.launchplan.yaml': 'lnits: {}\n' }), 'config/unknown-key'],
    [
      'settings that they build on change',
      (root) => write(root, { 'policy.yaml': 'lnits: {}\n' }),
      'config/unknown-key',
    ],
    [
      'settings come nearer to a plan',
      (root) => write(root, { 'team/.launchplan.yaml': 'lnits: {}\n' }),
      'team/.launchplan.yaml',
    ],
    [
      'evidence comes, in a folder that comes with it',
      (root) => write(root, { 'docs/notes.md': 'Here.' }),
      /^(?![^]*docs\/notes)/,
    ],
    [
      'a plan that another depends on changes',
      (root) => write(root, { 'far.yaml': named('Far', 'stage: ga\n') }),
      'Watching',
    ],
    [
      'something is committed',
      (root) =>
        execFileSync(
          'git',
          ['-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--allow-empty', '--message=x'],
          { cwd: root },
        ),
      'Watching',
    ],
  ])('checks again when %s', async (_what, change, expected) => {
    const root = repository();
    const { run } = watching(root);
    expect(pathsIn(await run())).toEqual(['a.launch.yaml', 'team/b.launch.yaml']);
    change(root);
    expect(await run()).toMatch(
      typeof expected === 'string' ? new RegExp(expected.replaceAll('.', String.raw`\.`)) : expected,
    );
  });

  it('checks again when git leaves out a folder that it does not track', async () => {
    const root = repository();
    write(root, { 'drafts/c.launch.yaml': named('C') });
    const { run } = watching(root);
    expect(pathsIn(await run())).toContain('drafts/c.launch.yaml');
    write(root, { '.gitignore': 'drafts/\nteam/\n' });
    expect(pathsIn(await run())).toEqual(['a.launch.yaml', 'team/b.launch.yaml']);
  });

  it('goes on through many changes, of folders that come back too', async () => {
    const root = repository();
    const { run } = watching(root);
    await run();
    for (let round = 0; round < 3; round++) {
      rmSync(join(root, 'team'), { recursive: true });
      while (pathsIn(await run()).includes('team/b.launch.yaml')) continue;
      write(root, { 'team/b.launch.yaml': named(`Round ${String(round)}`) });
      while (!(await run()).includes(`Round ${String(round)}`)) continue;
    }
  });

  it('leaves other files alone, and what it writes itself', async () => {
    const root = repository();
    const { run, child, ended } = watching(root, ['--format=json=report.json', '--format=html=team/report.html']);
    await run();
    write(root, { 'README.md': 'Hello.', 'team/notes.txt': 'Hello.' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    child.kill('SIGINT');
    const after = Promise.race([run(), ended.then(() => 'nothing')]);
    expect(await after).toBe('nothing');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends well on %s and says nothing more', async (signal) => {
    const { run, child, ended } = watching(repository());
    await run();
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(said).toBe('');
  });

  it('ends when nobody reads on', async () => {
    const root = repository();
    const { run, child, ended } = watching(root);
    await run();
    child.stdout?.destroy();
    write(root, { 'a.launch.yaml': named('Other') });
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  it('repairs with --fix and comes to rest', async () => {
    const root = repository();
    const { run, child, ended } = watching(root, ['--fix']);
    await run();
    write(root, { 'a.launch.yaml': named('A').replace('tier', 'teir') });
    expect(await run()).toContain('Repaired a.launch.yaml.');
    expect(readFileSync(join(root, 'a.launch.yaml'), 'utf8')).toBe(named('A'));
    expect(await run()).not.toContain('Repaired');
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.kill('SIGINT');
    expect(await Promise.race([run(), ended.then(() => 'nothing')])).toBe('nothing');
  });

  it('waits for a folder that is not there yet, and for a base that does not exist', async () => {
    const root = repository();
    const folder = watching(root, ['later']);
    expect(await folder.run()).toContain('later does not exist');
    write(root, { 'later/launch.yaml': named('Later') });
    while (!(await folder.run()).includes('"name":"Later"')) continue;
    const base = watching(root, ['--changed=release']);
    expect(await base.run()).toContain('There is no commit release here');
    execFileSync('git', ['branch', 'release'], { cwd: root });
    expect(await base.run()).toContain('has changed since release');
  });

  it('clears the screen of a terminal, and no other output', async () => {
    const root = repository();
    const plain = watching(root);
    expect(await plain.run()).not.toContain('\u001b');
    const typed = `node ${binary} ${fixed.join(' ')} --format=compact`;
    const onTerminal = watchingBy(root, 'script', ['-qfec', typed, '/dev/null']);
    expect((await onTerminal.run()).startsWith('\u001b[2J\u001b[3J\u001b[H')).toBe(true);
    write(root, { 'a.launch.yaml': named('Other') });
    expect(await onTerminal.run()).toMatch(/\u001b\[2J\u001b\[3J\u001b\[H[^]*Watching/);
  });

  it('checks again when a new day begins, unless a day was asked for', async () => {
    const root = temporaryFolder();
    write(root, { 'launch.yaml': CALM });
    // A plan that was written a moment ago would be checked twice, as it may have changed while the first run read it.
    utimesSync(join(root, 'launch.yaml'), new Date(0), new Date(0));
    const daysOf = async (args: { readonly asOf?: string }, isEnough: () => Promise<void>): Promise<unknown> => {
      let printed = '';
      let today = dayOn('2027-01-15');
      let stop = (): void => undefined;
      const ignore = (): void => undefined;
      const silent = { isTerminal: false, ready: () => Promise.resolve(), write: ignore, writeCommands: ignore };
      const runs = newSignal();
      const io: Io = {
        cwd: root,
        environment: {},
        today: () => today,
        stdin: process.stdin,
        stdout: { ...silent, write: (text) => (printed += text) },
        stderr: {
          ...silent,
          write: (text) => {
            if (text.includes('Watching')) runs.give();
          },
        },
        dialogue: undefined,
        stopped: () => new Promise((resolve) => (stop = resolve)),
      };
      const request = lintRequestOf([], { watch: true, format: ['json'], ...args }, io);
      if (typeof request === 'string') throw new Error(request);
      const watched = watchLint(request, io, { quietMs: 5, dayMs: 5 });
      await runs.given();
      today = dayOn('2027-01-16');
      await Promise.race([runs.given(), isEnough()]);
      stop();
      await watched;
      return [...printed.matchAll(/"asOf": "([\d-]+)"/g)].map(([, day = '']) => day);
    };
    const never = (): Promise<void> => new Promise(() => undefined);
    expect(await daysOf({}, never)).toEqual(['2027-01-15', '2027-01-16']);
    // It looks at the day every 5 milliseconds, so that it would have begun another run long before.
    const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));
    expect(await daysOf({ asOf: '2027-01-10' }, aWhile)).toEqual(['2027-01-10']);
  });

  it.each([
    [['-'], 'standard input'],
    [['--baseline=accepted', '--write-baseline'], 'without --watch'],
    [['--fix-dry-run', '--format=json=x.json'], 'diff'],
  ])('does not go with %j', async (args, why) => {
    const { ended, child } = watching(temporaryFolder(), args);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect((await ended).code).toBe(2);
    expect(said).toContain(why);
  });
});
