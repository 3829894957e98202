import { type ChangeDelta, isUnchanged, pathOf } from '../../engine/compare/change-delta.ts';
import type { Gate } from '../../engine/compare/gates.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import { sayDay } from '../../plan/calendar.ts';
import { fitToComment, type Section } from '../text/fit-to-comment.ts';
import { folded } from '../text/folded.ts';
import { codeSpan, markdownLink, markdownText, personSpan } from '../text/markdown-text.ts';
import { encodedPath } from '../text/repository-path.ts';
import { ruleLink } from '../text/rule-links.ts';
import { sayGone } from './say-gone.ts';
import { crossedGates } from './crossed-gates.ts';
import { cautionOn } from './delta-caution.ts';
import type { DeltaItem } from './delta-item.ts';
import {
  causesSentence,
  deltaByArea,
  type DeltaSection,
  deltaSections,
  foldedSections,
  furtherSections,
  policySections,
} from './delta-sections.ts';
import { findingsByLint } from './findings-by-lint.ts';
import { pathText, planTable, titleOf, worstFirst } from './markdown-rows.ts';

/** How many items of a list are shown; the line after them says how many more there are. */
const ITEMS_SHOWN = 30;

/** Of more plans than this, a table of all comes first, and each plan is folded. */
const FEW_PLANS = 5;

/** What GitHub takes, less some room for what an action adds. docs/diff.md#the-markdown */
const LONGEST = 60_000;

/** What the Markdown says besides what the change does. */
export interface MarkdownFrame {
  readonly headline: string;
  readonly gates: readonly Gate[];
  /** Where the files of the head can be read on the web, if anywhere. */
  readonly sourceUrl: string | undefined;
  /** Where the run that reports can be read, if anywhere. */
  readonly runUrl: string | undefined;
  /** Whom the repository names for a file. */
  readonly ownersOf: (path: string) => readonly string[];
}

/**
 * What reviewers find under a pull request: one sentence, the gates that are crossed, then for each plan how it stands,
 * what they have to agree on and what the change does. Empty if nothing changes. It notifies nobody.
 */
export function deltaMarkdown(delta: ChangeDelta, frame: MarkdownFrame): string {
  if (isUnchanged(delta)) return '';
  const crossed = crossedGates(frame.gates);
  const head = [markdownText(frame.headline), ...(crossed.length === 0 ? [] : [listed(crossed)])];
  const many = delta.plans.length > FEW_PLANS;
  const sections = [...policySections(delta), ...furtherSections(delta)].map(({ title, items }) => ({
    first: `### ${title}\n\n${listed(items)}`,
  }));
  const all: readonly Section[] = [
    ...sections,
    ...(many ? manyPlans(delta, frame) : delta.plans.flatMap((plan) => onePlan(plan, frame))),
    { first: footOf(delta, frame) },
  ];
  const parts = fitToComment(head, all, `launchplan diff ${delta.base.slice(0, 12)}`, {
    longest: LONGEST,
    part: many ? 'plan' : 'section',
  });
  return `${parts.join('\n\n')}\n`;
}

function manyPlans(delta: ChangeDelta, frame: MarkdownFrame): readonly Section[] {
  const plans = worstFirst(delta.plans);
  return [
    { first: planTable(plans) },
    ...findingsByLint(plans).map(({ title, items }) => ({ first: `### ${title}\n\n${listed(items)}` })),
    ...plans.map((plan) => folded(titleOf(plan), planSections(plan, frame).map(textOf).join('\n\n'))),
  ];
}

function onePlan(plan: PlanDelta, frame: MarkdownFrame): readonly Section[] {
  return [{ first: `### ${titleOf(plan)}\n\n${planTable([plan])}` }, ...planSections(plan, frame)];
}

function planSections(plan: PlanDelta, frame: MarkdownFrame): readonly Section[] {
  const caution = cautionOn(plan);
  const file = fileUrl(plan, frame.sourceUrl);
  const section = ({ title, items, checklist }: DeltaSection): string =>
    `**${title}**\n\n${listed(items, { file, checklist })}`;
  const more = [...foldedSections(plan), ...byArea(plan)];
  return [
    [stateOf(plan, frame), ...(caution === undefined ? [] : [`_${markdownText(caution)}_`])].join('\n\n'),
    ...deltaSections(plan).map(section),
    ...more.map(({ title, items }) => folded(title, listed(items, { file }))),
  ];
}

function byArea(plan: PlanDelta): readonly DeltaSection[] {
  const items = deltaByArea(plan).flatMap(({ title, items: own }) =>
    own.map((item) => ({ ...item, text: `${title}. ${item.text}` })),
  );
  return items.length === 0 ? [] : [{ title: 'By department', items }];
}

/** Where the plan is, what happened to it as a whole, and who answers for its file. */
function stateOf(plan: PlanDelta, { ownersOf }: MarkdownFrame): string {
  const owners = ownersOf(pathOf(plan)).map(personSpan);
  return [states[plan.change](plan), ...(owners.length === 0 ? [] : [`owners of the file: ${owners.join(', ')}`])].join(
    ' · ',
  );
}

/** Where the file of a plan as it is now can be read on the web. */
function fileUrl({ after }: PlanDelta, sourceUrl: string | undefined): string | undefined {
  return after === undefined || sourceUrl === undefined ? undefined : `${sourceUrl}/${encodedPath(after.path)}`;
}

const states: Readonly<Record<PlanDelta['change'], (plan: PlanDelta) => string>> = {
  added: (plan) => `${pathText(pathOf(plan))} · a new plan`,
  deleted: (plan) => `${pathText(pathOf(plan))} · ${markdownText(sayGone(plan))}`,
  modified: (plan) => pathText(pathOf(plan)),
  renamed: (plan) => `${pathText(pathOf(plan))} · renamed from ${pathText(plan.before?.path ?? '')}`,
};

/** What was compared, why findings differ, and where the run is. */
function footOf(delta: ChangeDelta, { runUrl }: MarkdownFrame): string {
  const head = delta.head === undefined ? 'the working tree' : codeSpan(delta.head.slice(0, 12));
  const compared = `${codeSpan(delta.base.slice(0, 12))} → ${head}, as of ${sayDay(delta.asOf, undefined)}`;
  const run = runUrl === undefined ? [] : [markdownLink('run', runUrl)];
  return [markdownText(causesSentence(delta)), [compared, ...run].join(' · ')].join('\n\n');
}

interface ListOptions {
  readonly file?: string | undefined;
  readonly checklist?: true | undefined;
}

function listed(items: readonly DeltaItem[], options: ListOptions = {}): string {
  const more = items.length - ITEMS_SHOWN;
  const lines = items.slice(0, ITEMS_SHOWN).map((item) => itemLine(item, options));
  return [...lines, ...(more > 0 ? [`- and ${String(more)} more`] : [])].join('\n');
}

function itemLine({ text, rule, line, person }: DeltaItem, { file, checklist }: ListOptions): string {
  const where = [
    ...(person === undefined ? [] : [personSpan(person)]),
    ...(line === undefined ? [] : [lineLink(line, file)]),
  ];
  const link = rule === undefined ? '' : ` ${ruleLink(rule)}`;
  return [`- ${checklist ? '[ ] ' : ''}${markdownText(text)}${link}`, ...where].join(' · ');
}

function lineLink(line: number, file: string | undefined): string {
  const said = `line ${String(line)}`;
  return file === undefined ? said : markdownLink(said, `${file}#L${String(line)}`);
}

function textOf(section: Section): string {
  return typeof section === 'string' ? section : section.first;
}
