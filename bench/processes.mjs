import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './table.mjs';

/**
 * Runs a command to its end and says what it took, in seconds. The shell's own account counts every process that the
 * command starts, and asks nothing of the command.
 *
 * @param keep whether what it prints is wanted; it is thrown away otherwise, so that reading it costs nothing.
 */
export function runMeasured(command, args, options = {}, keep = true) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="took %U %S"; time "$0" "$@"', command, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', keep ? 'pipe' : 'ignore', 'pipe'],
      ...options,
    },
  );
  const wall = (performance.now() - began) / 1000;
  const took = /took ([\d.]+) ([\d.]+)\s*$/.exec(stderr);
  if (took === null) throw new Error(`${command} ${args.slice(0, 3).join(' ')} cannot be measured: ${stderr}`);
  return { status, stdout, stderr, wall, cpu: Number(took[1]) + Number(took[2]) };
}

/**
 * Runs each program once per round, in turn, so that what else the machine does meets all of them alike.
 *
 * @returns for each program the medians of its CPU and wall seconds.
 */
export function interleaved(programs, rounds) {
  const found = new Map(programs.map(({ name }) => [name, { cpu: [], wall: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, command = process.execPath, args, options } of programs) {
      const { cpu, wall } = runMeasured(command, args, options, false);
      found.get(name).cpu.push(cpu);
      found.get(name).wall.push(wall);
    }
  }
  return Object.fromEntries(
    [...found].map(([name, { cpu, wall }]) => [name, { cpu: median(cpu), wall: median(wall) }]),
  );
}

/** Runs a program on Node once and answers the most memory that it held, in megabytes, with its time in seconds. */
export function withPeak(args) {
  const folder = mkdtempSync(join(tmpdir(), 'launchplan-peak-'));
  const file = join(folder, 'peak');
  const report = `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs';
     import { isMainThread } from 'node:worker_threads';
     if (isMainThread) process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`,
  )}`;
  try {
    const { status, stderr, cpu, wall } = runMeasured(process.execPath, ['--import', report, ...args], {}, false);
    if (status !== 0) throw new Error(`node ${args.slice(0, 3).join(' ')} ended with ${status}: ${stderr}`);
    return { cpu, wall, peak: Number(readFileSync(file, 'utf8')) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
