import { sayDay } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given, items } from '../../plan/fact.ts';
import type { Path } from '../../plan/place.ts';
import type { Finding } from '../finding.ts';
import { wayTo } from './linked.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { ReportedPlan } from './reported-plan.ts';

/** What customers were promised and may not get as promised. */
export function promisesAtRisk(plan: ReportedPlan): Markup {
  const { report } = plan;
  const promises = items(report.plan.promises);
  if (promises.length === 0) return nothing;
  const launch = given(report.plan.date);
  const rows = promises.flatMap(({ value, at }) => {
    const findings = report.findings.filter(({ rule, path }) => rule.startsWith('promise/') && isBelow(path, at.path));
    if (findings.length === 0) return [];
    const due = given(value.due);
    const day = due === undefined ? undefined : dayMeant(due, launch);
    return [
      html`<tr>
        <th scope="row">${given(value.to) ?? 'A customer'}</th>
        <td data-label="What">${given(value.what) ?? ''}</td>
        <td data-label="By" class="day">${day === undefined ? 'no day' : sayDay(day, launch)}</td>
        <td data-label="At risk because">${messages(findings, plan)}</td>
      </tr>`,
    ];
  });
  const kept = `${promises.length - rows.length} of ${promises.length}`;
  if (rows.length === 0) {
    return html`<section>
      <h2>Promises at risk</h2>
      <p>None: all ${promises.length} promises fit the plan.</p>
    </section>`;
  }
  return html`<section>
    <h2>Promises at risk</h2>
    <p>${kept} promises fit the plan.</p>
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">To</th>
          <th scope="col">What</th>
          <th scope="col">By</th>
          <th scope="col">At risk because</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

/** Whether a path leads to an item of a list, or on into it. */
function isBelow(path: Path, item: Path): boolean {
  return item.every((step, index) => step === path[index]);
}

function messages(findings: readonly Finding[], plan: ReportedPlan): readonly Markup[] {
  return findings.map(({ message, span }) => html`<p>${message}${wayTo(message, plan.linkTo(span))}</p>`);
}
