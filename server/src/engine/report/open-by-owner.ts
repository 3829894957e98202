import { type Day, sayDay } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { groupBy } from '../../text/group-by.ts';
import type { TreeCheck } from '../readiness/readiness-tree.ts';
import { columnOf } from '../readiness/readiness.ts';
import { linked } from './linked.ts';
import { html, type Markup } from './markup.ts';
import type { ReportedPlan } from './reported-plan.ts';
import { stateTerms } from '../../plan/words.ts';

/** Every open check under the person who has to settle it, those without anybody first. */
export function openByOwner(plan: ReportedPlan): Markup {
  const open = plan.tree.areas.flatMap(({ checks }) => checks).filter(({ state }) => columnOf(state) === 'open');
  if (open.length === 0) {
    return html`<section>
      <h2>Open checks by owner</h2>
      <p>No check is open.</p>
    </section>`;
  }
  const owners = [...groupBy(open, ({ owner }) => owner)].toSorted(([a, mine], [b, theirs]) =>
    a === undefined ? -1 : b === undefined ? 1 : theirs.length - mine.length,
  );
  return html`<section>
    <h2>Open checks by owner</h2>
    ${owners.map(([owner, checks]) => part(owner, checks, plan))}
  </section>`;
}

function part(owner: string | undefined, checks: readonly TreeCheck[], plan: ReportedPlan): Markup {
  const launch = given(plan.report.plan.date);
  const pressing = checks.filter(({ upcoming }) => !upcoming);
  const later = checks.filter(({ upcoming }) => upcoming).toSorted((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity));
  const list = (some: readonly TreeCheck[]): Markup => table(some, launch, plan);
  return html`<h3>${owner ?? 'Nobody is named'} <small>${checks.length} open</small></h3>
    ${pressing.length === 0 ? html`` : list(pressing)}
    ${
      later.length === 0
        ? html``
        : html`<details>
            <summary>${later.length} not due yet</summary>
            ${list(later)}
          </details>`
    }`;
}

function table(checks: readonly TreeCheck[], launch: Day | undefined, plan: ReportedPlan): Markup {
  const rows = checks.map(
    ({ title, state, due, rule, span }) =>
      html`<tr>
        <td><span class="chip tone-${stateTerms[state].tone}">${stateTerms[state].word}</span></td>
        <td>${linked(title, plan.linkTo(span))} <code>${rule}</code></td>
        <td class="day">${due === undefined ? '' : sayDay(due, launch)}</td>
      </tr> `,
  );
  return html`<table class="checks">
    <thead>
      <tr>
        <th scope="col">State</th>
        <th scope="col">Check</th>
        <th scope="col">Due</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
