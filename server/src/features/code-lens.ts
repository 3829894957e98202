import type { CodeLens } from 'vscode-languageserver-types';
import type { PlanReport } from '../engine/check/check.ts';
import type { Check } from '../engine/finding.ts';
import { columnOf } from '../engine/readiness/readiness.ts';
import { sayDay, sayDays, type Day } from '../plan/calendar.ts';
import { given } from '../plan/fact.ts';
import { sayFindings, verdictTerms } from '../plan/words.ts';
import { groupBy } from '../text/group-by.ts';
import type { Span } from '../text/span.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';

/** Says above a plan how ready it is, and above each of its sections which checks are open. */
export default feature<object, CodeLens[]>({
  method: 'textDocument/codeLens',
  capability: { codeLensProvider: {} },
  provide: (view) =>
    view.settings.codeLens
      ? view.reports.flatMap((report) => [planLens(report, view), ...sectionLenses(report, view)])
      : [],
});

function planLens(report: PlanReport, view: DocumentView): CodeLens {
  const { plan, readiness, findings } = report;
  const { verdict, score } = readiness;
  const blockers = findings.filter(({ severity }) => severity === 'error').length;
  const title = [
    verdictTerms[verdict].word,
    ...(score === null ? [] : [`${String(score)} % done`]),
    ...(blockers === 0 ? [] : [sayFindings(blockers, 'error')]),
    ...(verdict === 'cancelled' ? [] : daysToLaunch(given(plan.date), view.today)),
  ].join(' · ');
  return lens(plan.at.span, title, report, view);
}

function daysToLaunch(launch: Day | undefined, today: Day): readonly string[] {
  if (launch === undefined) return [];
  const left = launch - today;
  if (left === 0) return ['launch is today'];
  return [left > 0 ? `${sayDays(left)} to launch` : `${sayDays(-left)} after the launch date`];
}

function sectionLenses(report: PlanReport, view: DocumentView): readonly CodeLens[] {
  const { document, date } = report.plan;
  const root = document.root;
  if (root?.kind !== 'mapping') return [];
  const open = groupBy(
    report.checks.filter(({ state }) => columnOf(state) === 'open'),
    ({ at }) => at.path[0],
  );
  return root.entries.flatMap(({ key, value, merged }) => {
    const checks = open.get(key.text);
    const isSection = value.kind === 'mapping' || value.kind === 'sequence';
    if (merged || !isSection || checks === undefined) return [];
    return [lens(key.span, openChecks(checks, view.today, given(date)), report, view)];
  });
}

/** "3 open, first due 8 February"; "1 open, was due 8 February". */
function openChecks(checks: readonly Check[], today: Day, launch: Day | undefined): string {
  const [first] = checks.flatMap(({ due }) => due ?? []).toSorted((a, b) => a - b);
  const count = `${String(checks.length)} open`;
  if (first === undefined) return count;
  const words = [...(checks.length > 1 ? ['first'] : []), ...(first < today ? ['was'] : []), 'due'].join(' ');
  return `${count}, ${words} ${sayDay(first, launch)}`;
}

function lens(span: Span, title: string, { plan }: PlanReport, view: DocumentView): CodeLens {
  const range = view.rangeOf(span);
  // The protocol has no lens without a command; one with an empty command is shown as text that does nothing.
  if (!view.client.extensionCommands) return { range, command: { title, command: '' } };
  const target = { uri: view.uri, document: plan.document.index };
  return { range, command: { title, command: 'launchplan.showReport', arguments: [target] } };
}
