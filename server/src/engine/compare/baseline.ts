import { given } from '../../plan/fact.ts';
import { groupBy } from '../../text/group-by.ts';
import type { FileReport } from '../check/check-file.ts';
import type { PlanReport } from '../check/check.ts';
import type { Finding } from '../finding.ts';
import { fingerprintsOf } from '../fingerprint.ts';
import { withFindings } from '../readiness/readiness.ts';

/** The findings that a team accepted when it began: what is in it is not reported, what is new is. */
export interface Baseline {
  readonly accepted: readonly Accepted[];
  /** Lines that are none, by their numbers from 1. */
  readonly unreadable: readonly number[];
}

/** One accepted finding. The fingerprint alone counts; the rule and the path are there for people who read the file. */
interface Accepted {
  readonly fingerprint: string;
  readonly rule: string;
  readonly path: string;
}

/** A run that is compared with a baseline, file by file. */
export interface BaselineComparison {
  /** A file without the accepted findings; the verdicts are those of what is left, the scores stay. */
  readonly without: (file: FileReport) => FileReport;
  /** How many findings of the files so far the baseline covers. */
  readonly accepted: () => number;
  /** What none of the files so far holds. */
  readonly stale: () => readonly Accepted[];
}

const LINE = /^([0-9a-f]{32})[ \t]+(\S+)[ \t]+(.+)$/;

/** Reads a baseline. Blank lines and lines that start with `#` say nothing. */
export function readBaseline(text: string): Baseline {
  const accepted: Accepted[] = [];
  const unreadable: number[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, fingerprint, rule, path] = LINE.exec(line.trimEnd()) ?? [];
    if (fingerprint === undefined || rule === undefined || path === undefined) unreadable.push(index + 1);
    else accepted.push({ fingerprint, rule, path });
  }
  return { accepted, unreadable };
}

/**
 * Writes everything that a run finds as a baseline: one line for each finding, sorted, so that two people who accept
 * different findings can merge their files.
 *
 * @param shown makes a path fit on a line.
 * @param kept what was accepted before and is not this run's to judge.
 */
export function writeBaseline(
  files: readonly FileReport[],
  shown: (path: string) => string,
  kept: readonly Accepted[] = [],
): string {
  const lines = files.flatMap(({ path, plans }) =>
    plans.flatMap(({ plan, findings }) =>
      fingerprintsOf(plan, findings).map(
        (fingerprint, index) => `${fingerprint} ${findings[index]?.rule ?? ''} ${shown(path)}`,
      ),
    ),
  );
  const others = kept.map(({ fingerprint, rule, path }) => `${fingerprint} ${rule} ${path}`);
  return [HEADER, ...[...lines, ...others].toSorted(), ''].join('\n');
}

const HEADER =
  '# Findings that were accepted, one on each line: `launchplan lint --baseline` reports only what is not among them.';

/**
 * Takes the accepted findings out of a run. Each line accepts one finding, so that a second plan of the same name does
 * not hide behind the first.
 */
export function compareWithBaseline({ accepted }: Baseline): BaselineComparison {
  const left = new Map([...groupBy(accepted, ({ fingerprint }) => fingerprint)].map(([key, all]) => [key, [...all]]));
  let count = 0;
  const isNew = (fingerprint: string): boolean => {
    if (left.get(fingerprint)?.pop() === undefined) return true;
    count++;
    return false;
  };
  return {
    without: (file) => ({ ...file, plans: file.plans.map((plan) => withoutAccepted(plan, isNew)) }),
    accepted: () => count,
    stale: () => [...left.values()].flat(),
  };
}

function withoutAccepted(report: PlanReport, isNew: (fingerprint: string) => boolean): PlanReport {
  const fingerprints = fingerprintsOf(report.plan, report.findings);
  const findings: readonly Finding[] = report.findings.filter((_finding, index) => isNew(fingerprints[index] ?? ''));
  const status = given(report.plan.status) ?? 'planned';
  return { ...report, findings, readiness: withFindings(report.readiness, status, findings) };
}
