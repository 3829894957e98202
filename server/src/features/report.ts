import { reportPage } from '../engine/report/report-page.ts';
import { reportedPlan } from '../engine/report/reported-plan.ts';
import { given } from '../plan/fact.ts';
import { feature } from './feature.ts';

export interface ReportParams {
  readonly textDocument: { readonly uri: string };
  /** Index in the `---` stream of the file; the first plan where it is left out. */
  readonly document?: number;
  /** Letters and digits, new for each page: the page allows only the style sheet that has them. */
  readonly nonce: string;
  /**
   * The address that opens a place of the plan, with `{line}` and `{character}` as placeholders for the numbers, from
   * 0. Without it, the page has no links into the plan.
   */
  readonly link?: string;
}

export interface ReportAnswer {
  readonly name: string | null;
  /** A page for a web view without scripts. */
  readonly html: string;
}

/** The readiness report as a page to show. */
export default feature<ReportParams, ReportAnswer>({
  method: 'launchplan/report',
  capability: {},
  provide(view, { document, nonce, link }) {
    const report = view.reports.find(({ plan }) => document === undefined || plan.document.index === document);
    if (report === undefined || !/^[A-Za-z0-9]+$/.test(nonce)) return null;
    const plan = reportedPlan(fileName(view.uri), report, view.today, (span) => {
      const { line, character } = view.rangeOf(span).start;
      return link?.replaceAll('{line}', String(line)).replaceAll('{character}', String(character));
    });
    return { name: given(report.plan.name) ?? null, html: reportPage([plan], view.today, nonce) };
  },
});

/** The last two parts of an address: a folder says which of many `launch.yaml` it is. */
function fileName(uri: string): string {
  const parts = uri.split('/').slice(-2).join('/');
  try {
    return decodeURIComponent(parts);
  } catch {
    return parts;
  }
}
