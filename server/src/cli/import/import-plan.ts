import { basename, extname, resolve } from 'node:path';
import { faultOf } from '../../engine/plan-answers.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { ioSentence, systemCode, writeSentence } from '../../node/files/io-sentence.ts';
import { shownPath } from '../../node/files/shown-path.ts';
import { writeNewFile } from '../../node/files/write-new-file.ts';
import { isPlanName, usualPlanNames } from '../../plan/plan-names.ts';
import { MAX_TEXT_LENGTH } from '../../syntax/parse/text-limit.ts';
import { listed } from '../../text/listed.ts';
import { printable } from '../../text/printable.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { quotedForShell } from '../output/quoted-for-shell.ts';
import { uses } from './columns.ts';
import { nameIn } from './heading.ts';
import { isRefused, type Found, type FoundHead, type Refused } from './item.ts';
import { placeTasks } from './place-tasks.ts';
import { planLines } from './plan-file.ts';
import { readChecklist } from './read-checklist.ts';
import { readListFile, readListStream } from './read-file.ts';
import { readCsv, type TableOptions } from './read-table.ts';
import { sayImport } from './say-import.ts';
import { sectionFinder } from './section-of.ts';

/** The options of `import` as they are typed. */
export interface ImportOptions {
  readonly output?: string;
  readonly map: readonly string[];
  readonly dates?: string;
  readonly name?: string;
  readonly owner?: string;
  readonly tier?: string;
  readonly stage?: string;
  readonly date?: string;
}

const headOptions = ['name', 'owner', 'tier', 'stage', 'date'] as const;
const orders = ['day-first', 'month-first'] as const;

/**
 * Makes a plan of a checklist or a table, and says where everything went.
 *
 * @returns how it ended, or a sentence on what is wrong with the call.
 */
export async function importPlan(file: string, options: ImportOptions, io: Io): Promise<ExitCode | string> {
  const asked = askedFor(options);
  if (typeof asked === 'string') return asked;
  const isStream = file === '-';
  const shown = isStream ? 'standard input' : printable(shownPath(resolve(io.cwd, file), io.cwd));
  const refuse = (sentence: string): ExitCode => {
    io.stderr.write(`${shown} ${sentence}\n`);
    return 2;
  };
  const misplaced = isStream ? undefined : whyNoList(basename(file));
  if (misplaced !== undefined) return refuse(misplaced);
  const read = isStream ? await readListStream(io.stdin) : readListFile(resolve(io.cwd, file));
  if ('refused' in read) return refuse(read.refused);
  const { config } = configFinder(io.cwd)(options.output ?? (isStream ? 'launch.yaml' : file));
  const sections = sectionFinder(config.organisation.ownDepartments);
  const found = readList(read.text, file, { ...asked, sections });
  if (isRefused(found)) return refuse(found.refused);
  if (found.tasks.length === 0) return refuse(nothingToDo);
  const placed = placeTasks(found.tasks, sections);
  const head = headOf(found.head, options, isStream ? undefined : file);
  const text = [...planLines({ head, placed, rest: found.rest, source: isStream ? shown : basename(file) })].join('');
  return write(text, sayImport(shown, head, found, placed), options.output, io);
}

const nothingToDo =
  'holds nothing to do: no check box, no item of a list (a line that begins with a dash), and no table with a column of tasks. Name the column of a table with --map, such as --map "Titel=what".';

/** Why a file of this name is not read, as far as its name says it. */
function whyNoList(name: string): string | undefined {
  if (isPlanName(name)) {
    return 'has the name of a launch plan, and is no list to make one of. `launchplan lint` checks it.';
  }
  if (/\.(?:xlsx?|xlsm|ods|numbers)$/i.test(name)) return 'is a file of a spreadsheet program. Export it as CSV first.';
  return /\.(?:docx?|odt|pages|pdf)$/i.test(name)
    ? 'is a file of a word processor. Export it as Markdown first, or paste its text into a file that ends in .md.'
    : undefined;
}

function askedFor({ map, dates, ...options }: ImportOptions): Pick<TableOptions, 'map' | 'order'> | string {
  for (const question of headOptions) {
    const given = options[question];
    const fault = given === undefined ? undefined : faultOf(question, given);
    if (fault !== undefined) return `--${question} '${given ?? ''}' cannot be taken. ${fault}`;
  }
  const order = orders.find((one) => one === dates);
  if (dates !== undefined && order === undefined) {
    return `--dates '${dates}' cannot be taken. It is day-first (for 31/12/2027) or month-first (for 12/31/2027).`;
  }
  const pairs = map.map(
    (one) => [one.slice(0, Math.max(one.lastIndexOf('='), 0)), one.slice(one.lastIndexOf('=') + 1).trim()] as const,
  );
  const wrong = map.find((_, index) => pairs[index]?.[0].trim() === '' || !isUse(pairs[index]?.[1]));
  if (wrong !== undefined) {
    return `--map '${wrong}' cannot be taken. Write the name or the number of a column, “=” and what it is: ${uses.join(', ')}.`;
  }
  return { map: pairs, order };
}

function isUse(written: string | undefined): boolean {
  return uses.some((use) => use === written);
}

function readList(text: string, file: string, options: TableOptions): Found | Refused {
  switch (extname(file).toLowerCase()) {
    case '.csv':
    case '.tsv':
    case '.tab':
      return readCsv(text, options);
    case '.md':
    case '.markdown':
    case '.mdown':
    case '.mdx':
      return readChecklist(text, options);
    default:
      return looksLikeTable(text) ? readCsv(text, options) : readChecklist(text, options);
  }
}

/** Whether the first lines have the same separator equally often, and none begins as a checklist does. */
function looksLikeTable(text: string): boolean {
  const lines = text
    .slice(0, 10_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 5);
  if (lines.some((line) => /^\s*(?:#|[-*+] |\d+[.)] |\|)/.test(line))) return false;
  return [',', ';', '\t'].some((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    return (counts[0] ?? 0) > 0 && counts.every((count) => count >= (counts[0] ?? 0));
  });
}

/** What was asked for goes before what the file says; its name is the last that tells what launches. */
function headOf(found: FoundHead, options: ImportOptions, file: string | undefined): FoundHead {
  const given = headOptions.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]] as const]));
  // Notion puts an id of 32 digits behind the title of a page.
  const stem = file === undefined ? '' : basename(file, extname(file)).replace(/[ _-][0-9a-f]{32}(?:_all)?$/, '');
  const words = stem.replaceAll(/[-_\s]+/g, ' ').trim();
  const named = words === '' ? {} : { name: nameIn(words.charAt(0).toUpperCase() + words.slice(1)) };
  return { ...named, ...found, ...Object.fromEntries(given) };
}

async function write(text: string, said: string, output: string | undefined, io: Io): Promise<ExitCode> {
  const large =
    text.length > MAX_TEXT_LENGTH ? 'The plan is larger than what is checked (10 MB). Split the file.\n' : '';
  if (output === undefined || output === '-') {
    for (let start = 0; start < text.length;) {
      const end = text.indexOf('\n', start + 100_000) + 1 || text.length;
      io.stdout.write(text.slice(start, end));
      await io.stdout.ready();
      start = end;
    }
    io.stderr.write(`${said}${large}`);
    return 0;
  }
  const path = resolve(io.cwd, output);
  const shown = printable(shownPath(path, io.cwd));
  try {
    writeNewFile(path, text);
  } catch (error) {
    const sentence = systemCode(error) === 'ENOENT' ? writeSentence(error) : ioSentence(error);
    io.stderr.write(`${shown} ${sentence}\n`);
    return 2;
  }
  const unfound = isPlanName(basename(path))
    ? ''
    : `Only files named ${listed(usualPlanNames, 'or')} are found as plans: rename it, or name it where it is checked.\n`;
  io.stdout.write(
    `${said}${large}Wrote ${shown}.\n${unfound}\nNext:\n  launchplan lint ${quotedForShell(shown)}  says what is asked for now, and what comes up later\n`,
  );
  return 0;
}
