import { worseBy } from '../../engine/compare/attribute-findings.ts';
import { pathOf } from '../../engine/compare/change-delta.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Side } from '../../engine/compare/side.ts';
import { given } from '../../plan/fact.ts';
import { sayLaunch } from '../../plan/say-launch.ts';
import { verdicts, verdictTerms } from '../../plan/words.ts';
import { markdownText } from '../text/markdown-text.ts';

/** How many rows are shown; the line after them says how many more there are. */
const ROWS_SHOWN = 50;

/** Longer names and paths are cut in headings and in the table. */
const LONGEST = 80;

/** Each plan in a row: name, launch, verdict, blockers, score, as they were and as they are. */
export function planTable(plans: readonly PlanDelta[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = plans.slice(0, ROWS_SHOWN).map((plan) => {
    const cell = (of: (side: Side) => string): string =>
      moved(plan.before && of(plan.before), plan.after && of(plan.after));
    return line([
      titleOf(plan),
      markdownText(cell(({ report }) => sayLaunch(report.plan) ?? 'no date')),
      cell(({ report }) => verdictTerms[report.readiness.verdict].word),
      `${cell((side) => String(errorsIn(side)))}${causesOf(plan)}`,
      cell(({ report: { readiness } }) => (readiness.score === null ? '–' : `${String(readiness.score)} %`)),
    ]);
  });
  const more = plans.length - rows.length;
  return [
    line(['Plan', 'Launch', 'Verdict', 'Blockers', 'Done']),
    '| --- | --- | --- | --- | ---: |',
    ...rows,
    ...(more > 0 ? ['', `And ${String(more)} more.`] : []),
  ].join('\n');
}

/** Plans in the order in which they need somebody: by verdict, then by what the change adds, then by path. */
export function worstFirst(plans: readonly PlanDelta[]): readonly PlanDelta[] {
  const rank = (plan: PlanDelta): number => {
    const side = plan.after ?? plan.before;
    return verdicts.findIndex(({ id }) => id === side?.report.readiness.verdict);
  };
  const added = (plan: PlanDelta): number => worseBy(plan).known.filter(isBlocker).length;
  return plans.toSorted((a, b) => rank(a) - rank(b) || added(b) - added(a) || (pathOf(a) < pathOf(b) ? -1 : 1));
}

/** The name of a plan, else its path. */
export function titleOf(plan: PlanDelta): string {
  const side = plan.after ?? plan.before;
  return markdownText(shortened((side && given(side.report.plan.name)) ?? pathOf(plan)));
}

export function pathText(path: string): string {
  return markdownText(shortened(path));
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

/** " (1 fixed, 2 set aside, 1 new)"; nothing where no blocker came or went. */
function causesOf(plan: PlanDelta): string {
  if (plan.after === undefined || plan.before === undefined) return '';
  const counts = [
    [plan.resolved.filter(isBlocker).length, 'fixed'],
    [plan.setAside.filter(({ finding }) => isBlocker(finding)).length, 'set aside'],
    [worseBy(plan).known.filter(isBlocker).length, 'new'],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${String(count)} ${word}`);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function isBlocker({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}

function errorsIn({ report }: Side): number {
  return report.findings.filter(isBlocker).length;
}

/** A value before and after; a dash on a side that does not have the plan. */
function moved(before: string | undefined, after: string | undefined): string {
  return before === after ? (after ?? '–') : `${before ?? '–'} → ${after ?? '–'}`;
}
