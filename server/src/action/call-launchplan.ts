import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How the command line ended, and what it said. */
export interface Called {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the command line that lies beside this file, in a process of its own: what it does to a hostile plan, it does
 * to itself. Neither a shell nor the workflow's secrets come near it.
 */
export function callLaunchplan(
  args: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Called> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(__dirname, 'cli.cjs'), ...args], {
      cwd: folder,
      env: withoutSecrets(environment),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const err = signal === null ? said.err : `${said.err}launchplan was ended by ${signal}.\n`;
      resolve({ code: code === 0 || code === 1 ? code : 2, out: said.out, err });
    });
  });
}

function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(?:INPUT|ACTIONS)_/.test(name)));
}
