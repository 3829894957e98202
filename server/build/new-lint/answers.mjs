import { parseArgs } from 'node:util';

export const kinds = {
  task: 'work that somebody does by some day',
  fact: 'something that the plan says: a text, a number, a list',
  day: 'a day on which something happened or will happen',
  approval: 'a decision of a person at a gate',
  condition: 'what the plan says has to fit',
};

/** What a new key may hold, if it is neither a task nor a day. */
export const holds = {
  text: 'a line or a paragraph',
  texts: 'a list of lines',
  number: 'a number, zero or more',
  'yes-no': 'true or false',
  day: 'a day',
};

export const help = `Starts a lint that passes all checks. On a terminal it asks for what is not given.

  npm run new-lint -- area/flaw --asks KIND --key KEY --tiers 1,2 --lead N|--severity S --sentence TEXT

  area/flaw         its id; it names the flaw, as people write it where they allow one: sales/no-demo
  --asks KIND       what it asks for:
${table(kinds)}
  --key KEY         the key of a section, as legal.pen_test, which may be new; for an approval its gate, as security
  --tiers 1,2       the tiers of launches that it asks: 1 company-wide, 2 product line, 3 feature
  --lead N          days before a tier 1 launch by which the thing has to be in place; other tiers have less
  --severity S      error, warning or info on each day, in place of a lead
  --sentence TEXT   what is wrong when it reports, as a sentence of the plan: 'The plan names no legal review.'
  --holds TYPE      what a new key holds, for a fact (text unless given) or a condition (yes-no unless given):
${table(holds)}`;

function table(words) {
  return Object.entries(words)
    .map(([word, meaning]) => `                      ${word.padEnd(10)} ${meaning}`)
    .join('\n');
}

/**
 * Reads the command line of `npm run new-lint`.
 *
 * @returns the answers that were given, the mistakes in them, and for each answer that is missing a sentence.
 */
export function fromFlags(args, project) {
  let parsed;
  try {
    const text = { type: 'string' };
    const options = { asks: text, key: text, tiers: text, lead: text, severity: text, sentence: text, holds: text };
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return { answers: {}, mistakes: [error.message], missing: [] };
  }
  const [id, ...rest] = parsed.positionals;
  const given = { id, ...parsed.values };
  const mistakes = rest.length > 0 ? [`There is one lint at a time; ${rest.join(', ')} is one too many.`] : [];
  const answers = {};
  for (const name of order) {
    if (given[name] === undefined) continue;
    const { value, mistake } = questions[name](given[name], answers, project);
    if (mistake === undefined) answers[name] = value;
    else mistakes.push(mistake);
  }
  if (given.lead !== undefined && given.severity !== undefined) {
    mistakes.push('Give --lead or --severity: a lint with a lead takes its severity from the days that are left.');
  }
  return { answers, mistakes, missing: missingIn(given) };
}

const order = ['id', 'asks', 'key', 'tiers', 'lead', 'severity', 'sentence', 'holds'];

function missingIn(given) {
  const missing = ['id', 'asks', 'key', 'tiers', 'sentence'].filter((name) => given[name] === undefined);
  if (given.lead === undefined && given.severity === undefined) missing.push('lead or --severity');
  return missing.map((name) =>
    name === 'id' ? 'Name the lint for its flaw, as area/flaw: sales/no-demo.' : `Give --${name}.`,
  );
}

/** By name: reads one answer, with those before it. It gives the value, or what is wrong with the answer. */
export const questions = {
  id(text, _, { ids }) {
    if (!/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/.test(text)) {
      return {
        mistake: `“${text}” is not the id of a lint. An id is an area and a flaw in small letters: sales/no-demo.`,
      };
    }
    return ids.includes(text) ? { mistake: `There is a lint ${text} already.` } : { value: text };
  },
  asks: (text) => oneOf('asks', text, Object.keys(kinds)),
  key(text, { asks }, project) {
    return asks === 'approval' ? gate(text) : keyOfSection(text, asks, project);
  },
  tiers(text) {
    const tiers = [...new Set(text.split(/[\s,]+/).filter((tier) => tier !== ''))].sort();
    const fits = tiers.length > 0 && tiers.every((tier) => ['1', '2', '3'].includes(tier));
    return fits ? { value: tiers.map(Number) } : { mistake: `--tiers takes 1, 2 and 3, as 1,2; not “${text}”.` };
  },
  lead(text) {
    const fits = /^\d{1,3}$/.test(text) && Number(text) > 0;
    return fits ? { value: Number(text) } : { mistake: `--lead takes a number of days from 1 to 999; not “${text}”.` };
  },
  severity: (text) => oneOf('severity', text, ['error', 'warning', 'info']),
  sentence(text) {
    const said = text.trim().replaceAll(/\s+/g, ' ');
    if (!/^\S+( \S+)+$/.test(said)) return { mistake: '--sentence takes a whole sentence that says what is wrong.' };
    const whole = /[.!?]$/.test(said) ? said : `${said}.`;
    return { value: whole.charAt(0).toUpperCase() + whole.slice(1) };
  },
  holds(text, { asks, key }) {
    if (asks !== undefined && asks !== 'fact' && asks !== 'condition') {
      return {
        mistake: `--holds is for a fact or a condition: a new key of a lint that asks for a ${asks} holds that.`,
      };
    }
    if (key?.shape !== undefined) return { mistake: `--holds is for a new key, and ${key.text} is known already.` };
    return oneOf('holds', text, Object.keys(holds));
  },
};

function oneOf(name, text, words) {
  return words.includes(text)
    ? { value: text }
    : { mistake: `--${name} is one of ${words.join(', ')}; not “${text}”.` };
}

/** The gate of an approval, by its name or as the catalogue writes it. */
function gate(text) {
  const name = /^approvals\[gate=(.+)\]$/.exec(text)?.[1] ?? text;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    return { mistake: `“${text}” is not a gate. A gate is a name in small letters: go-no-go, security.` };
  }
  return { value: { text: `approvals[gate=${name}]`, gate: name, section: 'approvals' } };
}

/** A key of a section, which may be new, with how it is read where it is not. */
function keyOfSection(text, asks, project) {
  const [section, key, ...deeper] = text.split('.');
  if (key === undefined || deeper.length > 0) {
    return {
      mistake: `“${text}” is not a key of a section. Write a section and a key: legal.pen_test. A key below that, or one of the plan itself, starts from a key of a section: change the file afterwards.`,
    };
  }
  if (!project.sections.includes(section)) {
    return { mistake: `There is no section ${section}; there are ${project.sections.join(', ')}.` };
  }
  if (!/^[a-z]+(_[a-z]+)*$/.test(key)) {
    return { mistake: `“${key}” is not a key. A key is words in small letters, joined by underscores: pen_test.` };
  }
  const shape = project.shapeOf(section, key);
  const fits = shape === undefined || asks === undefined ? undefined : asksFor(shape);
  if (fits !== undefined && asks !== 'condition' && asks !== fits) {
    return { mistake: `${text} holds a ${fits}: give --asks ${fits}, or condition.` };
  }
  return { value: { text, section, key, shape } };
}

/** The kind of lint that asks for what a key holds. */
function asksFor(shape) {
  if (shape.kind === 'task' || (shape.kind === 'list' && shape.item.kind === 'task')) return 'task';
  return shape.kind === 'date' || shape.kind === 'moment' ? 'day' : 'fact';
}
