import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { RUN_TOKEN } from './github-api.ts';
import { git, newRepository, repositoryAt, temporaryFolder, type Repository } from './repository.ts';

const project = join(import.meta.dirname, '..', '..');

/** `action.yml`, as far as the runner reads it. */
export const manifest = parse(readFileSync(join(project, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
};

/** A repository on a forge, with a pull request, number 7. */
export interface Forge {
  readonly upstream: Repository;
  readonly branch: string;
  readonly head: string;
  readonly merge: string;
  readonly base: string;
}

/** A branch off `main` with these files changed, and the merge that GitHub tries for it. */
export function forgeWith(
  main: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string>>,
  { branch = 'change', base = 'main', root = temporaryFolder() } = {},
): Forge {
  const on = '2027-01-12';
  const upstream = newRepository(root);
  upstream.commit('2027-01-05', main);
  if (base !== 'main') upstream.git('branch', '--move', 'main', base);
  upstream.git('checkout', '--quiet', '-b', branch);
  const head = upstream.commit(on, change);
  upstream.git('checkout', '--quiet', '--detach', base);
  git(upstream.root, ['merge', '--quiet', '--no-ff', '--message=Merge', head], { on });
  const merge = upstream.git('rev-parse', 'HEAD');
  upstream.git('update-ref', 'refs/pull/7/head', head);
  upstream.git('update-ref', 'refs/pull/7/merge', merge);
  upstream.git('checkout', '--quiet', base);
  return { upstream, branch, head, merge, base };
}

/** Checks a ref out into a new folder as actions/checkout does; of all branches unless a depth is given. */
export function checkedOut({ upstream }: Forge, ref: string, depth = 0): string {
  const workspace = temporaryFolder();
  const { git: run } = repositoryAt(workspace);
  run('init', '--quiet');
  run('remote', 'add', 'origin', `file://${upstream.root}`);
  const branches = depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*'] : [`--depth=${String(depth)}`];
  run('fetch', '--quiet', '--no-tags', 'origin', ...branches, `+${ref}:refs/remotes/checked-out`);
  run('checkout', '--quiet', '--detach', 'refs/remotes/checked-out');
  return workspace;
}

/** The event that GitHub writes for a pull request. */
export function pullRequestEvent({ branch, head, base }: Forge, { fork = false } = {}): object {
  const repository = (owner: string): object => ({ full_name: `${owner}/plans`, owner: { login: owner } });
  return {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      title: '$(touch title) ::error::title',
      head: { ref: branch, sha: head, repo: repository(fork ? 'stranger' : 'octo') },
      base: { ref: base, repo: repository('octo') },
    },
    repository: repository('octo'),
  };
}

/** One step of a job. */
export interface Step {
  readonly workspace: string;
  readonly event: string;
  readonly payload: object;
  readonly sha?: string;
  readonly ref?: string;
  /** `with` in the workflow. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly apiUrl?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Its outcome. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the action as GitHub's runner does: the inputs with their defaults, the event and the files of the step. */
export async function runStep(step: Step): Promise<Ran> {
  const main = join(project, manifest.runs.main);
  if (!existsSync(main)) throw new Error('Run `npm run build` first.');
  const temporary = join(temporaryFolder(), 'temp');
  mkdirSync(temporary);
  const [event, output, summary] = ['event.json', 'output', 'summary'].map((name) => join(temporary, name));
  writeFileSync(event ?? '', JSON.stringify(step.payload));
  for (const file of [output, summary]) writeFileSync(file ?? '', '');
  const child = spawn(process.execPath, [main], {
    cwd: step.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: temporary,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_SYSTEM: devNull,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: step.event,
      GITHUB_EVENT_PATH: event,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: step.workspace,
      GITHUB_REPOSITORY: 'octo/plans',
      GITHUB_SERVER_URL: 'https://github.com',
      // Nothing listens there: a step that is not given an address must not need one.
      GITHUB_API_URL: step.apiUrl ?? 'http://127.0.0.1:9',
      GITHUB_SHA: step.sha ?? '',
      GITHUB_REF: step.ref ?? '',
      GITHUB_BASE_REF: baseRef(step.payload),
      RUNNER_TEMP: temporary,
      ...inputVariables(step.inputs ?? {}),
      ...step.environment,
    },
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    code,
    ...said,
    summary: readFileSync(summary ?? '', 'utf8'),
    outputs: outputsIn(readFileSync(output ?? '', 'utf8')),
  };
}

function baseRef(payload: object): string {
  return (payload as { pull_request?: { base: { ref: string } } }).pull_request?.base.ref ?? '';
}

function inputVariables(given: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(manifest.inputs, name));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}.`);
  return Object.fromEntries(
    Object.entries(manifest.inputs).map(([name, { default: value = '' }]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      given[name] ?? (value === '${{ github.token }}' ? RUN_TOKEN : value),
    ]),
  );
}

function outputsIn(text: string): Readonly<Record<string, string>> {
  const found = text.matchAll(/^(?<name>[^\n]+?)<<(?<mark>\S+)\n(?<value>.*?)\n\k<mark>\n/gms);
  return Object.fromEntries([...found].map(({ groups = {} }) => [groups.name ?? '', groups.value ?? '']));
}

/** A command that the runner obeyed. */
export interface Obeyed {
  readonly command: string;
  readonly properties: string;
  readonly message: string;
}

/**
 * The commands that GitHub's runner obeys in what a step prints: lines that start with two colons, and the older form
 * anywhere in a line, but none from `stop-commands` to the mark that it was given.
 */
export function obeyed(printed: string): readonly Obeyed[] {
  const commands: Obeyed[] = [];
  let mark: string | undefined;
  for (const line of printed.split(/\r\n|\r|\n/)) {
    if (mark !== undefined) {
      if (line.trim() === `::${mark}::`) mark = undefined;
      continue;
    }
    const found = /^\s*::(?<command>[\w-]+)(?: (?<properties>.*?))?::(?<message>.*)$/s.exec(line);
    const older = /##\[(?<command>[\w-]+)(?: (?<properties>[^\]]*))?\](?<message>.*)$/s.exec(line);
    const { command = '', properties = '', message = '' } = (found ?? older)?.groups ?? {};
    if (command === 'stop-commands') mark = message;
    else if (command !== '') commands.push({ command, properties, message });
  }
  return commands;
}

/** What a step prints, without what differs from run to run. */
export function steady(printed: string): string {
  return printed
    .replaceAll(/\b[\da-f]{40}\b/g, 'COMMIT')
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'MARK');
}
