import type { Span } from '../../text/span.ts';
import { sayDay, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { PlanReport } from '../check.ts';
import { readinessTree, type ReadinessTree } from '../readiness-tree.ts';
import { areaScores } from './area-scores.ts';
import { balance } from './balance.ts';
import { departments } from './departments.ts';
import { headline } from './headline.ts';
import { html, nothing, type Markup } from './markup.ts';
import { nextActions } from './next-actions.ts';
import { openByOwner } from './open-by-owner.ts';
import { promisesAtRisk } from './promises-at-risk.ts';
import { styles } from './styles.ts';
import { timeline } from './timeline.ts';

/** A plan as the sections of its page see it. */
export interface ReportedPlan {
  /** Where its file is, as people are shown it. */
  readonly path: string;
  readonly report: PlanReport;
  readonly tree: ReadinessTree;
  readonly today: Day;
  /** The address that opens a place of the plan; undefined where there is none. */
  readonly linkTo: (span: Span) => string | undefined;
}

/** A plan for the page; its links lead nowhere unless it is told where to. */
export function reportedPlan(
  path: string,
  report: PlanReport,
  today: Day,
  linkTo: ReportedPlan['linkTo'] = () => undefined,
): ReportedPlan {
  return { path, report, tree: readinessTree(report, today), today, linkTo };
}

/**
 * The page that a go/no-go meeting looks at: one file that loads nothing and runs nothing.
 *
 * @param problems what could not be read as it should, in sentences.
 * @param nonce names the one style sheet that the page allows itself; letters and digits that no plan can foresee.
 */
export function reportPage(
  plans: readonly ReportedPlan[],
  asOf: Day,
  nonce: string,
  problems: readonly string[] = [],
): string {
  const title =
    plans.length === 1 && plans[0] !== undefined ? `${nameOf(plans[0])}: launch readiness` : 'Launch readiness';
  const content =
    plans.length === 0 ? html`<p>No launch plan was found.</p>` : plans.map((plan, index) => article(plan, index));
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${styles}
        </style>
      </head>
      <body>
        ${plans.length > 1 ? contents(plans) : nothing}
        <main>${faults(problems)}${content}</main>
        <footer>
          <p>
            As of ${sayDay(asOf, undefined)}, by Launch Plans. A check is done when the plan shows it, not when somebody
            says so.
          </p>
        </footer>
      </body>
    </html> `;
  return page.markup;
}

function contents(plans: readonly ReportedPlan[]): Markup {
  const links = plans.map((plan, index) => html`<li><a href="#plan-${index + 1}">${nameOf(plan)}</a></li>`);
  return html`<nav aria-label="Plans">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

function article(plan: ReportedPlan, index: number): Markup {
  const sections: readonly Markup[] = [
    headline(plan),
    nextActions(plan),
    promisesAtRisk(plan),
    departments(plan),
    areaScores(plan),
    timeline(plan),
    balance(plan),
    openByOwner(plan),
  ];
  return html`<article id="plan-${index + 1}" aria-label="${nameOf(plan)}">${sections}</article> `;
}

function nameOf({ report, path }: ReportedPlan): string {
  return given(report.plan.name) ?? path;
}

function faults(problems: readonly string[]): Markup {
  if (problems.length === 0) return nothing;
  const items = problems.map((problem) => html`<li>${problem}</li>`);
  return html`<section>
    <h2>What could not be read as it should</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}
