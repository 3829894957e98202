import { checkFile, type FileReport, notText } from '../../engine/check/check-file.ts';
import type { CheckContext } from '../../engine/check/check.ts';
import { type FileRecord, type RecordDetail, recordOf } from '../../engine/file-record.ts';
import { applyRepairs } from '../../engine/fixes.ts';
import type { ConfigProblem, Problem } from '../../engine/problem.ts';
import { type Snapshot, takeSnapshot } from '../../engine/snapshot.ts';
import { inForce } from '../../node/facts/in-force.ts';
import { type Pasts, surroundingsWith } from '../../node/facts/surroundings.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { type ReadText, readTextFile } from '../../node/files/read-text.ts';
import { writeAtomically } from '../../node/files/write-atomically.ts';
import type { Day } from '../../plan/calendar.ts';
import type { FixMode } from './fix-mode.ts';

/** One text to check. */
export interface Source {
  /** As people are shown it. */
  readonly path: string;
  /** Where it lies; absent for standard input. */
  readonly file: string | undefined;
  /** Whether it is checked although nothing marks it as a plan. */
  readonly named: boolean;
}

/** What all texts of a run are checked by. It is plain data, as what comes of it: both go from one thread to another. */
export interface CheckSettings {
  readonly cwd: string;
  readonly today: Day;
  readonly fix: FixMode;
  readonly detail: RecordDetail;
  readonly pasts: Pasts;
}

/** The results of one text. */
export interface CheckedSource {
  /** Absent where it could not be read, or holds no plan and was passed over. */
  readonly record?: FileRecord;
  readonly foreign: boolean;
  readonly problem?: Problem;
  readonly repaired?: Repaired;
  readonly refusals: readonly Refusal[];
}

export interface Repaired {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Why a rule of the organisation's own could not be asked; its lines are counted again where they are wanted. */
export type Refusal = Omit<ConfigProblem, 'place'> & {
  readonly place?: Omit<NonNullable<ConfigProblem['place']>, 'lines'>;
};

/** @returns checks one text after the other. What was read beside them is kept, so use a new one for each run. */
export function sourceChecker({
  cwd,
  today,
  fix,
  detail,
  pasts,
}: CheckSettings): (source: Source, read?: ReadText) => Promise<CheckedSource> {
  const configOf = configFinder(cwd);
  const surroundingsOf = surroundingsWith(pasts, today, [cwd]);
  return async (source, read) => {
    const { path, file } = source;
    const { config } = await inForce(configOf(file ?? path));
    const { report, ...others } = checkSource(source, read ?? readTextFile(file ?? path), fix, (snapshot) => ({
      today,
      config,
      surroundings: file === undefined ? () => ({}) : surroundingsOf(file, snapshot),
    }));
    const refusals = report?.plans.flatMap((plan) => plan.refusals.map(withoutLines)) ?? [];
    if (report === undefined || report.foreign) return { ...others, foreign: report !== undefined, refusals };
    return { ...others, foreign: false, refusals, record: recordOf(report, detail) };
  };
}

function withoutLines({ place, ...problem }: ConfigProblem): Refusal {
  if (place === undefined) return problem;
  const { span, text, isPrivate } = place;
  return { ...problem, place: { span, text, ...(isPrivate === true && { isPrivate }) } };
}

interface Checked extends Pick<CheckedSource, 'problem' | 'repaired'> {
  readonly report?: FileReport;
}

function checkSource(
  { path, file, named }: Source,
  read: ReadText,
  fix: FixMode,
  contextOf: (snapshot: Snapshot) => CheckContext,
): Checked {
  switch (read.kind) {
    case 'unreadable':
      return { problem: problemOf('io/unreadable', path, read.message) };
    case 'not-text':
      return { report: notText(path, `This file ${read.message}`) };
    case 'text': {
      const check = (text: string): FileReport => {
        const snapshot = takeSnapshot(text);
        return checkFile(snapshot, { path, named }, contextOf(snapshot));
      };
      const before = read.text;
      const after = fix === 'none' ? before : repairedText(before, check);
      if (after === before) return { report: check(before) };
      const written = fix === 'write' && file !== undefined ? writeAtomically(file, before, after) : undefined;
      if (written?.kind === 'refused') {
        return { report: check(before), problem: problemOf('io/not-written', path, written.message) };
      }
      return { report: check(after), repaired: { path, before, after } };
    }
  }
}

function repairedText(text: string, check: (text: string) => FileReport): string {
  return applyRepairs(text, (current) => {
    const { snapshot, plans } = check(current);
    return { snapshot, reports: plans };
  });
}

function problemOf(rule: string, path: string, message: string): Problem {
  return { path, rule, severity: 'error', message: `${path} ${message}` };
}
