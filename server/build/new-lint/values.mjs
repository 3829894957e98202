/** The day of the launch in every plan that is made here. */
const LAUNCH = '2027-03-10';
const DAY = 86_400_000;

/** The day so many days before the launch, as `2027-02-08`. */
export function before(days) {
  return new Date(Date.parse(LAUNCH) - days * DAY).toISOString().slice(0, 10);
}

/**
 * What a new lint accepts and reports under its key.
 *
 * @returns `type`: what the key holds, where it is new; `good` and `bad`: values, the bad one for a condition only;
 *   `test`: the source of what a condition asks of a `value`; `examples` for the schema.
 */
export function valuesOf(answers, project) {
  const { asks, key, holds, lead = 0 } = answers;
  const done = { owner: 'lee@example.com', done: before(lead + 10) };
  if (asks === 'approval') {
    return { good: { gate: key.gate, by: 'vp@example.com', decision: 'approved', on: before(lead + 10) } };
  }
  const type = asks === 'task' || asks === 'day' ? asks : (holds ?? (asks === 'fact' ? 'text' : 'yes-no'));
  if (asks === 'condition') {
    const { good, bad, test } = key.shape === undefined ? judged[type](key) : judgedShape(key, project);
    return { type, good, bad, test, examples: [good] };
  }
  if (asks === 'task') return { type, good: taskFor(key, done), examples: [{ owner: 'lee@example.com', due: 'T-30' }] };
  if (asks === 'day') return { type, good: before(lead + 10), examples: ['T-30'] };
  const good = key.shape === undefined ? given[type](key) : exampleOf(key, project);
  return { type, good, examples: [good] };
}

/** A task that is done; in a list, with a name where its items have one. */
function taskFor({ key, shape }, done) {
  if (shape?.kind !== 'list') return done;
  const named = Object.keys(shape.item.fields ?? {}).find((name) => ['name', 'what', 'id'].includes(name));
  return [{ ...(named !== undefined && { [named]: sayKey(key) }), ...done }];
}

/** By what a new key holds: a value that a fact may have. */
const given = {
  text: ({ key }) => `${sayKey(key)} of Atlas Billing`,
  texts: ({ key }) => [`The first of the ${key.replaceAll('_', ' ')}`],
  number: () => 12,
  'yes-no': () => true,
  day: () => 'T-30',
};

/** By what a key holds: what a condition starts with. The source is an expression over a `value`. */
const judged = {
  text: ({ key }) => ({
    good: `${sayKey(key)}, as customers know it`,
    bad: 'later',
    test: { source: "value.includes(' ')", why: 'A single word says too little.' },
  }),
  texts: ({ key }) => ({
    good: [`The first of the ${key.replaceAll('_', ' ')}`, 'And a second'],
    bad: ['The only one'],
    test: { source: 'value.length > 1', why: 'One alone is too few.' },
  }),
  number: () => ({ good: 12, bad: 0, test: { source: 'value > 0', why: 'Nothing is too little.' } }),
  'yes-no': () => ({ good: true, bad: false, test: { source: 'value', why: 'It has to be true.' } }),
  day: () => ({
    good: 'T-7',
    bad: 'T+7',
    test: { source: 'isBeforeLaunch(value, launch)', why: 'It has to be before the launch.', isDay: true },
  }),
};

/** What a condition starts with over a key that there is: by how the plan reads it. */
function judgedShape(named, project) {
  const { shape } = named;
  switch (shape.kind) {
    case 'boolean':
      return judged['yes-no']();
    case 'number':
      return judged.number();
    case 'text':
      return judged.text(named);
    case 'date':
    case 'moment':
      return judged.day();
    case 'word': {
      const [bad, good] = shape.words;
      return { good, bad, test: { source: `value !== '${bad}'`, why: `${bad} is not enough.` } };
    }
    case 'list': {
      const [item] = [exampleOf(named, project)].flat();
      return { ...judged.texts(named), good: [item, item], bad: [item] };
    }
    default:
      // Of a task, a record or a map, what can be asked first is whether it has a day or is there already.
      return {
        good: shape.kind === 'task' ? { due: 'T-7' } : exampleOf(named, project),
        bad: shape.kind === 'task' ? 'todo' : { owner: 'lee@example.com', due: 'T-7' },
        test:
          shape.kind === 'task'
            ? { source: "taskIn(FACT)?.due.kind === 'given'", why: 'It has no day.', isFact: true }
            : { source: "FACT.kind === 'given'", why: 'It is only planned.', isFact: true },
      };
  }
}

/** The first example of the schema that gives the thing itself, and not the task that will bring it. */
function exampleOf({ section, key, text }, { describe }) {
  const examples = describe([section, key])?.examples ?? [];
  const example = examples.find((value) => typeof value !== 'object' || !('due' in value || 'status' in value));
  if (example === undefined) throw new Error(`The schema has no example of ${text} that gives the thing itself`);
  return example;
}

function sayKey(key) {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
