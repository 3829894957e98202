import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { eventOf, type Event } from './event.ts';

/** What GitHub's runner tells an action. Everything in it that comes from the event may have been written by anybody. */
export interface Runner {
  readonly event: Event;
  /** `octo/plans` */
  readonly repository: string;
  /** The commit and the ref that the run is about. */
  readonly sha: string;
  readonly ref: string;
  readonly apiUrl: string;
  /** Where the repository is checked out. */
  readonly workspace: string;
  /** A folder that is emptied after the job. */
  readonly temporary: string;
  /** Whether there is a page for a summary. */
  readonly hasSummary: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/** Reads the variables that GitHub sets for each step. */
export function readRunner(environment: NodeJS.ProcessEnv): Runner {
  const of = (name: string): string => environment[name] ?? '';
  return {
    event: eventOf(of('GITHUB_EVENT_NAME'), payloadAt(of('GITHUB_EVENT_PATH'))),
    repository: of('GITHUB_REPOSITORY'),
    sha: of('GITHUB_SHA'),
    ref: of('GITHUB_REF'),
    apiUrl: environment.GITHUB_API_URL ?? 'https://api.github.com',
    workspace: resolve(of('GITHUB_WORKSPACE')),
    temporary: environment.RUNNER_TEMP ?? tmpdir(),
    hasSummary: of('GITHUB_STEP_SUMMARY') !== '',
    environment,
  };
}

function payloadAt(path: string): unknown {
  return path === '' ? {} : JSON.parse(readFileSync(path, 'utf8'));
}
