import { type ChangeDelta, isUnchanged, pathOf } from '../../engine/compare/change-delta.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Side } from '../../engine/compare/side.ts';
import { given } from '../../plan/fact.ts';
import { verdictTerms } from '../../plan/words.ts';
import { fitToComment, type Section } from '../text/fit-to-comment.ts';
import { folded } from '../text/folded.ts';
import { markdownLink, markdownText } from '../text/markdown-text.ts';
import { encodedPath } from '../text/repository-path.ts';
import { ruleLink } from '../text/rule-links.ts';
import { cautionOn } from './delta-caution.ts';
import type { DeltaItem } from './delta-item.ts';
import { causesSentence, deltaByArea, deltaSections, furtherSections } from './delta-sections.ts';

/** How many rows and items of a list are shown; the line after them says how many more there are. */
const ROWS_SHOWN = 50;
const ITEMS_SHOWN = 30;

/** Longer names and paths are cut in headings and in the table. */
const LONGEST = 80;

/**
 * What reviewers find under a pull request: one sentence, what they have to agree on, what the change does to each
 * plan, and last the score. Empty if nothing changes. It notifies nobody.
 *
 * @param headline its first line.
 * @param sourceUrl where the files of the head can be read on the web, if anywhere.
 */
export function deltaMarkdown(delta: ChangeDelta, headline: string, sourceUrl?: string): string {
  if (isUnchanged(delta)) return '';
  const sections: readonly Section[] = [
    ...delta.plans.flatMap((plan) => planSections(plan, sourceUrl)),
    ...furtherSections(delta).map(({ title, items }) => ({ first: `### ${title}\n\n${listed(items)}` })),
    ...(delta.plans.length === 0 ? [] : [{ first: `### Score\n\n${scoreTable(delta.plans)}` }]),
    ...delta.plans.flatMap((plan) => details(plan, delta.plans.length > 1)),
    { first: markdownText(causesSentence(delta)) },
  ];
  return `${fitToComment([markdownText(headline)], sections, 'launchplan diff').join('\n\n')}\n`;
}

function planSections(plan: PlanDelta, sourceUrl: string | undefined): readonly string[] {
  const caution = cautionOn(plan);
  return [
    [
      `### ${titleOf(plan)}`,
      states[plan.change](plan),
      ...(caution === undefined ? [] : [`_${markdownText(caution)}_`]),
    ].join('\n\n'),
    ...deltaSections(plan).map(({ title, items }) => `**${title}**\n\n${listed(items, fileUrl(plan, sourceUrl))}`),
  ];
}

/** Where the file of a plan as it is now can be read on the web. */
function fileUrl({ after }: PlanDelta, sourceUrl: string | undefined): string | undefined {
  return after === undefined || sourceUrl === undefined ? undefined : `${sourceUrl}/${encodedPath(after.path)}`;
}

const states: Readonly<Record<PlanDelta['change'], (plan: PlanDelta) => string>> = {
  added: (plan) => `${pathText(pathOf(plan))} · a new plan`,
  deleted: (plan) => `${pathText(pathOf(plan))} · ${plan.turnedForeign ? TURNED_FOREIGN : 'this plan is deleted'}`,
  modified: (plan) => pathText(pathOf(plan)),
  renamed: (plan) => `${pathText(pathOf(plan))} · renamed from ${pathText(plan.before?.path ?? '')}`,
};

const TURNED_FOREIGN = markdownText('the file is no launch plan any more: the key launch_plan is not in it');

function titleOf(plan: PlanDelta): string {
  const side = plan.after ?? plan.before;
  return markdownText(shortened((side && given(side.report.plan.name)) ?? pathOf(plan)));
}

function pathText(path: string): string {
  return markdownText(shortened(path));
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

function listed(items: readonly DeltaItem[], file?: string): string {
  const more = items.length - ITEMS_SHOWN;
  const lines = items.slice(0, ITEMS_SHOWN).map((item) => itemLine(item, file));
  return [...lines, ...(more > 0 ? [`- and ${String(more)} more`] : [])].join('\n');
}

function itemLine({ text, rule, line }: DeltaItem, file: string | undefined): string {
  const where = line === undefined ? [] : [lineLink(line, file)];
  const link = rule === undefined ? '' : ` ${ruleLink(rule)}`;
  return [`- ${markdownText(text)}${link}`, ...where].join(' · ');
}

function lineLink(line: number, file: string | undefined): string {
  const said = `line ${String(line)}`;
  return file === undefined ? said : markdownLink(said, `${file}#L${String(line)}`);
}

function scoreTable(plans: readonly PlanDelta[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rows = plans.slice(0, ROWS_SHOWN).map((plan) => {
    const cell = (of: (side: Side) => string): string =>
      moved(plan.before && of(plan.before), plan.after && of(plan.after));
    return line([
      titleOf(plan),
      cell(({ report }) => verdictTerms[report.readiness.verdict].word),
      cell(({ report }) => String(report.findings.filter(({ severity }) => severity === 'error').length)),
      cell(({ report: { readiness } }) => (readiness.score === null ? '–' : `${String(readiness.score)} %`)),
    ]);
  });
  const more = plans.length - rows.length;
  return [
    line(['Plan', 'Verdict', 'Blockers', 'Done']),
    '| --- | --- | ---: | ---: |',
    ...rows,
    ...(more > 0 ? ['', `And ${String(more)} more.`] : []),
  ].join('\n');
}

/** A value before and after; a dash on a side that does not have the plan. */
function moved(before: string | undefined, after: string | undefined): string {
  return before === after ? (after ?? '–') : `${before ?? '–'} → ${after ?? '–'}`;
}

function details(plan: PlanDelta, several: boolean): readonly string[] {
  const areas = deltaByArea(plan);
  if (areas.length === 0) return [];
  const content = areas.map(({ title, items }) => `**${markdownText(title)}**\n\n${listed(items)}`).join('\n\n');
  const parts = several ? [`**${titleOf(plan)}**`, content] : [content];
  return [folded('Details by department', parts.join('\n\n'))];
}
