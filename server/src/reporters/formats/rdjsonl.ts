import { urlOf } from '../../engine/pages/lint-url.ts';
import type { Problem } from '../../engine/problem.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Severity } from '../../lints/severity.ts';
import { type Reported, reportedIn, reportedProblems } from '../reported.ts';
import { format } from '../reporter.ts';
import { jsonText } from '../text/json-text.ts';
import { toWriteForFinding } from '../text/what-to-write.ts';

/** Reviewdog's diagnostic format, one diagnostic on each line. Columns count the bytes of a line in UTF-8 from 1. */
export default format({
  name: 'rdjsonl',
  description: 'the diagnostics of reviewdog, one on each line',
  note: 'One diagnostic on each line, with the change that fixes it as a suggestion. Columns are counted in bytes of UTF-8, from 1.',
  language: 'json',
  extension: 'jsonl',
  showsFixes: true,
  render: (_run, { quiet }) => {
    const linesOf = (all: readonly Reported[], snapshot?: Snapshot): string =>
      all.map((one) => `${jsonText(diagnosticOf(one, snapshot))}\n`).join('');
    return {
      file: (file) =>
        linesOf(
          file.plans.flatMap((plan) => reportedIn(file, plan, { quiet })),
          file.snapshot,
        ),
      around: ({ problems }) => ({ before: linesOf(reportedProblems(problems, { quiet })), after: [] }),
    };
  },
});

function diagnosticOf({ path, rule, severity, message, place, about }: Reported, snapshot?: Snapshot): object {
  const toWrite =
    about === undefined || snapshot === undefined
      ? undefined
      : toWriteForFinding(about.finding, snapshot, about.plan.plan);
  // Each suggestion is a fix by itself, so one of several changes is none.
  const [edit, ...others] = toWrite?.edits ?? [];
  return {
    message,
    location: { path, ...(place === undefined ? {} : { range: rangeOf(place) }) },
    severity: severities[severity],
    source: { name: 'launchplan' },
    code: { value: rule, url: urlOf(rule) },
    ...(edit === undefined || others.length > 0 || place === undefined
      ? {}
      : { suggestions: [{ range: rangeOf({ ...place, span: edit.span }), text: edit.text }] }),
  };
}

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

function rangeOf({ span, lines, text }: NonNullable<Problem['place']>): object {
  const at = (offset: number): object => {
    const { line } = lines.position(offset);
    return { line: line + 1, column: bytesOf(text.slice(lines.lineStart(line), offset)) + 1 };
  };
  return { start: at(span.start), end: at(span.end) };
}

/** How many bytes a text has in UTF-8; half a surrogate pair counts as the replacement character. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
