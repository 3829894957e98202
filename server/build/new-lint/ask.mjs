import { isCancel, multiselect, select, text } from '@clack/prompts';
import { holds, kinds, questions } from './answers.mjs';

/**
 * Asks on the terminal for each answer that is not known yet.
 *
 * @returns the answers, or as a mistake that the user broke it off.
 */
export async function askFor(known, project) {
  const answers = { ...known };
  for (const { name, ask } of dialogue) {
    if (answers[name] !== undefined) continue;
    const answer = await ask(answers, project);
    if (answer === undefined) continue;
    if (isCancel(answer)) return { answers, mistakes: ['You stopped.'] };
    answers[name] = questions[name](answer, answers, project).value;
  }
  return { answers, mistakes: [] };
}

/** The questions in their order; one that does not arise after the answers so far asks nothing. */
const dialogue = [
  {
    name: 'id',
    ask: (...context) => write('id', context, 'Which flaw does it find, as area/flaw?', 'sales/no-demo'),
  },
  { name: 'asks', ask: () => select({ message: 'What does it ask for?', options: choices(kinds) }) },
  {
    name: 'key',
    ask: (...context) =>
      context[0].asks === 'approval'
        ? write('key', context, 'At which gate?', 'security')
        : write('key', context, 'Under which key of a section? It may be new.', 'legal.pen_test'),
  },
  {
    name: 'holds',
    ask: ({ asks, key }) =>
      key.shape === undefined && (asks === 'fact' || asks === 'condition')
        ? select({ message: `${key.text} is new. What does it hold?`, options: choices(holds) })
        : undefined,
  },
  { name: 'tiers', ask: askTiers },
  { name: 'lead', ask: askLead },
  {
    name: 'severity',
    ask: ({ lead }) =>
      lead === undefined
        ? select({
            message: 'How severe is it, on each day?',
            options: ['error', 'warning', 'info'].map((value) => ({ value })),
            initialValue: 'warning',
          })
        : undefined,
  },
  {
    name: 'sentence',
    ask: (...context) =>
      write('sentence', context, 'What is wrong when it reports, in one sentence?', 'The plan names no legal review.'),
  },
];

async function askTiers() {
  const chosen = await multiselect({
    message: 'Which launches does it ask?',
    options: [
      { value: '1', label: 'tier 1', hint: 'company-wide' },
      { value: '2', label: 'tier 2', hint: 'product line' },
      { value: '3', label: 'tier 3', hint: 'feature' },
    ],
    initialValues: ['1', '2'],
    required: true,
  });
  return isCancel(chosen) ? chosen : chosen.join(',');
}

async function askLead({ severity }) {
  if (severity !== undefined) return undefined;
  const answer = await text({
    message:
      'How many days before a tier 1 launch does it have to be in place? Leave it empty if the days do not matter.',
    placeholder: '30',
    validate: (answer = '') => (answer === '' ? undefined : questions.lead(answer).mistake),
  });
  return answer === '' ? undefined : answer;
}

function write(name, [answers, project], message, placeholder) {
  return text({ message, placeholder, validate: (answer = '') => questions[name](answer, answers, project).mistake });
}

function choices(words) {
  return Object.entries(words).map(([value, hint]) => ({ value, hint }));
}
