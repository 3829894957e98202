import { type Day, sayDay } from '../../plan/calendar.ts';
import { areaScores } from './area-scores.ts';
import { balance } from './balance.ts';
import { departments } from './departments.ts';
import { headline } from './headline.ts';
import { html, type Markup, nothing } from './markup.ts';
import { nextActions } from './next-actions.ts';
import { openByOwner } from './open-by-owner.ts';
import { promisesAtRisk } from './promises-at-risk.ts';
import { nameOf, type ReportedPlan } from './reported-plan.ts';
import { styles } from './styles.ts';
import { timeline } from './timeline.ts';

/** What a page of several plans says beside them. */
export interface PageFrame {
  /** Of the plans, in their order. */
  readonly names: readonly string[];
  readonly asOf: Day;
  /** Names the one style sheet that the page allows itself; letters and digits that no plan can foresee. */
  readonly nonce: string;
  /** What could not be read as it should, in sentences. */
  readonly problems?: readonly string[];
}

/** The page that a go/no-go meeting looks at: one file that loads nothing and runs nothing. */
export function reportPage(plans: readonly ReportedPlan[], asOf: Day, nonce: string): string {
  const { before, after } = pageAround({ names: plans.map(nameOf), asOf, nonce });
  const articles = plans.map((plan, index) => planArticle(plan, index + 1));
  return [before, ...articles, after].join('');
}

/** The start and the end of a page, for callers that do not have all articles in memory. */
export function pageAround({ names, asOf, nonce, problems = [] }: PageFrame): {
  readonly before: string;
  readonly after: string;
} {
  const [first] = names;
  const title = names.length === 1 && first !== undefined ? `${first}: launch readiness` : 'Launch readiness';
  const content = names.length === 0 ? html`<p>No launch plan was found.</p>` : nothing;
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
        ${names.length > 1 ? contents(names) : nothing}
        <main>${faults(problems)}${content}${here}</main>
        <footer>
          <p>
            As of ${sayDay(asOf, undefined)}, by Launch Plans. A check is done when the plan shows it, not when somebody
            says so.
          </p>
        </footer>
      </body>
    </html> `;
  const [before = '', after = ''] = page.markup.split(here.markup);
  return { before, after };
}

/** Marks the place of the articles. No text can stand for it, since all are escaped. */
const here = html`<!-- articles -->`;

function contents(names: readonly string[]): Markup {
  const links = names.map((name, index) => html`<li><a href="#plan-${index + 1}">${name}</a></li>`);
  return html`<nav aria-label="Plans">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

/**
 * A plan on the page.
 *
 * @param number which of the plans it is, from 1.
 */
export function planArticle(plan: ReportedPlan, number: number): string {
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
  return html`<article id="plan-${number}" aria-label="${nameOf(plan)}">${sections}</article> `.markup;
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
