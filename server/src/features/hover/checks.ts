import type { PlanReport } from '../../engine/check/check.ts';
import type { Check } from '../../engine/finding.ts';
import { urlOf } from '../../engine/pages/lint-url.ts';
import { given } from '../../plan/fact.ts';
import { sayDay, type Day } from '../../plan/calendar.ts';
import type { Path } from '../../plan/place.ts';
import { severities, stateTerms } from '../../plan/words.ts';
import { capitalised } from '../../text/capitalised.ts';
import { resolved } from '../../syntax/tree.ts';
import type { NodeAt, NodePath } from '../../syntax/node-at.ts';
import { touches } from '../../text/span.ts';
import type { Words } from '../view/words.ts';
import { summaryOf, whyOf } from './lint.ts';

/** How many checks are listed. */
const MOST_CHECKS = 12;

/** The checks that ask for the field under the cursor, or for something in the section, each with its state. */
export function checksAbout({ path, onKey, entry }: NodeAt, report: PlanReport, words: Words): readonly string[] {
  if (!onKey || path.length === 0) return [];
  const isGroup = entry !== undefined && resolved(entry.value).kind !== 'scalar';
  const checks = report.checks.filter(({ at }) =>
    isGroup ? startsWith(at.path, path) : at.path.length === path.length && startsWith(at.path, path),
  );
  if (checks.length === 0) return [];
  const launch = given(report.plan.date);
  const told = checks.slice(0, MOST_CHECKS).map((check) => lineOf(check, launch, words));
  const rest = checks.length - told.length;
  return [
    isGroup ? 'Checks of this part:' : checks.length === 1 ? 'A check asks for this:' : 'Checks ask for this:',
    words.list([...told, ...(rest > 0 ? [`and ${rest} more`] : [])]),
  ];
}

function startsWith(path: Path, start: NodePath): boolean {
  return start.length <= path.length && start.every((step, index) => step === path[index]);
}

function lineOf({ rule, state, due, plannedFor }: Check, launch: Day | undefined, words: Words): string {
  const isOpen = state !== 'done' && state !== 'not-applicable' && state !== 'waived';
  const day =
    plannedFor !== undefined && state === 'planned'
      ? ` for ${sayDay(plannedFor, launch)}`
      : due !== undefined && isOpen
        ? `, needed by ${sayDay(due, launch)}`
        : '';
  // The summary of a lint says what is wrong, so it is left out if nothing is.
  const wrong = isOpen && state !== 'planned' ? `${summaryOf(rule) ?? ''} ` : '';
  return `${words.strong(capitalised(stateTerms[state].word))}${day}: ${wrong}${words.code(rule)}`;
}

/**
 * Why there is a finding under the cursor; if there are several, the worst one. The key of the whole plan has too many.
 */
export function whyFound(
  offset: number,
  { path, onKey }: NodeAt,
  { findings, plan }: PlanReport,
  words: Words,
): readonly string[] {
  if (touches(plan.at.span, offset)) return [];
  const here = findings.filter(
    ({ span, path: found }) =>
      (span.start < span.end && touches(span, offset)) ||
      (onKey && found.length === path.length && startsWith(found, path)),
  );
  const worst = severities.flatMap(({ id }) => here.find(({ severity }) => severity === id) ?? [])[0];
  if (worst === undefined) return [];
  const why = whyOf(worst.rule);
  return [
    why === undefined ? '' : `${words.strong('Why')} ${words.code(worst.rule)}: ${why}`,
    words.link('More about this', urlOf(worst.rule)),
  ];
}
