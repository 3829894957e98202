import { keyWords } from '../../text/key-words.ts';
import { type Day, dayOf, formatDay, sayDay } from '../../plan/calendar.ts';
import { type DateRef, dayMeant } from '../../plan/date-ref.ts';
import { type Fact, given, items } from '../../plan/fact.ts';
import { sectionTitle } from '../readiness/group.ts';
import { columnOf } from '../readiness/readiness.ts';
import { html, type Markup } from './markup.ts';
import type { ReportedPlan } from './reported-plan.ts';
import { stateTerms, type Tone } from '../../plan/words.ts';

const [LABEL, WIDTH, ROW, HEAD] = [220, 640, 22, 26] as const;
/** More rows than this are no picture any more. */
const MOST = 40;
/** A longer name is cut: the picture has one line for it. */
const LONGEST = 30;

interface Row {
  readonly label: string;
  readonly from: Day;
  /** Absent for what happens on one day. */
  readonly to?: Day;
  readonly tone: Tone;
  /** The same in words. */
  readonly said: string;
}

/** Milestones, rollout steps and the lead times of the areas up to the launch, with today's line. */
export function timeline(plan: ReportedPlan): Markup {
  const { report, today } = plan;
  const launch = given(report.plan.date);
  if (launch === undefined) {
    return html`<section>
      <h2>Timeline</h2>
      <p>Without a launch date there is none.</p>
    </section>`;
  }
  const all = [...days(plan, launch), ...leads(plan, launch)];
  const rows = all.slice(0, MOST);
  const first = Math.min(today, launch, ...rows.map(({ from }) => from)) - 3;
  const last = Math.max(today, launch, ...rows.map(({ from, to }) => to ?? from)) + 3;
  const x = (day: Day): number => LABEL + ((day - first) / (last - first)) * WIDTH;
  const height = HEAD + Math.max(rows.length, 1) * ROW + 20;
  const line = (day: Day, name: string, label: string, y: number): Markup =>
    html`<line
        x1="${x(day).toFixed(1)}"
        x2="${x(day).toFixed(1)}"
        y1="${HEAD - 6}"
        y2="${height - 16}"
        class="${name}"
      /><text x="${x(day).toFixed(1)}" y="${y}" class="${name}-label" text-anchor="${anchor(x(day))}">${label}</text>`;
  const words = rows.map(({ said }) => html`<li>${said}</li>`);
  const more = all.length - rows.length;
  return html`<section>
    <h2>Timeline</h2>
    <p class="legend">
      A diamond is a day; a bar runs from the day by which an area has to be in place to the launch. Green has nothing
      open.
    </p>
    <svg
      viewBox="0 0 ${LABEL + WIDTH + 20} ${height}"
      role="img"
      aria-label="Timeline from ${sayDay(first, undefined)} to ${sayDay(last, undefined)}; the list below says the same"
    >
      ${months(first, last).map((day) => html`<line x1="${x(day).toFixed(1)}" x2="${x(day).toFixed(1)}" y1="${HEAD - 6}" y2="${height - 16}" class="grid" /><text x="${(x(day) + 3).toFixed(1)}" y="12" class="grid-label">${monthOf(day)}</text>`)}
      ${rows.map((row, index) => drawn(row, HEAD + index * ROW, x))} ${line(launch, 'launch', 'Launch', height - 4)}
      ${line(today, 'today', 'Today', Math.abs(x(launch) - x(today)) < 60 ? HEAD - 8 : height - 4)}
    </svg>
    <details>
      <summary>The timeline in words</summary>
      <ul>
        ${words}
      </ul>
    </details>
    ${more > 0 ? html`<p>And ${more} more.</p>` : html``}
  </section>`;
}

function anchor(at: number): string {
  if (at > LABEL + WIDTH - 30) return 'end';
  return at < LABEL + 30 ? 'start' : 'middle';
}

function drawn({ label, from, to, tone }: Row, top: number, x: (day: Day) => number): Markup {
  const middle = top + ROW / 2;
  const shape =
    to === undefined
      ? html`<path d="M ${x(from).toFixed(1)} ${middle - 6} l 6 6 l -6 6 l -6 -6 z" class="fill-${tone}" />`
      : html`<rect
          x="${x(from).toFixed(1)}"
          y="${middle - 4}"
          width="${Math.max(x(to) - x(from), 2).toFixed(1)}"
          height="8"
          rx="3"
          class="fill-${tone}"
        />`;
  return html`<text x="0" y="${middle + 4}">${shortened(label)}</text>${shape} `;
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

/** What happens on one day: milestones and steps of the rollout. */
function days({ report: { plan }, today }: ReportedPlan, launch: Day): readonly Row[] {
  const meant = (date: Fact<DateRef>): Day | undefined => {
    const value = given(date);
    return value === undefined ? undefined : dayMeant(value, launch);
  };
  const milestones = items(plan.milestones).flatMap(({ value }): readonly Row[] => {
    const label = given(value.what) ?? given(value.id) ?? 'Milestone';
    const done = meant(value.done);
    const isDone = done !== undefined || given(value.status) === 'done';
    const day = done ?? meant(value.due);
    if (day === undefined) return [];
    const tone: Tone = isDone ? 'good' : day < today ? 'bad' : 'calm';
    const state = isDone ? 'done' : day < today ? 'was due' : 'due';
    return [{ label, from: day, tone, said: `${label}: ${state} ${sayDay(day, launch)}` }];
  });
  const steps = items(plan.rollout.steps).flatMap(({ value }): readonly Row[] => {
    const label = given(value.to) ?? given(value.id) ?? 'Rollout step';
    const day = meant(value.date);
    return day === undefined
      ? []
      : [{ label: `To: ${label}`, from: day, tone: 'calm', said: `Rollout to ${label}: ${sayDay(day, launch)}` }];
  });
  return [...milestones, ...steps].toSorted((a, b) => a.from - b.from);
}

/** From when each area has to be in place. */
function leads({ tree }: ReportedPlan, launch: Day): readonly Row[] {
  return tree.areas
    .flatMap((area): readonly Row[] => {
      const asked = area.checks.filter(({ state }) => columnOf(state) !== undefined);
      const due = Math.min(...asked.flatMap((check) => check.due ?? []));
      if (!Number.isFinite(due) || due >= launch) return [];
      const label = sectionTitle(keyWords(area.area));
      const said = `${label}: in place from ${sayDay(due, launch)} on, ${area.open === 0 ? 'nothing open' : `${area.open} open`}`;
      return [{ label, from: due, to: launch, tone: area.open === 0 ? 'good' : stateTerms[area.state].tone, said }];
    })
    .toSorted((a, b) => a.from - b.from);
}

/** The first days of the months in between, no more than a dozen of them. */
function months(first: Day, last: Day): readonly Day[] {
  const start = new Date(formatDay(first));
  const all: Day[] = [];
  for (let month = 1; ; month++) {
    const day = dayOf(start.getUTCFullYear(), start.getUTCMonth() + 1 + month, 1);
    // A date far off makes no endless picture.
    if (day > last || all.length > 600) break;
    all.push(day);
  }
  const step = Math.max(1, Math.ceil(all.length / 12));
  return all.filter((_, index) => index % step === 0);
}

function monthOf(day: Day): string {
  const [, month = '', year = ''] = sayDay(day, undefined).split(' ');
  return `${month.slice(0, 3)} ${year}`;
}
