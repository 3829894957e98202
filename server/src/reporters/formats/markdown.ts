import type { FileReport } from '../../engine/check/check-file.ts';
import type { PlanReport } from '../../engine/check/check.ts';
import type { Problem } from '../../engine/problem.ts';
import { type Entry, type Group, grouped } from '../../engine/readiness/group.ts';
import { verdictSentence } from '../../engine/readiness/verdict-sentence.ts';
import { type Day, sayDay } from '../../plan/calendar.ts';
import { sayLaunch } from '../../plan/say-launch.ts';
import { given } from '../../plan/fact.ts';
import { groupBy } from '../../text/group-by.ts';
import { regionOf } from '../reported.ts';
import { format, type ReporterOptions } from '../reporter.ts';
import { type Counts, newCounter } from '../text/counts.ts';
import { severityOf } from '../text/entry-block.ts';
import { sectionsToFit } from '../text/fit-to-comment.ts';
import { folded } from '../text/folded.ts';
import { markdownLink, markdownText } from '../text/markdown-text.ts';
import { distance } from '../text/plan-header.ts';
import { encodedPath, repositoryPath } from '../text/repository-path.ts';
import { ruleLink, ruleLinks } from '../text/rule-links.ts';
import { fixMarkdown, toWriteFor, toWriteForProblem } from '../text/what-to-write.ts';
import { verdictTerms, type VerdictId } from '../../plan/words.ts';

/** How many rows and items of a list are shown; the line after them says how many more there are. */
const ROWS_SHOWN = 50;
const ITEMS_SHOWN = 30;

/** Longer names and paths are cut in the table. */
const LONGEST = 80;

/**
 * What the step summary of a build or a comment under a pull request shows: an overview of all plans, then each by
 * itself.
 */
export default format({
  name: 'markdown',
  description: 'for a step summary or a comment',
  note: 'All plans at a glance, then each by itself. It is cut before the length that a forge takes. Text of a plan is shown as it is: it makes no link, image or mention.',
  language: 'markdown',
  extension: 'md',
  showsFixes: true,
  render: ({ asOf }, options) => {
    const counter = newCounter();
    const rows: string[] = [];
    const sections = sectionsToFit();
    return {
      file: (file) => {
        counter.add(file);
        for (const plan of file.plans) {
          if (rows.length < ROWS_SHOWN) rows.push(planRow({ file, plan }, asOf, options));
          const whole = planSections(file, plan, asOf, options, true);
          const short = planSections(file, plan, asOf, options, false);
          sections.add(whole.map((section, index) => ({ whole: section, short: short[index] ?? '' })));
        }
        return '';
      },
      around: ({ problems }) => {
        const counts = counter.counts();
        const head = ['## Launch readiness', glance(counts, asOf)];
        const table = counts.plans === 0 ? [] : [planTable(rows, counts.plans)];
        const first = problems.length === 0 ? [] : [problemSection(problems, options)];
        return { before: '', after: [`${sections.fitToComment([...head, ...table], first).join('\n\n')}\n`] };
      },
    };
  },
});

/** A run in one sentence. */
function glance({ plans, errors, warnings, waived }: Counts, asOf: Day): string {
  const day = sayDay(asOf, undefined);
  if (plans === 0) return `As of ${day}: no launch plan was found.`;
  const rest = waived === 0 ? '' : `, ${waived} waived`;
  return `As of ${day}: ${count(plans, 'plan')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}${rest}.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function problemSection(problems: readonly Problem[], options: ReporterOptions): string {
  const items = problems.map((problem) => {
    const { path, rule, message, place } = problem;
    const toWrite = toWriteForProblem(problem);
    const said = `- ${markdownText(message)} ${ruleLink(rule)} · ${placeLink(path, place, options)}`;
    return toWrite === undefined ? said : `${said}\n  - ${fixMarkdown(toWrite)}`;
  });
  return ['### What could not be read as it should', listed(items)].join('\n\n');
}

interface ReportedPlan {
  readonly file: FileReport;
  readonly plan: PlanReport;
}

function planRow(
  { file, plan: { plan, readiness, findings } }: ReportedPlan,
  asOf: Day,
  options: ReporterOptions,
): string {
  const date = given(plan.date);
  const number = (severity: string): string =>
    String(findings.filter((finding) => finding.severity === severity).length);
  return tableLine([
    titleOf(file.path, plan, options),
    date === undefined ? '–' : `${sayLaunch(plan) ?? ''}, ${distance(date - asOf)}`,
    verdictCell(readiness.verdict),
    readiness.score === null ? '–' : `${readiness.score} %`,
    number('error'),
    number('warning'),
  ]);
}

function planTable(rows: readonly string[], plans: number): string {
  const more = plans - rows.length;
  return [
    tableLine(['Plan', 'Launch', 'Verdict', 'Done', 'Errors', 'Warnings']),
    '| --- | --- | --- | ---: | ---: | ---: |',
    ...rows,
    ...(more > 0 ? ['', `And ${count(more, 'more plan')}.`] : []),
  ].join('\n');
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A plan by its name, otherwise by its path, linked to its file if the address is known. */
function titleOf(path: string, plan: PlanReport['plan'], options: ReporterOptions): string {
  const label = markdownText(shortened(given(plan.name) ?? path));
  const address = addressOf(path, options);
  return address === undefined ? label : markdownLink(label, address);
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

/** A verdict in the table; a bad one is bold. */
function verdictCell(verdict: VerdictId): string {
  const { word, tone } = verdictTerms[verdict];
  return tone === 'bad' ? `**${word}**` : word;
}

/** The sections on one plan, with what to write or without. Each can be left out if the whole would be too long. */
function planSections(
  { path, snapshot }: FileReport,
  report: PlanReport,
  asOf: Day,
  options: ReporterOptions,
  withFixes: boolean,
): readonly string[] {
  const { plan, findings } = report;
  const launch = given(plan.date);
  const name = given(plan.name);
  const itemOf = (entry: Entry): string => {
    const span = entry.kind === 'group' ? entry.span : entry.finding.span;
    const toWrite = withFixes ? toWriteFor(entry, snapshot, plan) : undefined;
    const place = placeLink(path, { span, lines: snapshot.lines, text: snapshot.text }, options);
    return `- ${said(entry)} · ${place}${toWrite === undefined ? '' : `\n  - ${fixMarkdown(toWrite)}`}`;
  };
  const entries = grouped(findings, asOf, plan).filter(
    (entry) => !isUpcoming(entry) && (!options.quiet || severityOf(entry) === 'error'),
  );
  const of = (severity: string): readonly string[] =>
    entries.filter((entry) => severityOf(entry) === severity).map(itemOf);
  const [errors, warnings, infos] = [of('error'), of('warning'), of('info')];
  const later = findings.filter(({ upcoming }) => upcoming);
  const where = name === undefined ? [] : [markdownText(shortened(path))];
  return [
    [`### ${titleOf(path, plan, options)}`, ...where, markdownText(verdictSentence(report))].join('\n\n'),
    ...(errors.length === 0 ? [] : [`**Errors**\n\n${listed(errors)}`]),
    ...(warnings.length === 0 ? [] : [`**Warnings**\n\n${listed(warnings)}`]),
    ...(infos.length === 0 ? [] : [folded('Questions to answer now', listed(infos))]),
    ...(later.length === 0 || options.quiet
      ? []
      : [folded(`${count(later.length, 'check')} coming up`, agenda(later, launch))]),
  ];
}

function isUpcoming(entry: Entry): boolean {
  return entry.kind === 'group' ? entry.upcoming : entry.finding.upcoming;
}

function said(entry: Entry): string {
  if (entry.kind === 'finding') return `${markdownText(entry.finding.message)} ${ruleLink(entry.finding.rule)}`;
  return `${markdownText(entry.message)} ${rulesOf(entry)}`;
}

function rulesOf({ findings }: Group): string {
  return ruleLinks([...new Set(findings.map(({ rule }) => rule))]);
}

function placeLink(path: string, place: Problem['place'], options: ReporterOptions): string {
  if (place === undefined) return markdownText(shortened(path));
  const { line } = regionOf(place).start;
  const address = addressOf(path, options);
  return address === undefined ? `line ${line}` : markdownLink(`line ${line}`, `${address}#L${line}`);
}

/** Where the file can be read on the web, if anywhere. */
function addressOf(path: string, options: ReporterOptions): string | undefined {
  return options.sourceUrl === undefined
    ? undefined
    : `${options.sourceUrl}/${encodedPath(repositoryPath(path, options))}`;
}

function listed(items: readonly string[]): string {
  const more = items.length - ITEMS_SHOWN;
  return [...items.slice(0, ITEMS_SHOWN), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

/** What is not due yet, by day. */
function agenda(later: PlanReport['findings'], launch: Day | undefined): string {
  const byDay = [...groupBy(later, ({ due }) => due ?? Infinity)].toSorted(([a], [b]) => a - b);
  const items = byDay.map(([day, findings]) => {
    const when = Number.isFinite(day) ? sayDay(day, launch) : 'no date';
    return `- ${when}: ${ruleLinks(findings.map(({ rule }) => rule))}`;
  });
  return listed(items);
}
