import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import { printable, printableLine } from '../../text/printable.ts';
import { stages, tiersInWords } from '../../plan/words.ts';
import type { Placed } from './place-tasks.ts';
import type { FoundHead, FoundTask, FoundText } from './item.ts';

/** The parts of a plan. */
export interface PlanParts {
  readonly head: FoundHead;
  readonly placed: Placed;
  readonly rest: readonly FoundText[];
  /** What the plan was made from, as people call it. */
  readonly source: string;
}

/** Where tasks stand that belong to no section; keys that begin with `x-` are the organisation's own. */
export const UNPLACED = 'x-unplaced';

/** The text of a plan. What the file did not say of the launch is `TBD`, which counts as missing. */
export function* planLines({ head, placed, rest, source }: PlanParts): Generator<string> {
  const field = (key: 'name' | 'owner'): string => (head[key] === undefined ? 'TBD' : quoteScalar(head[key]));
  const required: readonly (readonly [string, string])[] = [
    ['launch_plan: 1', 'version of the format; marks this file as a launch plan'],
    [`name: ${field('name')}`, ''],
    [`owner: ${field('owner')}`, 'the one person who is responsible'],
    [`tier: ${head.tier ?? 'TBD'}`, tiersInWords],
    [`stage: ${head.stage ?? 'TBD'}`, stages.join(' | ')],
    [`date: ${head.date ?? 'TBD'}`, 'the launch date, such as 2027-03-10; other dates may count from it, as T-14'],
  ];
  const width = Math.max(...required.filter(([, why]) => why !== '').map(([text]) => text.length));
  yield `# Made from ${printable(source)} by \`launchplan import\`.\n`;
  for (const [text, why] of required) {
    yield why === '' ? `${text}\n` : `${text.padEnd(Math.min(width, 40))}  # ${why}\n`;
  }
  if (head.summary !== undefined) yield `summary: ${scalar(head.summary, '  ')}\n`;
  for (const [section, tasks] of placed.sections) {
    yield `\n${section}:\n  tasks:\n`;
    for (const task of tasks) yield taskLines(task, '    ');
  }
  if (placed.unplaced.length > 0) {
    yield `\n# Nothing says which department does these. Move each to the tasks of its section, or to the key that asks for it:\n`;
    yield `# no check looks at them here.\n${UNPLACED}:\n`;
    for (const task of placed.unplaced) yield taskLines(task, '  ');
  }
  if (rest.length > 0) yield '\n# What else the file says:\n';
  for (const { at, text } of rest) {
    const [first = '', ...others] = text.split('\n').map(printable);
    yield [`# - ${at}: ${first}`, ...others.map((line) => `#   ${line}`)].map((line) => `${line.trimEnd()}\n`).join('');
  }
}

function taskLines(task: FoundTask, indent: string): string {
  const isDone = task.status === 'done' && task.done !== undefined;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['what', task.what],
    ['owner', task.owner],
    ['due', task.due],
    ['status', isDone || task.status === 'todo' ? undefined : task.status],
    ['done', task.done],
    ['reason', task.reason],
    ['evidence', task.evidence],
    ['notes', task.notes.length === 0 ? undefined : task.notes.join('\n')],
  ];
  const lines = fields.flatMap(([key, text]) =>
    text === undefined ? [] : [`${key}: ${scalar(text, `${indent}    `)}`],
  );
  return `${indent}- ${lines.join(`\n${indent}  `)}\n`;
}

/** A text as a value: lines as they are where they can be shown, else in quotation marks. */
function scalar(text: string, indent: string): string {
  if (!text.includes('\n')) return quoteScalar(text);
  const lines = text.split('\n');
  const isPlain = lines.every((line) => line === '' || (BLOCK_LINE.test(line) && printableLine(line) === line));
  return isPlain && lines[0] !== '' && lines.at(-1) !== '' && !/^\s/.test(lines[0] ?? '')
    ? `|-\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`
    : quoteScalar(text);
}

/** Editors take away blanks at the end of a line. */
const BLOCK_LINE = /\S$/;
