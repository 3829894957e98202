import { quoteScalar } from '../syntax/edit/quote-scalar.ts';
import { kinds, stages, tiersInWords } from '../plan/words.ts';
import { weekdayOfDate, type PlanAnswers } from './plan-answers.ts';
import { templateText } from './templates/generated/texts.ts';
import type { PlanTemplate } from './templates/plan-template.ts';

/**
 * The text of a new plan: the required fields, each with a word on what it means, then what the template has. The owner
 * may be left to write. A kind or a motion that was answered is written, rather than the template's.
 */
export function planText(
  answers: Omit<PlanAnswers, 'owner'> & Partial<Pick<PlanAnswers, 'owner'>>,
  template?: PlanTemplate,
): string {
  const { name, kind = template?.kind, tier, stage, date, owner, motion } = answers;
  const fields: readonly (readonly [string, string])[] = [
    ['launch_plan: 1', 'version of the format; marks this file as a launch plan'],
    [`name: ${quoteScalar(name)}`, ''],
    [`owner: ${owner === undefined ? '' : quoteScalar(owner)}`, 'the one person who is responsible'],
    [`tier: ${tier}`, tiersInWords],
    [`stage: ${stage}`, stages.join(' | ')],
    [`date: ${date}`, `${weekdayOfDate(date)}; other dates may count from it, as T-14`],
    ...(kind === undefined ? [] : [[`kind: ${kind}`, kinds.join(' | ')] as const]),
  ];
  const width = Math.max(...fields.filter(([, comment]) => comment !== '').map(([field]) => field.length));
  const lines = fields.map(([field, comment]) => (comment === '' ? field : `${field.padEnd(width)}  # ${comment}`));
  const head = `${lines.join('\n')}\n`;
  const { note = '', body = '' } = (template && templateText(template.name)) ?? {};
  const [before, after] = body.split(MOTION) as [string, string?];
  if (motion === undefined) return joined(note + head, body);
  return after === undefined
    ? joined(note + head, body, `go_to_market:\n  motion: ${motion}\n`)
    : joined(note + head, `${before}  motion: ${motion}${after}`);
}

/** The motion of a template, up to what stands behind it. */
const MOTION = /^ {2}motion: \S+/m;

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
