import type { Finding } from '../../engine/finding.ts';
import type { EditedPlan } from '../../engine/fixes.ts';
import type { Problem } from '../../engine/problem.ts';
import type { Entry } from '../../engine/readiness/group.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { whatToWrite, type WhatToWrite } from '../../engine/what-to-write.ts';
import { printable } from '../../text/printable.ts';
import { codeBlock, codeSpan, markdownText } from './markdown-text.ts';
import { wrappedLines } from '../../text/wrapped.ts';

/** What to write for an entry of a report; undefined where nobody can say. */
export function toWriteFor(entry: Entry, snapshot: Snapshot, plan: EditedPlan): WhatToWrite | undefined {
  return entry.kind === 'group'
    ? whatToWrite(entry.fixes, snapshot, plan)
    : toWriteForFinding(entry.finding, snapshot, plan);
}

/** What to write for one finding; undefined where nobody can say. */
export function toWriteForFinding(
  { fixes, toWrite }: Finding,
  snapshot: Snapshot,
  plan: EditedPlan,
): WhatToWrite | undefined {
  return toWrite ?? whatToWrite(fixes, snapshot, plan);
}

/**
 * What to write for a fault of the settings; undefined where nobody can say, and where its line is not shown. Nothing in
 * settings is fixed by `--fix`.
 */
export function toWriteForProblem({ place, fixes = [] }: Problem): WhatToWrite | undefined {
  if (place === undefined || place.isPrivate === true) return undefined;
  const spelled = fixes.filter(({ changes }) => changes.every(({ kind }) => kind === 'replace'));
  const toWrite = whatToWrite(spelled, place, { document: noDocument });
  return toWrite && { ...toWrite, isRepair: false };
}

/** Where only a text is replaced, nothing is looked up in its tree. */
const noDocument: EditedPlan['document'] = {
  index: 0,
  span: { start: 0, end: 0 },
  root: undefined,
  comments: [],
  damage: [],
};

/** What a fix does, with a word on who can do it. */
export function fixSentence({ does, isRepair }: WhatToWrite): string {
  return `${printable(does)}${isRepair ? ' (--fix does it)' : ''}`;
}

/** A fix in one line: "Add to sales:  input: {due: T-60}". Where its lines do not fit into one, what it does. */
export function fixLine(toWrite: WhatToWrite): string {
  const { line } = toWrite;
  return line === undefined ? `${fixSentence(toWrite)}.` : `${fixSentence(toWrite)}:  ${printable(line)}`;
}

/** A fix in as many lines as it writes, these below what it does and indented; in one where that is enough. */
export function fixLines(toWrite: WhatToWrite): readonly string[] {
  const { lines } = toWrite;
  if (lines.length < 2) return [fixLine(toWrite)];
  return [`${fixSentence(toWrite)}:`, ...lines.map((line) => `  ${printable(line)}`)];
}

/** A fix in lines of at most so many columns, where its words allow that. */
export function fixLinesWithin(toWrite: WhatToWrite, columns: number): readonly string[] {
  const { line, lines } = toWrite;
  const isOneLine = line !== undefined || lines.length === 0;
  if (isOneLine && fixLine(toWrite).length <= columns) return [fixLine(toWrite)];
  const does = wrappedLines(`${fixSentence(toWrite)}${isOneLine && line === undefined ? '.' : ':'}`, columns);
  // Between brackets, YAML may be broken where there is a space.
  const written = line === undefined ? lines.map(printable) : wrappedLines(printable(line), columns - 2);
  return [...does, ...written.map((one) => `  ${one}`)];
}

/** A fix as an item of a list in Markdown: what it does, and its lines as code. */
export function fixMarkdown({ does, line, lines, isRepair }: WhatToWrite): string {
  const said = `${markdownText(does)}${isRepair ? ' (`--fix` does it)' : ''}`;
  if (line !== undefined) return `${said}: ${codeSpan(line)}`;
  // The lines of a block stand below the text of their item.
  return lines.length === 0 ? said : `${said}:\n\n${codeBlock(lines, '    ')}\n`;
}
