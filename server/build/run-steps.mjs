import { spawn } from 'node:child_process';

const atOnce = 2;

/**
 * Runs the steps of a check, two at a time, each in a process of its own, and says how each went.
 *
 * @param {readonly { name: string, command: readonly string[] }[]} steps
 * @returns {Promise<string[]>} the names of those that failed.
 */
export async function runSteps(steps) {
  const waiting = [...steps];
  const failed = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
        const started = performance.now();
        const { code, output } = await run(step.command);
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${step.name}  (${seconds} s)`);
        if (code === 0) continue;
        failed.push(step.name);
        console.log(output.trimEnd());
      }
    }),
  );
  return failed;
}

/** Runs a command, with its two streams in one text. */
function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
