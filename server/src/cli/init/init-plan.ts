import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ioSentence, systemCode } from '../../node/files/io-sentence.ts';
import { shownPath } from '../../node/files/shown-path.ts';
import { printable } from '../../text/printable.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { faultOf, questions, weekdayOfDate, type PlanAnswers, type Question } from '../../engine/plan-answers.ts';
import { planText } from '../../engine/plan-text.ts';
import { templateChoice, templateNamed, type PlanTemplate } from '../../engine/templates/plan-template.ts';

/** The options of `init` as they are typed. */
export type InitOptions = Partial<PlanAnswers> & { readonly template?: string };

/**
 * Writes a first plan into a folder. What is not given is asked for where somebody can answer.
 *
 * @returns how it ended, or a sentence on what is wrong with the call.
 */
export async function initPlan(folder: string, options: InitOptions, io: Io): Promise<ExitCode | string> {
  for (const question of questions) {
    const given = options[question];
    const fault = given === undefined ? undefined : faultOf(question, given);
    if (fault !== undefined) return `--${question} '${given ?? ''}' cannot be taken. ${fault}`;
  }
  const template = options.template === undefined ? undefined : templateNamed(options.template);
  if (options.template !== undefined && template === undefined) {
    return `--template '${options.template}' cannot be taken. ${templateChoice}`;
  }
  const settled = template?.motion === undefined ? options : { motion: template.motion, ...options };
  const known = io.dialogue === undefined ? { ...suggestedBy(template), ...settled } : settled;
  const answers =
    io.dialogue === undefined || isComplete(known) ? known : await asked(known, template, io, io.dialogue);
  if (answers === undefined) {
    io.stderr.write('Nothing was written.\n');
    return 130;
  }
  if (!isComplete(answers)) {
    const missing = questions.filter((question) => isRequired(question) && answers[question] === undefined);
    return `${missing.map((question) => `--${question}`).join(', ')} must be given, because nobody can be asked here.`;
  }
  return write(folder, answers, template, io);
}

async function asked(
  options: InitOptions,
  template: PlanTemplate | undefined,
  io: Io,
  dialogue: NonNullable<Io['dialogue']>,
): Promise<InitOptions | undefined> {
  const { ask } = await import('./ask.ts');
  return ask(options, suggestedBy(template), io.today(), dialogue);
}

/** What a template says of the fields that every plan has: taken where nobody can be asked, else chosen at first. */
function suggestedBy(template: PlanTemplate | undefined): Partial<PlanAnswers> {
  return template === undefined ? {} : { tier: template.tier, stage: template.stage };
}

function isRequired(question: Question): boolean {
  return question !== 'motion';
}

function isComplete(options: InitOptions): options is PlanAnswers {
  return questions.every((question) => !isRequired(question) || options[question] !== undefined);
}

function write(folder: string, answers: PlanAnswers, template: PlanTemplate | undefined, io: Io): ExitCode {
  const file = join(resolve(io.cwd, folder), 'launch.yaml');
  const shown = printable(shownPath(file, io.cwd));
  try {
    mkdirSync(resolve(io.cwd, folder), { recursive: true });
    writeNew(file, planText(answers, template));
  } catch (error) {
    io.stderr.write(`${shown} ${ioSentence(error)}\n`);
    return 2;
  }
  const check = `launchplan lint ${quotedForShell(shown)}`;
  const when = `${weekdayOfDate(answers.date)}, ${answers.date}`;
  io.stdout.write(`Wrote ${shown}: ${printable(answers.name)} launches on ${when}.

Next:
  ${check}  says what is asked for now, and what comes up later
  ${'launchplan rules'.padEnd(check.length)}  lists everything that may be asked for
`);
  return 0;
}

/** Writes a file that is not there yet; one that exists is left alone, and half a file is taken away again. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === 'ENOSPC' || systemCode(error) === 'EDQUOT') rmSync(file, { force: true });
    throw error;
  }
}

function quotedForShell(path: string): string {
  return /^[\w./@-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
