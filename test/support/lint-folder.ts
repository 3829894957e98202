import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type CheckContext, type PlanReport } from '../../server/src/engine/check/check.ts';
import { recommended, type Config } from '../../server/src/engine/config/config.ts';
import type { Finding } from '../../server/src/engine/finding.ts';
import { logicalPath } from '../../server/src/engine/fingerprint.ts';
import { editsOf } from '../../server/src/engine/fixes.ts';
import { takeSnapshot, type Snapshot } from '../../server/src/engine/snapshot.ts';
import type { Surroundings } from '../../server/src/lints/surroundings.ts';
import { formatDay, parseDay, type Day } from '../../server/src/plan/calendar.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { readCircumstances } from './surroundings.ts';

/** One plan of a lint's folder, with what its first lines expect. */
export interface LintCase {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** One for each `# as of` line. */
  readonly days: readonly { readonly today: Day; readonly states: string }[];
  readonly config: Config;
  readonly surroundings: Surroundings;
}

/** `# as of 2027-01-15: missing, done`: a day, and the states of the lint's checks on it (`not asked` for none). */
const AS_OF = /^# as of (\d{4}-\d{2}-\d{2}): (.+)$/gm;

/** The plans of a folder. A file `NAME.context.yaml` beside a plan sets the organisation and the world around it. */
export function lintCases(folder: string): readonly LintCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('.context.yaml'))
    .sort()
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(file, 'utf8');
      const days = [...text.matchAll(AS_OF)].map(([, day = '', states = '']) => ({ today: dayNamed(day), states }));
      const context = file.replace(/\.yaml$/, '.context.yaml');
      const circumstances = existsSync(context)
        ? readCircumstances(readFileSync(context, 'utf8'))
        : { config: recommended, surroundings: {} };
      return { name: name.replace(/\.yaml$/, ''), file, text, days, ...circumstances };
    });
}

function dayNamed(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`No such day: ${text}`);
  return day;
}

export function checkCase(
  { text, config, surroundings }: LintCase,
  today: Day,
): { snapshot: Snapshot; report: PlanReport } {
  return checkText(text, { today, config, surroundings: () => surroundings });
}

export function checkText(text: string, context: CheckContext): { snapshot: Snapshot; report: PlanReport } {
  const snapshot = takeSnapshot(text);
  const [report] = check(snapshot, context);
  if (report === undefined) throw new Error('The text holds no launch plan');
  return { snapshot, report };
}

/** The states of one lint's checks, in order, as an `# as of` line writes them. */
export function statesOf(report: PlanReport, rule: string): string {
  const hygiene = [...report.findings, ...report.waived].filter((finding) => finding.rule === rule);
  const states = report.checks.filter((one) => one.rule === rule).map(({ state }) => state);
  if (states.length === 0 && hygiene.length > 0) return hygiene.map(({ state }) => state ?? 'open').join(', ');
  return states.length === 0 ? 'not asked' : states.join(', ');
}

/**
 * The findings of one lint whose path does not identify them: it does not begin with a key of the plan, or another
 * finding of the same message has it too.
 */
export function indistinct({ findings }: PlanReport, rule: string): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    if (finding.rule !== rule) return false;
    const place = JSON.stringify([finding.messageId, finding.path]);
    const known = seen.has(place);
    seen.add(place);
    return known || (finding.path.length > 0 && typeof finding.path[0] !== 'string');
  });
}

/** Draws what one lint reports on each day of a case: line, caret, severity, message, and what each fix does. */
export function drawn(one: LintCase, rule: string): string {
  return one.days.map(({ today }) => drawnOn(one, rule, today)).join('\n');
}

function drawnOn(one: LintCase, rule: string, today: Day): string {
  const { snapshot, report } = checkCase(one, today);
  const blocks = report.findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => {
      const { line, character } = snapshot.lines.position(finding.span.start);
      const start = snapshot.lines.lineStart(line);
      const source = snapshot.text.slice(start, snapshot.lines.lineStart(line + 1)).trimEnd();
      const width = Math.max(1, Math.min(finding.span.end, start + source.length) - finding.span.start);
      const about = [
        finding.severity,
        finding.state ?? 'open',
        ...(finding.upcoming ? ['upcoming'] : []),
        ...(finding.due === undefined ? [] : [`due ${formatDay(finding.due)}`]),
        ...(finding.messageId === 'default' ? [] : [finding.messageId]),
        ...(finding.unnecessary ? ['no effect'] : []),
        `at ${logicalPath(report.plan, finding.path)}`,
      ];
      const related = finding.related.map(({ message, span, reference }) => {
        const place = span === undefined ? '' : ` (line ${String(snapshot.lines.position(span.start).line + 1)})`;
        return `  see: ${message}${place}${reference === undefined ? '' : ` (${reference})`}`;
      });
      const fixes = finding.fixes.flatMap((fix) => {
        const edits = editsOf(snapshot, report.plan, fix);
        const fixed = edits && applyEdits(snapshot.text, edits);
        return [
          `  ${fix.kind}: ${fix.title}`,
          ...(fixed === undefined ? ['    not possible here'] : changedLines(snapshot.text, fixed)),
        ];
      });
      return [
        `${String(line + 1).padStart(4)} | ${source}`,
        `     | ${' '.repeat(character)}${'^'.repeat(width)}`,
        `  ${about.join(' · ')}`,
        `  ${finding.message}`,
        ...related,
        ...fixes,
      ].join('\n');
    });
  return [`as of ${formatDay(today)}: ${statesOf(report, rule)}`, ...blocks, ''].join('\n');
}

/** The lines that a fix takes out and puts in. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, new_] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && old[start] === new_[start]) start++;
  let end = 0;
  while (end < old.length - start && end < new_.length - start && old.at(-1 - end) === new_.at(-1 - end)) end++;
  const removed = old.slice(start, old.length - end).map((line) => `    - ${line}`);
  const added = new_.slice(start, new_.length - end).map((line) => `    + ${line}`);
  return [...removed, ...added];
}

/** The file with the picture of a plan that reports. `npx vitest run -u` writes it, for a person to read and commit. */
export function pictureFile({ file }: Pick<LintCase, 'file'>): string {
  return file.replace(/\.yaml$/, '.expected');
}

/** The files of a lint's folder that belong to none of its plans, such as a picture that was left behind. */
export function leftovers(folder: string): readonly string[] {
  const names = readdirSync(folder);
  const plans = names.filter((name) => /^(?:accepts|reports)-[a-z0-9-]+\.yaml$/.test(name));
  const known = new Set(
    plans.flatMap((plan) => {
      const own = plan.replace(/\.yaml$/, '');
      return [plan, `${own}.context.yaml`, ...(plan.startsWith('reports-') ? [`${own}.expected`] : [])];
    }),
  );
  return names.filter((name) => !known.has(name));
}
