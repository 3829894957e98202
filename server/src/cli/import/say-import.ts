import { listed } from '../../text/listed.ts';
import { printable } from '../../text/printable.ts';
import { isNumericDate } from './date-of.ts';
import type { Found, FoundHead, FoundText } from './item.ts';
import type { Placed } from './place-tasks.ts';
import { UNPLACED } from './plan-file.ts';

/** So many of a list are shown; all of them are in the plan. */
const SHOWN = 20;
/** The longest piece of a text that is shown. */
const WIDTH = 70;

/** What became of a file, for people: how much went where, what found no place, and what is still to be written. */
export function sayImport(file: string, head: FoundHead, found: Found, { sections, unplaced }: Placed): string {
  const width = Math.max(0, ...[...sections.keys()].map((name) => name.length));
  const counts = [...sections].map(([name, tasks]) => `  ${name.padEnd(width)}  ${String(tasks.length)}\n`);
  const missing = (['name', 'owner', 'tier', 'stage', 'date'] as const).filter((key) => head[key] === undefined);
  return [
    `${file}: ${many(found.tasks.length, 'task')}.\n`,
    ...counts,
    ...list(
      unplaced.map(({ at, what }) => ({ at, text: what })),
      (count) =>
        `${many(count, 'task')} found no place. ${count === 1 ? 'It stands' : 'They stand'} under ${UNPLACED}: move each to the tasks of its section.`,
    ),
    ...list(
      found.unreadDates,
      (count) =>
        `${count === 1 ? 'This date' : `These ${String(count)} dates`} can be more than one day or none, and ${count === 1 ? 'stays' : 'stay'} a text.${found.unreadDates.some(({ text }) => isNumericDate(text)) ? ' Say with --dates what comes first, the day or the month.' : ''}`,
    ),
    ...list(
      found.rest,
      (count) =>
        `${many(count, 'text')} that ${count === 1 ? 'is' : 'are'} no task ${count === 1 ? 'stands' : 'stand'} as a comment at the end.`,
    ),
    ...columns(found.columns),
    ...(missing.length === 0 ? [] : [`Still to write: ${listed(missing, 'and')}.\n`]),
  ].join('');
}

function many(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}

function list(texts: readonly FoundText[], title: (count: number) => string): readonly string[] {
  if (texts.length === 0) return [];
  const width = Math.max(...texts.slice(0, SHOWN).map(({ at }) => at.length));
  const more = texts.length - SHOWN;
  return [
    `${title(texts.length)}\n`,
    ...texts.slice(0, SHOWN).map(({ at, text }) => `  ${at.padEnd(width)}  ${excerpt(text)}\n`),
    ...(more > 0 ? [`  and ${String(more)} more\n`] : []),
  ];
}

function excerpt(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, ' ').trim());
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}

function further(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  return `; ${what}: ${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? ' …' : ''}`;
}

/** What was made of the columns, so that people see what to change with `--map`. */
function columns(all: Found['columns']): readonly string[] {
  if (all.length === 0) return [];
  const read = all
    .filter(([, use]) => use !== 'notes' && use !== 'skip')
    .map(([name, use]) => `${excerpt(name)}=${use}`);
  const notes = [...new Set(all.filter(([, use]) => use === 'notes').map(([name]) => excerpt(name)))];
  const skipped = [...new Set(all.filter(([, use]) => use === 'skip').map(([name]) => excerpt(name)))];
  return [
    `Columns: ${read.join(', ')}${further('as notes', notes)}${further('left out', skipped)}. Change that with --map, such as --map "${excerpt(all.at(-1)?.[0] ?? '')}=section".\n`,
  ];
}
