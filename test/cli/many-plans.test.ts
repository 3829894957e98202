import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const binary = join(root, 'dist', 'cli.cjs');
const COUNT = 800;

const streamed = ['compact', 'github', 'json', 'ndjson'];

describe('a run over many plans', { timeout: 300_000 }, () => {
  let folder = '';
  beforeAll(() => {
    if (!existsSync(binary)) execFileSync('npm', ['run', 'build', '--silent'], { cwd: root });
    folder = mkdtempSync(join(tmpdir(), 'launchplan-many-'));
    for (let index = 0; index < COUNT; index++) {
      const fields = { launch_plan: 1, name: `Plan ${String(index)}`, owner: 'ana@example.com', tier: 1, stage: 'ga' };
      writeFileSync(join(folder, `${String(index)}.launch.yaml`), JSON.stringify({ ...fields, date: '2031-02-10' }));
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const lint = (args: readonly string[], node: readonly string[] = []): { code: number | null; out: string } => {
    const { status, stdout } = spawnSync('node', [...node, binary, 'lint', '--as-of', '2031-01-06', ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, TMPDIR: folder },
    });
    return { code: status, out: stdout };
  };

  it('needs no memory for the plans that are behind it, and leaves no file of its own', () => {
    const outputs = streamed.flatMap((format) => ['--format', `${format}=report.${format}`]);
    // Node and the engine take a third of it; what is found in these plans and said of them, more than all of it.
    const { code, out } = lint(
      ['.', '--threads', 'off', ...outputs, '--format', 'pretty'],
      ['--max-old-space-size=56'],
    );
    expect(code).toBe(1);
    expect(out).toContain(`${String(COUNT)} plans ·`);
    expect(statSync(join(folder, 'report.json')).size).toBeGreaterThan(20_000_000);
    const { plans } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { plans: unknown[] };
    expect(plans).toHaveLength(COUNT);
    expect(readdirSync(folder).filter((name) => !/^(?:\d+\.launch\.yaml|report\.\w+)$/.test(name))).toEqual([]);
  });

  it('waits for a reader that is slow, and gives it everything', async () => {
    const whole = lint(['.', '--format', 'ndjson', '--threads', 'off']).out;
    const child = spawn('node', [binary, 'lint', '--as-of', '2031-01-06', '--format', 'ndjson'], { cwd: folder });
    let length = 0;
    for await (const chunk of child.stdout) {
      length += (chunk as Buffer).length;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(length).toBe(Buffer.byteLength(whole));
  });

  it('lets no thread run far ahead of a plan that takes long', () => {
    const seen = join(folder, 'taken.txt');
    // The first batch of a helper takes until the other threads could have checked all others; then it says how many of
    // them were taken meanwhile.
    const slow = `
      import { isMainThread } from 'node:worker_threads';
      import { writeFileSync } from 'node:fs';
      const { add } = Atomics;
      const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
      let taken = 0;
      Atomics.add = (...args) => {
        if (isMainThread) pause(taken++ === 0 ? 1000 : 20);
        const batch = add(...args);
        if (!isMainThread && taken++ === 0) {
          pause(6000);
          writeFileSync(${JSON.stringify(seen)}, String(Atomics.load(args[0], 0) - batch));
        }
        return batch;
      };`;
    const preload = ['--import', `data:text/javascript,${encodeURIComponent(slow)}`];
    const { out } = lint(['.', '--format', 'compact', '--threads', '2'], preload);
    expect(out).toBe(lint(['.', '--format', 'compact', '--threads', 'off']).out);
    expect(Number(readFileSync(seen, 'utf8'))).toBeGreaterThan(1);
    expect(Number(readFileSync(seen, 'utf8'))).toBeLessThan(12);
  });
});
