import { spawnSync } from 'node:child_process';

/**
 * Runs a command to its end and says what it took, in seconds. The shell's own account counts every process that the
 * command starts, and asks nothing of the command.
 */
export function runMeasured(command, args, options = {}) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="took %U %S"; time "$0" "$@"', command, ...args],
    { encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, LC_ALL: 'C' }, ...options },
  );
  const wall = (performance.now() - began) / 1000;
  const took = /took ([\d.]+) ([\d.]+)\s*$/.exec(stderr);
  if (took === null) throw new Error(`${command} ${args.slice(0, 3).join(' ')} cannot be measured: ${stderr}`);
  return { status, stdout, stderr, wall, cpu: Number(took[1]) + Number(took[2]) };
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
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
      const { cpu, wall } = runMeasured(command, args, options);
      found.get(name).cpu.push(cpu);
      found.get(name).wall.push(wall);
    }
  }
  return Object.fromEntries(
    [...found].map(([name, { cpu, wall }]) => [name, { cpu: median(cpu), wall: median(wall) }]),
  );
}
