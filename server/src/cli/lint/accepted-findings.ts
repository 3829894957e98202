import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareWithBaseline, readBaseline, writeBaseline } from '../../engine/compare/baseline.ts';
import type { FileReport } from '../../engine/check/check-file.ts';
import type { FoundPlans } from '../../node/files/find-plans.ts';
import { writeSentence } from '../../node/files/io-sentence.ts';
import { readTextFile } from '../../node/files/read-text.ts';
import { replaceFile } from '../../node/files/replace-file.ts';
import { printable } from '../../text/printable.ts';
import type { Io } from '../io.ts';
import type { BaselineRequest } from './lint-request.ts';

/** Takes accepted findings out of the files of a run. The files come in order. */
export interface AcceptedFindings {
  readonly file: (file: FileReport) => void;
  /** Called after the last file. */
  readonly end: () => AcceptedNotes;
}

/** The messages about accepted findings. */
interface AcceptedNotes {
  readonly notes: readonly string[];
  /** Whether the file of accepted findings was read or written as asked. */
  readonly done: boolean;
}

/**
 * Takes accepted findings out of the files of a run or, if asked to, accepts all their findings. Accepted findings of
 * plans that this run did not check stay as they are.
 *
 * @param pass gets what is left of each file.
 */
export function withoutAccepted(
  request: BaselineRequest | undefined,
  { files }: FoundPlans,
  io: Io,
  pass: (file: FileReport) => void,
): AcceptedFindings {
  if (request === undefined) return { file: pass, end: () => ({ notes: [], done: true }) };
  const checked = new Set(files.map(({ path }) => printable(path)));
  const isElsewhere = (path: string): boolean => !checked.has(path) && existsSync(resolve(io.cwd, path));
  return request.write
    ? accepting(isElsewhere, request.file, io, pass)
    : comparing(isElsewhere, request.file, io, pass);
}

type IsElsewhere = (path: string) => boolean;

/** Whether anything is accepted turns out when the list is written, after the last file: until then all are kept. */
function accepting(isElsewhere: IsElsewhere, file: string, io: Io, pass: (file: FileReport) => void): AcceptedFindings {
  const kept: FileReport[] = [];
  return {
    file: (one) => kept.push(one),
    end: () => {
      const before = readTextFile(resolve(io.cwd, file));
      const elsewhere =
        before.kind === 'text' ? readBaseline(before.text).accepted.filter(({ path }) => isElsewhere(path)) : [];
      const text = writeBaseline(kept, printable, elsewhere);
      try {
        replaceFile(resolve(io.cwd, file), [text]);
      } catch (error) {
        kept.forEach(pass);
        return { notes: [`${file} ${writeSentence(error)}`], done: false };
      }
      const compared = compareWithBaseline(readBaseline(text));
      for (const one of kept) pass(compared.without(one));
      return { notes: [`Accepted ${findings(compared.accepted())} in ${file}.`], done: true };
    },
  };
}

function comparing(isElsewhere: IsElsewhere, file: string, io: Io, pass: (file: FileReport) => void): AcceptedFindings {
  const read = readTextFile(resolve(io.cwd, file));
  if (read.kind !== 'text') return { file: pass, end: () => ({ notes: [`${file} ${read.message}`], done: false }) };
  const baseline = readBaseline(read.text);
  const compared = compareWithBaseline(baseline);
  return {
    file: (one) => pass(compared.without(one)),
    end: () => {
      const accepted = compared.accepted();
      const stale = compared.stale().filter(({ path }) => !isElsewhere(path));
      const notes = [
        ...(accepted === 0
          ? []
          : [`${findings(accepted)} accepted in ${file} ${accepted === 1 ? 'is' : 'are'} not shown.`]),
        ...stale.map(({ rule, path }) => `${file} accepts ${rule} in ${path}, which is no longer found.`),
        ...(stale.length === 0 ? [] : ['--write-baseline removes what is no longer found.']),
        ...baseline.unreadable.map(
          (line) => `Line ${line} of ${file} is not an accepted finding. Remove it, or write the file again.`,
        ),
      ];
      return { notes, done: baseline.unreadable.length === 0 };
    },
  };
}

function findings(count: number): string {
  return `${count} finding${count === 1 ? '' : 's'}`;
}

/**
 * Why a text is not replaced by a list of accepted findings: it is not such a list, so the user named the wrong file. A
 * list in which some lines are damaged is one.
 */
export function whyKeptByList(text: string): string | undefined {
  const { accepted, unreadable } = readBaseline(text);
  if (accepted.length > 0 || unreadable.length === 0) return undefined;
  return 'is not a list of accepted findings, so nothing was written to it. Name another file.';
}

/** Why a text is not replaced by a report: it is such a list, which a run reads. */
export function whyKeptByReport(text: string): string | undefined {
  const { accepted, unreadable } = readBaseline(text);
  if (accepted.length === 0 || unreadable.length > 0) return undefined;
  return 'is a list of accepted findings, so nothing was written to it. Name another file.';
}
