import { lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ioSentence } from '../../node/files/io-sentence.ts';
import { whyNameIsNear } from '../../node/files/near-names.ts';
import { shownPath } from '../../node/files/shown-path.ts';
import { writeNewFile } from '../../node/files/write-new-file.ts';
import { byCodeUnit } from '../../text/by-code-unit.ts';
import { printable } from '../../text/printable.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { quotedForShell } from '../output/quoted-for-shell.ts';
import {
  doubtAbout,
  faultOf,
  isRequired,
  questions,
  weekdayOfDate,
  type PlanAnswers,
} from '../../engine/plan-answers.ts';
import { isPlanName } from '../../plan/plan-names.ts';
import { planText } from '../../engine/plan-text.ts';
import { templateChoice, type PlanTemplate } from '../../engine/templates/plan-template.ts';
import { settled, suggestedBy, templateOf, type InitOptions } from './init-options.ts';

/**
 * Writes a first plan into a folder. What is not given is asked for where somebody can answer, but only once it is sure
 * that no plan is in the way.
 *
 * @returns how it ended, or a sentence on what is wrong with the call.
 */
export async function initPlan(folder: string, options: InitOptions, io: Io): Promise<ExitCode | string> {
  const taken = planInTheWay(folder, io.cwd);
  if (taken !== undefined) {
    io.stderr.write(`${printable(taken)} exists already and was left as it is.\n`);
    return 2;
  }
  for (const question of questions) {
    const given = options[question];
    const fault = given === undefined ? undefined : faultOf(question, given);
    if (fault !== undefined) return `--${question} '${given ?? ''}' cannot be taken. ${fault}`;
  }
  if (options.template !== undefined && templateOf(options) === undefined) {
    return `--template '${options.template}' cannot be taken. ${templateChoice}`;
  }
  for (const other of otherPlans(folder, io.cwd)) io.stderr.write(`${printable(other)}\n`);
  const known = settled(io.dialogue === undefined ? { ...suggestedBy(options), ...options } : options);
  const answers = io.dialogue === undefined || isComplete(known) ? known : await asked(folder, known, io, io.dialogue);
  if (answers === undefined) {
    io.stderr.write('Nothing was written.\n');
    return 130;
  }
  if (!isComplete(answers)) {
    const missing = questions.filter((question) => isRequired(question) && answers[question] === undefined);
    return `${missing.map((question) => `--${question}`).join(', ')} must be given, because nobody can be asked here.`;
  }
  return write(folder, answers, templateOf(answers), io);
}

/** The name under which a plan is written, and another under which the same plan could be there. */
const [PLAN_NAME, OTHER_PLAN_NAME] = ['launch.yaml', 'launch.yml'];

/** The path of a file where the plan would be written, or of the same plan with another ending. */
function planInTheWay(folder: string, cwd: string): string | undefined {
  return [PLAN_NAME, OTHER_PLAN_NAME]
    .map((name) => join(resolve(cwd, folder), name))
    .filter((file) => isThere(file))
    .map((file) => shownPath(file, cwd))[0];
}

function isThere(file: string): boolean {
  try {
    // A link that leads nowhere is in the way as well.
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // What cannot be read is reported when the plan is written.
    return false;
  }
}

/** A sentence on each other plan in the folder, and on each file that was probably meant to be one. */
function otherPlans(folder: string, cwd: string): readonly string[] {
  const top = resolve(cwd, folder);
  return namesIn(top).flatMap((name) => {
    const file = join(top, name);
    const shown = shownPath(file, cwd);
    if (isPlanName(name)) return [`${shown} is there already; this is another plan.`];
    const why = whyNameIsNear(file);
    return why === undefined ? [] : [`${shown} ${why}`];
  });
}

/** The names in a folder, in order; none where it is not there yet, or cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted(byCodeUnit);
  } catch {
    return [];
  }
}

async function asked(
  folder: string,
  options: InitOptions,
  io: Io,
  dialogue: NonNullable<Io['dialogue']>,
): Promise<InitOptions | undefined> {
  const [{ ask }, { gitIdentity }] = await Promise.all([import('./ask.ts'), import('../../node/git/git-identity.ts')]);
  const you = options.owner === undefined ? await gitIdentity(resolve(io.cwd, folder), io.environment) : undefined;
  return ask(options, { today: io.today(), you }, dialogue);
}

function isComplete(options: InitOptions): options is InitOptions & PlanAnswers {
  return questions.every((question) => !isRequired(question) || options[question] !== undefined);
}

function write(folder: string, answers: PlanAnswers, template: PlanTemplate | undefined, io: Io): ExitCode {
  const file = join(resolve(io.cwd, folder), PLAN_NAME);
  const shown = printable(shownPath(file, io.cwd));
  try {
    mkdirSync(resolve(io.cwd, folder), { recursive: true });
    writeNewFile(file, planText(answers, template));
  } catch (error) {
    io.stderr.write(`${shown} ${ioSentence(error)}\n`);
    return 2;
  }
  const check = `launchplan lint ${quotedForShell(shown)}`;
  const when = `${weekdayOfDate(answers.date)}, ${answers.date}`;
  const doubt = doubtAbout(answers.date, io.today());
  io.stdout
    .write(`Wrote ${shown}: ${printable(answers.name)} launches on ${when}.${doubt === undefined ? '' : ` ${doubt}`}

Next:
  ${check}  says what is asked for now, and what comes up later
  ${'launchplan rules'.padEnd(check.length)}  lists everything that may be asked for
`);
  return 0;
}
