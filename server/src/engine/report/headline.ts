import { sayDay, sayDays, weekdayOf } from '../../plan/calendar.ts';
import { sayLaunch } from '../../plan/say-launch.ts';
import { type Fact, given } from '../../plan/fact.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { ReportedPlan } from './reported-plan.ts';
import { verdictTerms } from '../../plan/words.ts';
import { capitalised } from '../../text/capitalised.ts';
import { verdictReason } from '../readiness/verdict-sentence.ts';

/** What launches, the verdict in one sentence, the date and how it moved. */
export function headline(plan: ReportedPlan): Markup {
  const { report, path } = plan;
  const { readiness, plan: said } = report;
  const { word, tone } = verdictTerms[readiness.verdict];
  const facts = [
    ...fact('Tier', said.tier),
    ...fact('Stage', said.stage),
    ...fact('Owner', said.owner),
    ...fact('Sponsor', said.sponsor),
  ];
  return html`<header>
    <p class="path">${path}</p>
    <h1>${given(said.name) ?? 'A launch without a name'}</h1>
    <p class="facts">${facts}</p>
    <p class="verdict tone-${tone}"><strong>${word}</strong> <span>${capitalised(verdictReason(report))}</span></p>
    <div class="numbers">
      ${dateCard(plan)} ${card('Done', readiness.score === null ? '–' : `${readiness.score} %`, 'of all checks')}
      ${card('Covered', readiness.covered === null ? '–' : `${readiness.covered} %`, 'done or planned')}
      ${card('Blockers', String(plan.tree.blockers), plan.tree.blockers === 1 ? 'stands in the way' : 'stand in the way')}
    </div>
    ${dateMoves(plan)}
  </header> `;
}

function fact(label: string, value: Fact<string | number>): readonly Markup[] {
  const known = given(value);
  return known === undefined ? [] : [html`<span>${label} <b>${known}</b></span> `];
}

function card(label: string, value: string, note: string): Markup {
  return html`<div class="card">
    <p class="label">${label}</p>
    <p class="value">${value}</p>
    <p class="note">${note}</p>
  </div>`;
}

function dateCard({ report, today }: ReportedPlan): Markup {
  const date = given(report.plan.date);
  if (date === undefined) return card('Launch', 'No date', 'the plan gives none that can be read');
  const { datePrecision } = report.plan;
  const kind = datePrecision === 'day' ? weekdayOf(date) : `no day yet, only a ${datePrecision}`;
  return card('Launch', sayLaunch(report.plan) ?? '', `${kind}, ${distance(date - today)}`);
}

function distance(left: number): string {
  if (left === 0) return 'today';
  return left > 0 ? `in ${sayDays(left)}` : `${sayDays(-left)} ago`;
}

function dateMoves({ report: { moves } }: ReportedPlan): Markup {
  if (moves.length === 0) return nothing;
  const items = moves.map(({ from, to, known, told }) => {
    const reason = told.map((slip) => given(slip.reason) ?? '').find((text) => text !== '');
    const when = known === undefined ? '' : `, on ${sayDay(known.on, to)}`;
    return html`<li>
      ${sayDay(from, undefined)} to ${sayDay(to, undefined)}, ${sayDays(to - from)} later${when}:
      ${reason ?? 'nobody wrote down why'}
    </li>`;
  });
  return html`<section>
    <h2>How the date moved</h2>
    <ul>
      ${items}
    </ul>
    <p>${total(moves)}</p>
  </section>`;
}

function total(moves: readonly { readonly days: number }[]): string {
  const days = moves.reduce((sum, move) => sum + move.days, 0);
  return `${moves.length === 1 ? 'It moved once' : `It moved ${moves.length} times`}, by ${sayDays(days)} in all.`;
}
