import { isCancel, select, text } from '@clack/prompts';
import { parseDay, sayDays, type Day } from '../../plan/calendar.ts';
import { describeKey } from '../../schema/describe.ts';
import { launchSchema } from '../../schema/json-schema.ts';
import type { Dialogue } from '../io.ts';
import { faultOf, questions, weekdayOfDate, type PlanAnswers, type Question } from '../../engine/plan-answers.ts';

/**
 * Asks for what is not known yet.
 *
 * @param suggested what is chosen until the user chooses something else.
 * @returns undefined where the user broke it off.
 */
export async function ask(
  known: Partial<PlanAnswers>,
  suggested: Partial<PlanAnswers>,
  today: Day,
  dialogue: Dialogue,
): Promise<Partial<PlanAnswers> | undefined> {
  let answers = known;
  for (const question of questions) {
    if (answers[question] !== undefined) continue;
    const answer = await askOne(question, suggested[question], today, dialogue);
    if (isCancel(answer)) return undefined;
    if (answer !== '') answers = { ...answers, [question]: answer };
  }
  return answers;
}

function askOne(
  question: Question,
  suggested: string | undefined,
  today: Day,
  dialogue: Dialogue,
): Promise<string | symbol> {
  const validate = (answer = ''): string | undefined => faultOf(question, answer);
  const chosen = suggested === undefined ? {} : { initialValue: suggested };
  switch (question) {
    case 'name':
      return text({ message: 'What launches?', placeholder: 'Atlas Billing', validate, ...dialogue });
    case 'tier':
      return select({
        message: 'How much of the company takes part?',
        options: choices(['tier']),
        ...chosen,
        ...dialogue,
      });
    case 'stage':
      return select({
        message: 'How far is it open to customers then?',
        options: choices(['stage']),
        initialValue: suggested ?? 'ga',
        ...dialogue,
      });
    case 'date':
      return askForDate(today, dialogue);
    case 'owner':
      return text({
        message: 'Who is the one person responsible?',
        placeholder: 'ana@example.com',
        validate,
        ...dialogue,
      });
    case 'motion':
      return select({
        message: 'How does it reach the people who pay for it?',
        options: [...choices(['go_to_market', 'motion']), { value: '', label: 'not decided yet' }],
        ...dialogue,
      });
  }
}

/** The date, then whether its weekday is the one that was meant. */
async function askForDate(today: Day, dialogue: Dialogue): Promise<string | symbol> {
  for (;;) {
    const date = await text({
      message: 'When does it launch?',
      placeholder: '2027-03-10',
      validate: (answer = '') => faultOf('date', answer),
      ...dialogue,
    });
    if (isCancel(date)) return date;
    const left = (parseDay(date) ?? today) - today;
    const distance = left < 0 ? `${sayDays(-left)} ago` : left === 0 ? 'today' : `in ${sayDays(left)}`;
    const meant = await select({
      message: `That is a ${weekdayOfDate(date)}, ${distance}.`,
      options: [
        { value: true, label: 'Yes' },
        { value: false, label: 'Another day' },
      ],
      ...dialogue,
    });
    if (isCancel(meant)) return meant;
    if (meant) return date;
  }
}

/** The values that a place of the plan may have, in the words of its schema. */
function choices(path: readonly string[]): { value: string; label: string; hint: string }[] {
  const values = describeKey(launchSchema, path)?.values ?? [];
  return values.map(({ value, description }) => ({ value: String(value), label: String(value), hint: description }));
}
