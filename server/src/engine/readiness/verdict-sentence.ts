import type { PlanReport } from '../check/check.ts';
import { given } from '../../plan/fact.ts';

/**
 * The verdict on a plan as a colleague would say it.
 *
 * @param blocking what stands in the way is called where the sentence is read: an error where each finding is listed
 *   with its severity, as on the command line; a blocker in the editor and in the report.
 */
export function verdictSentence(
  { plan, readiness, findings, waived }: PlanReport,
  blocking: 'error' | 'blocker',
): string {
  const { verdict, counts, score } = readiness;
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity && !finding.upcoming).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  const later = findings.filter(({ upcoming }) => upcoming).length;
  const rest = [
    ...(infos === 0 ? [] : [`${things(infos, 'question')} to answer now`]),
    ...(later === 0 ? [] : [`${things(later, 'check')} ${later === 1 ? 'comes' : 'come'} later`]),
    ...(waived.length === 0 ? [] : [`${String(waived.length)} waived`]),
  ].join('; ');
  const ending = rest === '' ? '' : ` ${capital(rest)}.`;
  switch (verdict) {
    case 'cancelled':
      return 'Cancelled: nothing is asked of this launch any more.';
    case 'launched':
      return `Launched: what is left is to learn from it.${ending}`;
    case 'off-track':
      if (errors === 0) return `Off track: the decision is ${given(plan.status) ?? 'no-go'}.${ending}`;
      return `Off track: ${things(errors, blocking)} ${errors === 1 ? 'stands' : 'stand'} between this launch and its date${warnings === 0 ? '' : `, and ${things(warnings, 'warning')}`}.${ending}`;
    case 'at-risk':
      return `At risk: nothing blocks the launch, and ${things(warnings, 'warning')} ${warnings === 1 ? 'wants' : 'want'} a plan this month.${ending}`;
    case 'ready':
      return `Ready: ${score === null ? 'nothing is open' : `all ${things(counts.done, 'check')} are done`}.${ending}`;
    case 'on-track':
      return `On track: nothing is late.${ending}`;
  }
}

function things(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
