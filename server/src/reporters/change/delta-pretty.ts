import { colorsFor, type Colors } from '../text/colors.ts';
import { isUnchanged, pathOf, type ChangeDelta } from '../../engine/compare/change-delta.ts';
import type { Gate } from '../../engine/compare/gates.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import { printable, printableLine } from '../../text/printable.ts';
import { verdictTerms } from '../../plan/words.ts';
import { crossedGates } from './crossed-gates.ts';
import { cautionOn } from './delta-caution.ts';
import { causesSentence, deltaSections, foldedSections, furtherSections, policySections } from './delta-sections.ts';
import type { DeltaItem } from './delta-item.ts';
import { capitalised } from '../../text/capitalised.ts';
import { sayGone } from './say-gone.ts';
import { headerOf } from '../text/plan-header.ts';

/** A change on a terminal: one sentence, then for each plan what to agree on and what the change does. */
export function deltaPretty(
  delta: ChangeDelta,
  { headline, gates, color }: { readonly headline: string; readonly gates: readonly Gate[]; readonly color: boolean },
): string {
  const colors = colorsFor(color);
  const sentence = printableLine(headline);
  if (isUnchanged(delta)) return `${sentence}\n`;
  const crossed = crossedGates(gates);
  const blocks = [
    colors.bold(sentence),
    ...(crossed.length === 0 ? [] : [crossed.map(({ text }) => colors.red(printableLine(text))).join('\n')]),
    ...policySections(delta).map(({ title, items }) => listed(title, items, '', colors)),
    ...delta.plans.map((plan) => planBlock(plan, delta, colors)),
    ...furtherSections(delta).map(({ title, items }) => listed(title, items, '', colors)),
    colors.dim(causesSentence(delta)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function planBlock(plan: PlanDelta, { asOf }: ChangeDelta, colors: Colors): string {
  const { before, after } = plan;
  const side = after ?? before;
  const path = pathOf(plan);
  const header = side === undefined ? path : headerOf(path, side.report.plan, asOf);
  const sections = [...deltaSections(plan), ...foldedSections(plan)].map(({ title, items }) =>
    listed(title, items, path, colors),
  );
  const caution = cautionOn(plan);
  return [
    colors.bold(printableLine(header)),
    printable(taskState(plan)),
    ...(caution === undefined ? [] : [colors.yellow(caution)]),
    ...sections,
  ].join('\n');
}

/** What happened to the plan, its verdict and its score. */
function taskState(plan: PlanDelta): string {
  const { change, before, after } = plan;
  const moved = change === 'renamed' ? `Renamed from ${before?.path ?? ''}. ` : '';
  const gone = `${capitalised(sayGone(plan))}. Before: `;
  const states = { added: 'New plan. ', deleted: gone, modified: '', renamed: moved };
  const [was, is] = [before?.report.readiness, after?.report.readiness];
  const score = (value: number | null | undefined): string =>
    typeof value === 'number' ? `${String(value)} % done` : 'no score';
  const said = (from: string | undefined, to: string | undefined): string =>
    from === undefined || to === undefined || from === to ? (to ?? from ?? '') : `${from} → ${to}`;
  const verdict = said(was && verdictTerms[was.verdict].word, is && verdictTerms[is.verdict].word);
  return `${states[change]}${verdict}, ${said(was && score(was.score), is && score(is.score)).replace(' done →', ' →')}`;
}

function listed(title: string, items: readonly DeltaItem[], path: string, colors: Colors): string {
  const lines = items.map(({ text, rule, line, person }) => {
    const where = [
      ...(person === undefined ? [] : [`(${person})`]),
      ...(rule === undefined ? [] : [rule]),
      ...(line === undefined ? [] : [`${path}:${String(line)}`]),
    ];
    return `    ${printable(text)}${where.length === 0 ? '' : ` ${colors.dim(printable(where.join(' ')))}`}`;
  });
  return [`  ${colors.cyan(title)}`, ...lines].join('\n');
}
