import type { Severity } from '../../lints/severity.ts';
import { sayDay } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Check, Finding } from '../finding.ts';
import { type Entry, grouped } from '../readiness/group.ts';
import { wayTo } from './linked.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { ReportedPlan } from './reported-plan.ts';
import { severityTerms } from '../../plan/words.ts';

const SHOWN = 5;

/** The first five things to do, most urgent first, each with the person to ask. */
export function nextActions(plan: ReportedPlan): Markup {
  const { report, today } = plan;
  const launch = given(report.plan.date);
  const owners = new Map<Finding | undefined, string | undefined>(
    report.checks.map(({ finding, owner }: Check) => [finding, owner]),
  );
  const pressing = grouped(report.findings, today, report.plan)
    .map((entry) => actionOf(entry))
    .filter(({ severity, upcoming }) => severity !== 'info' && !upcoming)
    .toSorted((a, b) => rank[a.severity] - rank[b.severity] || (a.due ?? -Infinity) - (b.due ?? -Infinity));
  if (pressing.length === 0) {
    return html`<section>
      <h2>Next actions</h2>
      <p>Nothing is pressing today.</p>
    </section>`;
  }
  const items = pressing.slice(0, SHOWN).map(({ message, severity, due, span, first }) => {
    const owner = owners.get(first) ?? given(report.plan.owner);
    const day = due === undefined ? '' : ` · ${due < today ? 'was due' : 'due'} ${sayDay(due, launch)}`;
    const way = wayTo(message, plan.linkTo(span));
    return html`<li>
      <span class="chip tone-${severityTerms[severity].tone}">${severityTerms[severity].word}</span>
      ${message}
      <span class="who"
        >${owner === undefined ? 'Nobody is named' : `Ask ${owner}`}${day}${way === nothing ? '' : ' ·'}${way}</span
      >
    </li>`;
  });
  const more = pressing.length - items.length;
  return html`<section>
    <h2>Next actions</h2>
    <ol class="actions">
      ${items}
    </ol>
    ${more > 0 ? html`<p>And ${more} more; they stand below, by owner.</p>` : html``}
  </section>`;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

interface Action extends Pick<Finding, 'message' | 'severity' | 'due' | 'upcoming' | 'span'> {
  /** The finding that it is about; the first of an absent section. */
  readonly first: Finding | undefined;
}

function actionOf(entry: Entry): Action {
  const { message, severity, due, upcoming, span } = entry.kind === 'finding' ? entry.finding : entry;
  return {
    message,
    severity,
    due,
    upcoming,
    span,
    first: entry.kind === 'finding' ? entry.finding : entry.findings[0],
  };
}
