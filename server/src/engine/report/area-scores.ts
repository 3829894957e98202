import { keyWords } from '../../text/key-words.ts';
import { sectionTitle } from '../readiness/group.ts';
import type { TreeArea } from '../readiness/readiness-tree.ts';
import { html, type Markup } from './markup.ts';
import type { ReportedPlan } from './reported-plan.ts';

const [LABEL, BAR, ROW] = [150, 420, 24] as const;

/** How much of each area is done, planned, waived and open, as a bar for each. */
export function areaScores({ tree }: ReportedPlan): Markup {
  const areas = tree.areas;
  if (areas.length === 0) {
    return html`<section>
      <h2>Score by area</h2>
      <p>Nothing is asked of this plan.</p>
    </section>`;
  }
  const height = areas.length * ROW;
  return html`<section>
    <h2>Score by area</h2>
    <p class="legend">
      <span class="key fill-good"></span> done <span class="key fill-calm"></span> planned or waived
      <span class="key fill-rest"></span> open
    </p>
    <svg
      viewBox="0 0 ${LABEL + BAR + 130} ${height}"
      role="img"
      aria-label="Score by area: ${areas.map(said).join('; ')}"
    >
      ${areas.map((area, index) => bar(area, index * ROW))}
    </svg>
  </section>`;
}

function titleOf({ area }: TreeArea): string {
  return sectionTitle(keyWords(area));
}

function said(area: TreeArea): string {
  return `${titleOf(area)} ${area.score ?? 0} percent`;
}

function bar(area: TreeArea, top: number): Markup {
  const { done, planned, waived, open } = area;
  const all = Math.max(done + planned + waived + open, 1);
  const [good, calm] = [(done / all) * BAR, ((planned + waived) / all) * BAR];
  const rest = BAR - good - calm;
  const place = (from: number, width: number, fill: string): Markup =>
    width <= 0
      ? html``
      : html`<rect
          x="${fixed(LABEL + from)}"
          y="${top + 5}"
          width="${fixed(width)}"
          height="14"
          class="fill-${fill}"
        />`;
  return html`<text x="0" y="${top + 17}">${titleOf(area)}</text
    >${place(0, good, 'good')}${place(good, calm, 'calm')}${place(good + calm, rest, 'rest')}<text
      x="${LABEL + BAR + 10}"
      y="${top + 17}"
      >${area.score ?? 0} %, ${done} of ${all}</text
    > `;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
