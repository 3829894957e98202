import { error, notice, setOutput, summary, warning } from '@actions/core';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { apiOf, refusal } from './api.ts';
import { callLaunchplan, type Called } from './call-launchplan.ts';
import { at, type PullRequest, textAt } from './event.ts';
import { readInputs, type Inputs } from './inputs.ts';
import { printText } from './log.ts';
import { diffArguments, lintArguments, sarifArguments, type ReportFiles } from './launchplan-arguments.ts';
import type { Runner } from './runner.ts';
import { stickComment } from './sticky-comment.ts';
import { taskOf, type Task } from './task.ts';
import { uploadSarif } from './upload-sarif.ts';
import { worstVerdict } from './worst-verdict.ts';

const TITLE = { title: 'Launch plans' };

/**
 * Checks the plans of a repository, or a change of them, in a run of GitHub Actions: annotations, a page of summary,
 * outputs and, on request, a comment and an upload to code scanning.
 *
 * @returns the exit code of the command line.
 */
export async function runAction(runner: Runner): Promise<0 | 1 | 2> {
  const inputs = readInputs();
  if (typeof inputs === 'string') return ended(2, inputs);
  const folder = resolve(runner.workspace, inputs.workingDirectory);
  if (!existsSync(folder)) {
    return ended(2, `The folder ${folder} is not there. Check the repository out first, or fix working-directory.`);
  }
  const task = await taskOf(inputs, runner, folder);
  switch (task.kind) {
    case 'fault':
      return ended(2, task.why);
    case 'nothing':
      notice(task.why, TITLE);
      return ended(0);
    case 'lint':
    case 'diff':
      return check(task, inputs, runner, folder);
  }
}

async function check(
  task: Extract<Task, { kind: 'lint' | 'diff' }>,
  inputs: Inputs,
  runner: Runner,
  folder: string,
): Promise<0 | 1 | 2> {
  const files = reportFiles(mkdtempSync(join(runner.temporary, 'launchplan-')));
  const call = (args: readonly string[]): Promise<Called> => callLaunchplan(args, folder, runner.environment);
  const called = await call(
    task.kind === 'lint' ? lintArguments(inputs, files) : diffArguments(task.base, task.head, inputs, files),
  );
  printText(`${called.out}${called.err}`);
  process.stdout.write(textOf(files.annotations) ?? '');

  const [markdown, json] = [textOf(files.markdown), textOf(files.json)];
  const verdict = json === undefined ? '' : worstVerdict(json);
  setOutput('verdict', verdict);
  const change = json === undefined ? undefined : (JSON.parse(json) as unknown);
  setOutput('headline', textAt(change, 'headline', 'text') ?? '');
  setOutput('gates', crossedGates(change));
  setOutput('report', markdown === undefined ? '' : files.markdown);
  setOutput('json', json === undefined ? '' : files.json);
  // A path that is wrong, or a repository that was not checked out, must not look like a clean one.
  if (task.kind === 'lint' && verdict === '' && called.code === 0) notice(called.err.trim() || NO_PLAN, TITLE);
  if (runner.hasSummary && markdown !== undefined) await summary.addRaw(markdown || UNCHANGED, true).write();
  if (inputs.comment && task.pullRequest !== undefined && markdown !== undefined) {
    await comment(task.pullRequest, markdown, inputs, runner);
  }
  // Code scanning gets what is checked out, and a change that was only fetched is not.
  if (inputs.sarif && (task.kind === 'lint' || task.head === undefined)) {
    await shareSarif(files.sarif, inputs, runner, call);
  }
  return ended(called.code, called.code === 0 ? undefined : called.err.trim());
}

/** The names of the gates that a change crosses, each once, with commas. */
function crossedGates(change: unknown): string {
  const gates = at(change, 'gates');
  if (!Array.isArray(gates)) return '';
  const crossed = gates.filter((gate: unknown) => at(gate, 'crossed') === true);
  return [...new Set(crossed.map((gate: unknown) => textAt(gate, 'gate') ?? ''))].join(',');
}

const NO_PLAN = 'No launch plan was found.';
const UNCHANGED = 'No effect on readiness.';

function reportFiles(folder: string): ReportFiles {
  return {
    annotations: join(folder, 'annotations.txt'),
    markdown: join(folder, 'report.md'),
    json: join(folder, 'report.json'),
    sarif: join(folder, 'launchplan.sarif'),
  };
}

/** What the command line wrote; undefined where it did not come to that. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const FORK_COMMENT =
  'The pull request comes from a fork, so this run may not comment on it. The summary of the run says the same.';
const NO_COMMENT = 'This run may not comment on the pull request. Give its job the permission `pull-requests: write`.';
const NO_UPLOAD =
  'This run may not upload to code scanning. A fork never may; elsewhere code scanning has to be enabled, and the job needs the permission `security-events: write`.';

async function comment(
  { number, isFork }: PullRequest,
  text: string,
  { token, commentId }: Inputs,
  runner: Runner,
): Promise<void> {
  await courtesy({ what: 'The comment', forbidden: isFork ? FORK_COMMENT : NO_COMMENT }, async () => {
    const commented = await stickComment(apiOf(runner, token), number, text, commentId);
    printText(`Comment under the pull request: ${commented}.`);
  });
}

async function shareSarif(
  file: string,
  inputs: Inputs,
  runner: Runner,
  call: (args: readonly string[]) => Promise<Called>,
): Promise<void> {
  await call(sarifArguments(inputs, file));
  if (textOf(file) === undefined) return;
  setOutput('sarif', file);
  await courtesy({ what: 'The upload to code scanning', forbidden: NO_UPLOAD }, () =>
    uploadSarif(apiOf(runner, inputs.token), file, runner),
  );
}

/** Does what is asked of GitHub beside the verdict, which stands whatever comes of it. */
async function courtesy(
  { what, forbidden }: { readonly what: string; readonly forbidden: string },
  attempt: () => Promise<void>,
): Promise<void> {
  try {
    await attempt();
  } catch (thrown) {
    const { isForbidden, message } = refusal(thrown);
    if (isForbidden) notice(`${forbidden} (${message})`, TITLE);
    else warning(`${what} did not work: ${message}`, TITLE);
  }
}

/** Says how it ended, to the steps after this one and, where it went wrong, to people. */
function ended(code: 0 | 1 | 2, why?: string): 0 | 1 | 2 {
  setOutput('exit-code', code);
  if (code !== 0) error(why === undefined || why === '' ? WHY_RED : why, TITLE);
  return code;
}

const WHY_RED = 'A plan has errors; the annotations and the summary of this run say which.';
