import { quoteScalar } from '../syntax/edit/quote-scalar.ts';
import { stages, tiersInWords } from '../plan/words.ts';
import { weekdayOfDate, type PlanAnswers } from './plan-answers.ts';

/** The text of a new plan: the required fields, each with a word on what it means; the owner may be left to write. */
export function planText(answers: Omit<PlanAnswers, 'owner'> & Partial<Pick<PlanAnswers, 'owner'>>): string {
  const { name, tier, stage, date, owner, motion } = answers;
  const fields: readonly (readonly [string, string])[] = [
    ['launch_plan: 1', 'version of the format; marks this file as a launch plan'],
    [`name: ${quoteScalar(name)}`, ''],
    [`owner: ${owner === undefined ? '' : quoteScalar(owner)}`, 'the one person who is responsible'],
    [`tier: ${tier}`, tiersInWords],
    [`stage: ${stage}`, stages.join(' | ')],
    [`date: ${date}`, `${weekdayOfDate(date)}; other dates may count from it, as T-14`],
  ];
  const width = Math.max(...fields.filter(([, comment]) => comment !== '').map(([field]) => field.length));
  const lines = fields.map(([field, comment]) => (comment === '' ? field : `${field.padEnd(width)}  # ${comment}`));
  const selling = motion === undefined ? [] : ['', 'go_to_market:', `  motion: ${motion}`];
  return `${[...lines, ...selling].join('\n')}\n`;
}
