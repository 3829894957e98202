import { type Day, sayDay } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { sectionAt } from '../../plan/plan.ts';
import { sectionTitle } from '../readiness/group.ts';
import type { TreeCheck } from '../readiness/readiness-tree.ts';
import { columnOf } from '../readiness/readiness.ts';
import { linked } from './linked.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { ReportedPlan } from './reported-plan.ts';
import { stateTerms } from '../../plan/words.ts';

/** The sections of a plan that are departments of a company, in the order in which a meeting asks them. */
const names: readonly string[] = [
  'sales',
  'marketing',
  'pricing',
  'finance',
  'legal',
  'engineering',
  'support',
  'services',
  'docs',
  'comms',
];

/** A row for each department, so that each can look for its own. */
export function departments(plan: ReportedPlan): Markup {
  const rows = [...names, ...plan.report.plan.departments.keys()].map((name) => row(name, plan));
  return html`<section>
    <h2>Departments</h2>
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">Department</th>
          <th scope="col">Owner</th>
          <th scope="col">State</th>
          <th scope="col" class="number">Done</th>
          <th scope="col">Next day</th>
          <th scope="col">First to settle</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function row(name: string, plan: ReportedPlan): Markup {
  const { report, tree, today } = plan;
  const launch = given(report.plan.date);
  const area = tree.areas.find((one) => one.area === name);
  const section = sectionAt(report.plan, name);
  if (section === undefined) return nothing;
  const checks = (area?.checks ?? []).filter(({ state }) => columnOf(state) !== undefined);
  const [worst] = checks;
  const title = sectionTitle(name);
  const owner = given(section.owner) ?? (section.written ? 'nobody named' : 'not in the plan');
  if (worst === undefined) {
    const state = given(section.unchanged) === undefined ? 'nothing is asked' : 'nothing changes for it';
    return html`<tr>
      <th scope="row">${title}</th>
      <td data-label="Owner">${owner}</td>
      <td data-label="State">${state}</td>
      <td data-label="Done" class="number">–</td>
      <td></td>
      <td></td>
    </tr> `;
  }
  const done = checks.filter(({ state }) => state === 'done').length;
  const open = checks.find(({ state, message }) => columnOf(state) === 'open' && message !== undefined);
  const next = nextDay(checks, today);
  return html`<tr>
    <th scope="row">${title}</th>
    <td data-label="Owner">${owner}</td>
    <td data-label="State">
      <span class="chip tone-${stateTerms[worst.state].tone}">${stateTerms[worst.state].word}</span>
    </td>
    <td data-label="Done" class="number">${done} of ${checks.length}</td>
    <td data-label="Next day" class="day">${next === undefined ? '' : sayDay(next, launch)}</td>
    <td data-label="First to settle">${open === undefined ? '' : linked(open.title, plan.linkTo(open.span))}</td>
  </tr> `;
}

/** The first day from today on that something of it is planned for or needed by. */
function nextDay(checks: readonly TreeCheck[], today: Day): Day | undefined {
  const days = checks
    .filter(({ state }) => state !== 'done' && state !== 'waived')
    .flatMap(({ plannedFor, due }) => plannedFor ?? due ?? [])
    .filter((day) => day >= today);
  return days.length === 0 ? undefined : Math.min(...days);
}
