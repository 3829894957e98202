import type { TaskStatus } from '../../plan/fact.ts';
import { dateOf, dayOf, isNoDate, type DateOrder } from './date-of.ts';
import { ownerOf } from './owner-of.ts';
import { statusOf } from './status-of.ts';

/** What a line of a checklist says beside its title. */
export interface TitleFields {
  readonly what: string;
  readonly owner?: string | undefined;
  readonly due?: string;
  readonly status?: TaskStatus;
  readonly done?: string;
}

type Fields = { -readonly [K in keyof Omit<TitleFields, 'what'>]: TitleFields[K] };

const PERSON = String.raw`@[\w.-]*\w(?:/[\w.-]+)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const PEOPLE = String.raw`(?:${PERSON})(?:(?:\s*(?:,|&)\s*|\s+(?:and\s+)?)(?:${PERSON}))*`;
const OWNER_KEY = '(?:owners?|assignees?|members?|assigned to|dri|who|responsible|lead|person)';
const DUE_KEY = '(?:due(?: date| by| on)?|deadline|by|when|date|on|target(?: date)?|📅|🗓️?|⏰|⏳)';
const DONE_KEY = '(?:done(?: on)?|completed(?: on)?|finished(?: on)?|✅|✔️?)';

const LEADING_PERSON = new RegExp(String.raw`^(?:${PEOPLE})(?:\s*[:–—-]\s+|\s+)(?=\S)`);
const LEADING_DATE = /^[[(]?([TLD] ?[-+−–] ?\d{1,3}[dw]?|\d{4}-\d{2}-\d{2})[\])]?\s*[:–—-]?\s+(?=\S)/i;
const TRAILING_GROUP = /\s*[([{]([^()[\]{}]*)[)\]}]\s*$/;
const TRAILING_PEOPLE = new RegExp(String.raw`(?:^|\s|[-–—|,;:(])\s*(${PEOPLE})\s*$`);
const TRAILING_OWNER = new RegExp(String.raw`(?:^|\s|[-–—|,;])\s*${OWNER_KEY}\s*[:=]\s*([^,;|:=]{1,80})$`, 'i');
const TRAILING_DUE = new RegExp(String.raw`(?:^|\s|[-–—|,;])\s*${DUE_KEY}(?:\s*[:=]\s*|\s+)(\S[^;|:=]{0,40})$`, 'iu');
const TRAILING_DONE = new RegExp(String.raw`(?:^|\s|[-–—|,;])\s*${DONE_KEY}(?:\s*[:=]\s*|\s+)(\S[^;|:=]{0,40})$`, 'iu');
const TRAILING_DATE = /\s+[-–—|,:→]+\s*(\S[^|]{2,40})$/;
/** The number of an issue stays in the title, and who and when may stand before it. */
const TRAILING_ISSUE = /\s(?:#\d+|[A-Z][A-Z0-9]+-\d+)$/;
/** A title is longer than these by far, and no line of a page of text is looked at for them. */
const LONGEST = 500;

/**
 * Takes from a line what it says at its ends about who and when: `@lee: Write the post (due 12 March 2027)`. What stands
 * in the middle of a sentence stays in it.
 */
export function titleFields(line: string, order?: DateOrder): TitleFields {
  const whole = line.trim().replaceAll(/\s+/g, ' ');
  if (whole.length > LONGEST) return { what: whole };
  const fields: Fields = {};
  const [issue = ''] = TRAILING_ISSUE.exec(whole) ?? [];
  let what = whole.slice(0, whole.length - issue.length);
  const people = LEADING_PERSON.exec(what);
  if (people !== null) {
    fields.owner = people[0].replace(/\s*[:–—-]?\s+$/, '').trim();
    what = what.slice(people[0].length);
  }
  const date = LEADING_DATE.exec(what);
  const due = date?.[1] === undefined ? undefined : dateOf(date[1].replaceAll(/\s/g, ''), order);
  if (date !== null && due !== undefined) {
    fields.due = due;
    what = what.slice(date[0].length);
  }
  for (;;) {
    const shorter = withoutEnd(what, fields, order);
    if (shorter === undefined || shorter === '') return { what: tidy(what) + issue, ...fields };
    what = shorter;
  }
}

/** What a line such as “Due: 12 March 2027” below a task says of it; undefined where it is a note. */
export function fieldIn(line: string, order?: DateOrder): Omit<TitleFields, 'what'> | undefined {
  const fields: Fields = {};
  return /[:=]/.test(line) && line.length <= LONGEST && partOf(line.trim(), order, fields) ? fields : undefined;
}

function tidy(text: string): string {
  return text.replace(/\s*[-–—|,;:→]+$/, '').trim() || text;
}

/** The line without what its end says; undefined where that is a part of the title. */
function withoutEnd(text: string, fields: Fields, order: DateOrder | undefined): string | undefined {
  const group = TRAILING_GROUP.exec(text);
  if (group?.[1] !== undefined && takeGroup(group[1], fields, order)) return text.slice(0, group.index);
  const people = TRAILING_PEOPLE.exec(text);
  if (
    people?.[1] !== undefined &&
    fields.owner === undefined &&
    !/\b(?:ask|with|from|to|by|for|and|cc)$/i.test(tidy(text.slice(0, people.index)))
  ) {
    fields.owner = people[1];
    return tidy(text.slice(0, people.index));
  }
  for (const [pattern, key] of [
    [TRAILING_OWNER, 'owner'],
    [TRAILING_DONE, 'done'],
    [TRAILING_DUE, 'due'],
    [TRAILING_DATE, 'due'],
  ] as const) {
    const found = pattern.exec(text);
    if (found?.[1] === undefined || fields[key] !== undefined) continue;
    const value = read(key, found[1], order);
    if (value === undefined) continue;
    fields[key] = value;
    return tidy(text.slice(0, found.index));
  }
  return undefined;
}

function read(key: 'owner' | 'due' | 'done', text: string, order: DateOrder | undefined): string | undefined {
  if (key === 'owner') return ownerOf(text);
  return key === 'due' ? dateOf(text, order) : dayOf(text, order);
}

/** Takes what stands in brackets, such as `owner: Lee, due: 2027-03-10`, where each part of it says one of these. */
function takeGroup(inside: string, fields: Fields, order: DateOrder | undefined): boolean {
  const found: Fields = {};
  // A date may hold a comma, so a part ends where the next one begins with what it is.
  const parts = inside.split(NEXT_KEY).map((part) => part.trim());
  if (!parts.every((part) => partOf(part, order, found))) {
    const pieces = inside.split(/[,;|]/).map((part) => part.trim());
    if (pieces.length < 2 || !pieces.every((part) => partOf(part, order, found))) return false;
  }
  for (const key of ['owner', 'due', 'status', 'done'] as const) {
    if (found[key] !== undefined && fields[key] !== undefined) return false;
  }
  Object.assign(fields, found);
  return true;
}

const NEXT_KEY = new RegExp(String.raw`[,;|]\s*(?=(?:${OWNER_KEY}|${DUE_KEY}|${DONE_KEY}|status)\s*[:=])`, 'iu');
const PERSON_ONLY = new RegExp(`^${PEOPLE}$`);

function partOf(part: string, order: DateOrder | undefined, found: Fields): boolean {
  const [, key = '', value = ''] = /^([\p{L} ]{2,15}?)\s*[:=]\s*(.+)$/u.exec(part) ?? [];
  const isKey = (pattern: string): boolean => new RegExp(`^${pattern}$`, 'iu').test(key);
  if (value !== '' && isKey(OWNER_KEY)) found.owner = ownerOf(value);
  else if (value !== '' && isKey(DUE_KEY)) {
    const date = dateOf(value, order);
    if (date === undefined && !isNoDate(value)) return false;
    if (date !== undefined) found.due = date;
  } else if (value !== '' && /^status$/i.test(key)) {
    const status = statusOf(value);
    if (status === undefined) return false;
    found.status = status;
  } else if (PERSON_ONLY.test(part)) found.owner = part;
  else {
    const due = dateOf(part.replace(new RegExp(`^${DUE_KEY}\\s+`, 'iu'), ''), order);
    const status = /^(?:done|wip|in progress|blocked|todo|n\/a)$/i.test(part) ? statusOf(part) : undefined;
    if (due !== undefined) found.due = due;
    else if (status !== undefined) found.status = status;
    else return false;
  }
  return true;
}
