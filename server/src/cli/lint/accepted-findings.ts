import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareWithBaseline, readBaseline, writeBaseline, type Baseline } from '../../engine/baseline.ts';
import type { RunReport } from '../../engine/run-report.ts';
import type { FoundPlans } from '../../node/find-plans.ts';
import { writeSentence } from '../../node/io-sentence.ts';
import { readTextFile } from '../../node/read-text.ts';
import { printable } from '../../text/printable.ts';
import type { Io } from '../io.ts';
import type { BaselineRequest } from './lint-request.ts';

/** A run without what was accepted, and what is to be said about that. */
export interface WithoutAccepted {
  readonly report: RunReport;
  readonly notes: readonly string[];
  /** Whether the file of accepted findings was read or written as asked. */
  readonly done: boolean;
}

/**
 * Writes the file of accepted findings where asked to, and takes those that are in it out of a run. What it accepts in
 * plans that this run did not look at stays as it is.
 */
export function withoutAccepted(
  report: RunReport,
  { files }: FoundPlans,
  request: BaselineRequest | undefined,
  io: Io,
): WithoutAccepted {
  if (request === undefined) return { report, notes: [], done: true };
  const checked = new Set(files.map(({ path }) => printable(path)));
  const isElsewhere = (path: string): boolean => !checked.has(path) && existsSync(resolve(io.cwd, path));
  return request.write ? accept(report, isElsewhere, request.file, io) : compare(report, isElsewhere, request.file, io);
}

type IsElsewhere = (path: string) => boolean;

function accept(report: RunReport, isElsewhere: IsElsewhere, file: string, io: Io): WithoutAccepted {
  const before = readTextFile(resolve(io.cwd, file));
  const kept = before.kind === 'text' ? readBaseline(before.text).accepted.filter(({ path }) => isElsewhere(path)) : [];
  const text = writeBaseline(report, printable, kept);
  try {
    writeFileSync(resolve(io.cwd, file), text);
  } catch (error) {
    return { report, notes: [`${file} ${writeSentence(error)}`], done: false };
  }
  const compared = compareWithBaseline(report, readBaseline(text));
  return { report: compared.report, notes: [`Accepted ${findings(compared.accepted)} in ${file}.`], done: true };
}

function compare(report: RunReport, isElsewhere: IsElsewhere, file: string, io: Io): WithoutAccepted {
  const read = readTextFile(resolve(io.cwd, file));
  if (read.kind !== 'text') return { report, notes: [`${file} ${read.message}`], done: false };
  const baseline: Baseline = readBaseline(read.text);
  const { report: left, accepted, stale: unfound } = compareWithBaseline(report, baseline);
  const stale = unfound.filter(({ path }) => !isElsewhere(path));
  const notes = [
    ...(accepted === 0
      ? []
      : [`${findings(accepted)} accepted in ${file} ${accepted === 1 ? 'is' : 'are'} not shown.`]),
    ...stale.map(({ rule, path }) => `${file} accepts ${rule} in ${path}, which is not found any more.`),
    ...(stale.length === 0 ? [] : ['--write-baseline takes out what is not found any more.']),
    ...baseline.unreadable.map(
      (line) => `Line ${line} of ${file} is no accepted finding. Take it out, or write the file anew.`,
    ),
  ];
  return { report: left, notes, done: baseline.unreadable.length === 0 };
}

function findings(count: number): string {
  return `${count} finding${count === 1 ? '' : 's'}`;
}
