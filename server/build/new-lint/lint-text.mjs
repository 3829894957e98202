import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { planPart, under } from './plans.mjs';

/** By what is asked for: why it matters, as its message says it and as its page does. */
const reasons = {
  task: {
    because: 'Work that is not in the plan is not done on the day of the launch.',
    why: 'Work that is not in the plan is rarely done in time. Weeks ahead it costs a line in the plan; on the last day it costs the launch date.',
  },
  fact: {
    because: 'When it is not written down, each team understands something else.',
    why: 'When it is not written down, each team understands something else, and customers are the first to see the difference. One line in the plan settles it.',
  },
  day: {
    because: 'Without a day nobody can tell whether it comes in time.',
    why: 'A day in the plan is something that people can rely on: it shows whether this happens, and whether it happens early enough to change anything.',
  },
  approval: {
    because: 'An open decision can stop the launch on its last day.',
    why: 'An open decision can stop the launch on its last day, when everything else is ready. Early on, the same objection costs a conversation.',
  },
  condition: {
    because: '',
    why: 'Each reader of the plan knows one part of it, so nobody sees when two parts do not fit. Before the launch it is a line to change; afterwards it is a broken promise.',
  },
};

/** The source of a new lint. */
export async function lintText(about, project) {
  const { id, asks, tiers, sentence, key, good, bad } = about;
  const text = asks === 'condition' ? condition(about) : asking(about);
  const examples = { bad: planPart(under(key, bad)) || 'status: planned\n', good: planPart(under(key, good)) };
  const source = `${text.imports}

export default lint({
  since: ${quoted(project.version)},
  summary: ${quoted(sentence)},
  tiers: [${tiers.join(', ')}],
  timing: ${timing(about)},
  needs: ${quoted(key.text)},
  why: ${inLines(reasons[asks].why)},
  origin: { source: 'a launch of our own' },${asks === 'condition' ? '' : "\n  fix: 'offer',"}
  bad: { plan: ${quoted(examples.bad)} },
  good: { plan: ${quoted(examples.good)} },
  ${text.check}
});
${text.below ?? ''}`;
  const file = fileURLToPath(new URL(`../../src/lints/${id}.ts`, import.meta.url));
  return format(source, { ...(await resolveConfig(file)), filepath: file });
}

function timing({ lead, severity }) {
  return lead === undefined ? `{ kind: 'fixed', severity: '${severity}' }` : `{ kind: 'lead', days: ${lead} }`;
}

const asksFor = { task: 'asksForTask', fact: 'asksForFact', day: 'asksForDay', approval: 'asksForApproval' };

function asking({ asks, key, thing, plural, sentence }) {
  const call = key.shape?.kind === 'list' && asks === 'task' ? 'asksForTasks' : asksFor[asks];
  const wording = `{
      thing: ${quoted(thing)},${plural ? '\n      plural: true,' : ''}
      missing: ${quoted(sentence)},
      because: ${quoted(reasons[asks].because)},
    }`;
  const of = asks === 'approval' ? `plan, ${quoted(key.gate)}` : `${key.section}.${key.key}`;
  return {
    imports: `import { ${call} } from '../claim.ts';\nimport { lint } from '../lint.ts';`,
    check: `check: (${asks === 'approval' ? 'plan' : `{ ${key.section} }`}) => [${call}(${of}, ${wording})],`,
  };
}

function condition({ key, thing, sentence, test, lead }) {
  const message = `${sentence} Change ${thing}, or waive this with a reason.`;
  const state = lead === undefined ? '' : ", { state: 'missing' }";
  const fact = `${key.section}.${key.key}`;
  const tested = test.source.replaceAll('FACT', fact);
  const of = test.isDay ? `{ ${key.section} }, { calendar: { launch } }` : `{ ${key.section} }`;
  const facts = [test.isFact ? '' : 'given', tested.includes('taskIn') ? 'taskIn' : '', test.isFact ? 'isSaid' : ''];
  const used = facts.filter((name) => name !== '').sort();
  return {
    imports: [
      ...(test.isDay ? ["import type { Day } from '../../plan/calendar.ts';"] : []),
      ...(test.isDay ? ["import { dayMeant, type DateRef } from '../../plan/date-ref.ts';"] : []),
      `import { ${used.join(', ')} } from '../../plan/fact.ts';`,
      "import { fails, holds } from '../claim.ts';",
      "import { lint } from '../lint.ts';",
    ].join('\n'),
    check: `check: (${of}) => {
      ${test.isFact ? `if (!isSaid(${fact})) return [];` : `const value = given(${fact});\nif (value === undefined) return [];`}
      // ${test.why}
      return [${tested} ? holds(${fact}.at) : fails(${fact}.at, ${quoted(message)}${state})];
    },`,
    below: test.isDay
      ? `
/** Whether a day lies before the launch; where the launch has no valid date, nothing says that it does not. */
function isBeforeLaunch(date: DateRef, launch: Day | undefined): boolean {
  const day = dayMeant(date, launch);
  return day === undefined || launch === undefined || day < launch;
}
`
      : '',
  };
}

function quoted(text) {
  return JSON.stringify(text);
}

/** A text as a template literal over several lines, as the reasons of lints are written. */
function inLines(text) {
  const lines = [''];
  for (const word of text.replaceAll(/[\\`]|\$\{/g, String.raw`\$&`).split(' ')) {
    const line = lines.at(-1);
    if (line.length + word.length > 115) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return `\`${lines.join('\n')}\``;
}
