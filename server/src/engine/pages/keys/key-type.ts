import type { Description } from '../../../schema/describe.ts';
import { isTask, type Key } from './keys.ts';

/** What may be written for a key, in words: "a list of people; one alone may stand without the list". */
export function typeInWords({ about, item }: Key): string {
  if (!about.isList) return one(about);
  const alone = about.types.some((type) => type !== 'array');
  const items = item === undefined ? 'values' : many(item);
  return `a list of ${items}${alone ? '; one alone may stand without the list' : ''}`;
}

function one(about: Description): string {
  if (about.isTask || isTask(about.keys)) return 'a task';
  return nounsOf(about)
    .map(([singular]) => singular)
    .join(', or ');
}

function many(about: Description): string {
  if (about.isTask || isTask(about.keys)) return 'tasks; a line of text is a task of that name';
  return nounsOf(about)
    .map(([, plural]) => plural)
    .join(' or ');
}

type Noun = readonly [singular: string, plural: string];

function nounsOf({ types, kind, values }: Description): readonly Noun[] {
  const group: readonly Noun[] = types.includes('object') ? [['a group of keys', 'groups of keys']] : [];
  const isScalar = types.length === 0 || types.some((type) => type !== 'object');
  return [...(isScalar ? [scalar(types, kind, values)] : []), ...group];
}

function scalar(types: Description['types'], kind: Description['kind'], values: Description['values']): Noun {
  if (values.length === 1) return [`\`${String(values[0]?.value)}\``, 'fixed values'];
  if (values.length > 1) return ['one of the values below', 'some of the values below'];
  if (kind !== undefined) return nounOfKind[kind];
  if (types.includes('boolean')) return ['true or false', 'true or false'];
  if (types.includes('string')) return ['text', 'texts'];
  if (types.includes('integer')) return ['a whole number', 'whole numbers'];
  return ['a number', 'numbers'];
}

const nounOfKind: Readonly<Record<NonNullable<Description['kind']>, Noun>> = {
  task: ['a task', 'tasks'],
  date: ['a day, a month, a quarter, or days from the launch such as `T-14`', 'days'],
  day: ['a day, or days from the launch such as `T-14`', 'days'],
  'absolute-date': ['a day such as `2027-03-10`, a month or a quarter', 'days such as `2027-03-10`'],
  'absolute-day': ['a day such as `2027-03-10`', 'days such as `2027-03-10`'],
  moment: ['a day, or a day with its time and zone', 'days'],
  time: ['an hour such as `09:00`, or the time from the start such as `+30m`', 'hours'],
  person: ['a person: an email address or an @handle', 'people'],
  path: ['a path in the repository, or a web address', 'paths in the repository or web addresses'],
  'plan-path': ['a path to another launch plan', 'paths to other launch plans'],
  gate: ['the name of a gate', 'names of gates'],
  'scope-id': ['the `id` of something in `scope`', 'ids of things in `scope`'],
  'step-id': ['the `id` of a rollout step', 'ids of rollout steps'],
  'milestone-id': ['the `id` of a milestone', 'ids of milestones'],
  'lint-id': ['the id of a lint', 'ids of lints'],
  expression: ['a condition in CEL', 'conditions in CEL'],
};
