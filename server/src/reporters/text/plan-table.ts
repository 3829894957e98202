import type { PlanReport } from '../../engine/check/check.ts';
import { formatDay, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { verdicts, verdictTerms, type VerdictId } from '../../plan/words.ts';
import { printableLine } from '../../text/printable.ts';
import type { Colors } from './colors.ts';
import { fileLink } from './hyperlink.ts';
import { toneColor } from './tone-color.ts';

/** A plan as one row of the table. */
export interface PlanRow {
  readonly path: string;
  readonly verdict: VerdictId;
  readonly blockers: number;
  /** Percent; null without checks. */
  readonly score: number | null;
  readonly launch: Day | undefined;
}

export function planRowOf(path: string, { plan, readiness, findings }: PlanReport): PlanRow {
  return {
    path,
    verdict: readiness.verdict,
    blockers: findings.filter(({ severity }) => severity === 'error').length,
    score: readiness.score,
    launch: given(plan.date),
  };
}

const rank: ReadonlyMap<VerdictId, number> = new Map(verdicts.map(({ id }, index) => [id, index]));

/** Worst first: by verdict, then by blockers, then by what is done, then by the day of the launch. */
export function byNeed(a: PlanRow, b: PlanRow): number {
  return (
    (rank.get(a.verdict) ?? 0) - (rank.get(b.verdict) ?? 0) ||
    b.blockers - a.blockers ||
    (a.score ?? 100) - (b.score ?? 100) ||
    (a.launch ?? Infinity) - (b.launch ?? Infinity) ||
    0
  );
}

/**
 * The plans in a table, in the order in which they are given: verdict, blockers, percent done, launch date, path.
 *
 * @param linkFolder as for `fileLink`.
 */
export function planTable(rows: readonly PlanRow[], colors: Colors, linkFolder: string | undefined): string {
  const widest = Math.max('Verdict'.length, ...new Set(rows.map(({ verdict }) => verdictTerms[verdict].word.length)));
  const head = `${'Verdict'.padEnd(widest)}  Blockers   Done  Launch      Plan`;
  const lines = rows.map(({ path, verdict, blockers, score, launch }) => {
    const { word, tone } = verdictTerms[verdict];
    return [
      toneColor(tone, colors)(word.padEnd(widest)),
      String(blockers).padStart('Blockers'.length),
      (score === null ? '–' : `${String(score)} %`).padStart('100 %'.length),
      launch === undefined ? 'no date   ' : formatDay(launch),
      fileLink(printableLine(path), path, linkFolder),
    ].join('  ');
  });
  return [colors.bold(head), ...lines].join('\n');
}
