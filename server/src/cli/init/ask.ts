import { isCancel, select, text } from '@clack/prompts';
import { parseDay, sayDays, type Day } from '../../plan/calendar.ts';
import { describeKey } from '../../schema/describe.ts';
import { launchSchema } from '../../schema/json-schema.ts';
import type { Dialogue } from '../io.ts';
import { templates } from '../../engine/templates/plan-template.ts';
import { settled, suggestedBy, type InitOptions } from './init-options.ts';
import { doubtAbout, faultOf, questions, weekdayOfDate, type Question } from '../../engine/plan-answers.ts';
import { printable } from '../../text/printable.ts';

/** What is known without asking. */
interface Known {
  readonly today: Day;
  /** Whom git knows the user as. */
  readonly you: string | undefined;
}

/**
 * Asks for what is not known yet.
 *
 * @returns undefined where the user broke it off.
 */
export async function ask(given: InitOptions, known: Known, dialogue: Dialogue): Promise<InitOptions | undefined> {
  let answers = given;
  for (const question of withTemplate) {
    if (answers[question] !== undefined) continue;
    const suggested = question === 'template' ? undefined : suggestedBy(answers)[question];
    const answer = await askOne(question, suggested, known, dialogue);
    if (isCancel(answer)) return undefined;
    if (answer !== '') answers = settled({ ...answers, [question]: answer });
  }
  return answers;
}

/** The template comes right behind the name: it settles some of what would be asked later. */
const withTemplate: readonly (Question | 'template')[] = questions.flatMap((question) =>
  question === 'name' ? [question, 'template'] : [question],
);

function askOne(
  question: Question | 'template',
  suggested: string | undefined,
  { today, you }: Known,
  dialogue: Dialogue,
): Promise<string | symbol> {
  const chosen = suggested === undefined ? {} : { initialValue: suggested };
  switch (question) {
    case 'name':
      return text({
        message: 'What launches?',
        placeholder: 'Atlas Billing',
        validate: (answer = '') => faultOf('name', answer),
        ...dialogue,
      });
    case 'template':
      return select({ message: 'What does the plan start from?', options: templateChoices(), ...dialogue });
    case 'kind':
      return select({
        message: 'What kind of launch is it?',
        options: choices(['kind']),
        initialValue: 'product',
        ...dialogue,
      });
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
      return askForOwner(you, dialogue);
    case 'motion':
      return select({
        message: 'How does it reach the people who pay for it?',
        options: [...choices(['go_to_market', 'motion']), { value: '', label: 'not decided yet' }],
        ...dialogue,
      });
  }
}

/** The owner; somebody who only presses Enter is the owner. */
function askForOwner(you: string | undefined, dialogue: Dialogue): Promise<string | symbol> {
  const message = 'Who is the one person responsible?';
  if (you === undefined) {
    const validate = (answer = ''): string | undefined => faultOf('owner', answer);
    return text({ message, placeholder: 'ana@example.com', validate, ...dialogue });
  }
  return text({
    message: `${message} Press Enter if it is you, ${printable(you)}.`,
    placeholder: printable(you),
    defaultValue: you,
    validate: (answer = '') => (answer === '' ? undefined : faultOf('owner', answer)),
    ...dialogue,
  });
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
    const doubt = doubtAbout(date, today);
    const meant = await select({
      message: `${weekdayOfDate(date)}, ${distance}.${doubt === undefined ? '' : ` ${doubt}`}`,
      options: [
        { value: true, label: 'Yes, that is the day' },
        { value: false, label: 'Another day' },
      ],
      initialValue: doubt === undefined,
      ...dialogue,
    });
    if (isCancel(meant)) return meant;
    if (meant) return date;
  }
}

/** The values that a place of the plan may have, each with what it means, in the words of its schema. */
function choices(path: readonly string[]): { value: string; label: string }[] {
  const values = describeKey(launchSchema, path)?.values ?? [];
  return explained(values.map(({ value, description }) => [String(value), description] as const));
}

function templateChoices(): { value: string; label: string }[] {
  const named = explained(templates.map(({ name, about }) => [name, `for ${about}`] as const));
  return [{ value: '', label: 'only the fields that every plan has' }, ...named];
}

/** Options with what each means behind it. As a hint, only that of the option under the cursor would show. */
function explained(
  options: readonly (readonly [value: string, meaning: string])[],
): { value: string; label: string }[] {
  const width = Math.max(...options.map(([value]) => value.length));
  return options.map(([value, meaning]) => ({ value, label: `${value.padEnd(width)}  ${meaning}` }));
}
