import type { PlanReport } from '../check/check.ts';
import { given } from '../../plan/fact.ts';
import { sayFindings, verdictTerms, type SeverityId } from '../../plan/words.ts';
import { capitalised } from '../../text/capitalised.ts';

/** The verdict on a plan and why, the same on every surface: "On track: nothing is late. 3 checks come later." */
export function verdictSentence(report: PlanReport): string {
  return `${verdictTerms[report.readiness.verdict].word}: ${verdictReason(report)}`;
}

/** Why a plan has its verdict, as it follows the word: "nothing is late. 3 checks come later." */
export function verdictReason(report: PlanReport): string {
  const rest = report.readiness.verdict === 'cancelled' ? '' : othersSentence(report);
  return `${reasonOf(report)}.${rest === '' ? '' : ` ${capitalised(rest)}.`}`;
}

function reasonOf({ plan, readiness, findings }: PlanReport): string {
  const { verdict, counts, score } = readiness;
  const [errors, warnings] = [countNow(findings, 'error'), countNow(findings, 'warning')];
  switch (verdict) {
    case 'cancelled':
      return 'nothing is asked of this launch any more';
    case 'launched':
      return 'what is left is to learn from it';
    case 'off-track':
      if (errors === 0) return `the decision is ${given(plan.status) ?? 'no-go'}`;
      return `${sayFindings(errors, 'error')} ${errors === 1 ? 'stands' : 'stand'} between this launch and its date${warnings === 0 ? '' : `, and ${sayFindings(warnings, 'warning')}`}`;
    case 'at-risk':
      return `nothing blocks the launch, and ${sayFindings(warnings, 'warning')} ${warnings === 1 ? 'wants' : 'want'} a plan this month`;
    case 'ready':
      if (score === null) return 'nothing is open';
      return counts.done === 1 ? 'the only check is done' : `all ${String(counts.done)} checks are done`;
    case 'on-track':
      return 'nothing is late';
  }
}

/** What is worth a word beside the reason: questions, checks that come later, and what is waived. */
function othersSentence({ findings, waived }: PlanReport): string {
  const infos = countNow(findings, 'info');
  const later = findings.filter(({ upcoming }) => upcoming).length;
  return [
    ...(infos === 0 ? [] : [`${sayFindings(infos, 'info')} to answer now`]),
    ...(later === 0 ? [] : [later === 1 ? '1 check comes later' : `${String(later)} checks come later`]),
    ...(waived.length === 0 ? [] : [`${String(waived.length)} waived`]),
  ].join('; ');
}

function countNow(findings: PlanReport['findings'], severity: SeverityId): number {
  return findings.filter((finding) => finding.severity === severity && !finding.upcoming).length;
}
