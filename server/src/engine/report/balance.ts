import { effortSplit } from '../../lints/kit/effort-split.ts';
import { wayTo } from './linked.ts';
import { html, type Markup } from './markup.ts';
import type { ReportedPlan } from './reported-plan.ts';

const [CENTRE, LARGEST] = [90, 78] as const;

/** The two wheels of a launch, building it and bringing it to customers, each as large as its share of the effort. */
export function balance(plan: ReportedPlan): Markup {
  const { report } = plan;
  const split = effortSplit(report.plan);
  const findings = report.findings.filter(({ rule }) => rule.startsWith('balance/'));
  const remarks = findings.map(({ message, span }) => html`<li>${message}${wayTo(message, plan.linkTo(span))}</li>`);
  const list =
    remarks.length === 0
      ? html``
      : html`<ul>
          ${remarks}
        </ul>`;
  if (split === undefined) {
    return html`<section>
      <h2>Balance of the two wheels</h2>
      <p>The plan does not say how the effort is split between building it and bringing it to customers.</p>
      ${list}
    </section>`;
  }
  const { build, distribute } = split;
  return html`<section>
    <h2>Balance of the two wheels</h2>
    <svg
      class="wheels"
      viewBox="0 0 400 210"
      role="img"
      aria-label="Building ${build} percent, bringing it to customers ${distribute} percent"
    >
      <line x1="${CENTRE}" x2="${400 - CENTRE}" y1="170" y2="170" class="grid" />
      ${wheel(CENTRE, build)}${wheel(400 - CENTRE, distribute)}
      <text x="${CENTRE}" y="200" text-anchor="middle">Build ${build} %</text>
      <text x="${400 - CENTRE}" y="200" text-anchor="middle">Bring to customers ${distribute} %</text></svg
    >${list}
  </section>`;
}

/** Its area is the share; it stands on the ground. */
function wheel(x: number, share: number): Markup {
  const radius = Math.max(LARGEST * Math.sqrt(share / 100), 3);
  return html`<circle cx="${x}" cy="${(170 - radius).toFixed(1)}" r="${radius.toFixed(1)}" class="wheel" /><circle
      cx="${x}"
      cy="${(170 - radius).toFixed(1)}"
      r="3"
      class="hub"
    />`;
}
