import { keyWords } from '../text/key-words.ts';
import { faults } from '../engine/pages/faults.ts';
import { sectionTitle } from '../engine/readiness/group.ts';
import { leadDays } from '../engine/check/timing.ts';
import { catalogueVersions } from '../lints/catalogue-version.ts';
import { lints } from '../lints/index.ts';
import { defaultOptions, type Lint, type Timing } from '../lints/lint.ts';
import { sayDays } from '../plan/calendar.ts';
import { groupBy } from '../text/group-by.ts';
import { lintPage } from '../engine/pages/lint-page.ts';
import { pageAsMarkdown, tableAsMarkdown } from '../engine/pages/page.ts';

/** A file of the documentation, by its path from the repository's root. */
export interface DocumentationFile {
  readonly file: string;
  readonly content: string;
}

/** The pages that are written from the lints: one for each, their index, and the faults of files. */
export function documentation(): readonly DocumentationFile[] {
  return [
    ...lints.map((lint) => ({ file: `docs/lints/${lint.id}.md`, content: pageAsMarkdown(lintPage(lint)) })),
    { file: 'docs/lints/README.md', content: index() },
    { file: 'docs/faults.md', content: faultsPage() },
  ];
}

/**
 * Every lint with its facts, as data: what `docs/lints/catalogue.json` holds. A change of a fact shows there as a diff,
 * whichever file it was made in.
 */
export function catalogueData(): object {
  return {
    version: catalogueVersions.findLast((version) => lints.some(({ since }) => since === version)),
    lints: lints.map(factsOf),
  };
}

function factsOf(lint: Lint): object {
  const { id, since, summary, tiers, tier3, notFor, timing, applies } = lint;
  const { needs, fix, origin, options, hygiene, afterLaunch } = lint;
  return {
    id,
    since,
    summary,
    tiers,
    tier3,
    notFor,
    ...timingFacts(timing),
    applies: applies?.text,
    needs,
    fix,
    ...origin,
    ...(options !== undefined && { options: defaultOptions(lint) }),
    hygiene,
    afterLaunch,
  };
}

function timingFacts(timing: Timing): object {
  switch (timing.kind) {
    case 'lead':
      return { lead: timing.days, hard: timing.hard, unscaled: timing.unscaled, floor: timing.floor };
    case 'fixed':
      return { severity: timing.severity };
    case 'after':
      return { after: timing.days, severity: timing.severity };
  }
}

/** The table of the README: what is asked, by area. */
export function lintTable(): string {
  const rows = [...byArea()].map(([area, members]) => [
    `[${areaTitle(area)}](docs/lints/README.md#${area})`,
    members
      .map(({ id, summary }) => `[${id.slice(area.length + 1)}](docs/lints/${id}.md "${summary.replaceAll('"', '”')}")`)
      .join(', '),
  ]);
  return tableAsMarkdown(['Area', 'Lints'], rows);
}

function byArea(): ReadonlyMap<string, readonly Lint[]> {
  return groupBy(lints, ({ area }) => area);
}

function areaTitle(area: string): string {
  return sectionTitle(keyWords(area));
}

function index(): string {
  const areas = [...byArea()].flatMap(([area, members]) => [
    `### ${areaTitle(area)}`,
    `<a id="${area}"></a>`,
    tableAsMarkdown(
      ['Lint', 'What it finds', 'Tiers', 'When'],
      members.map((lint) => [`[${lint.id}](${lint.id}.md)`, lint.summary, lint.tiers.join(', '), timing(lint)]),
    ),
  ]);
  return [
    '# The readiness lints',
    `${String(lints.length)} lints ask whether the whole product is ready, not only the code. Red means that the plan contradicts itself, or that the time the work needs is gone. Yellow means: plan it this month, or it is late or blocked. Grey means later. [How the lints decide](../catalogue.md) has all rules.`,
    '## What is due when, for a tier 1 launch',
    'The number is the days before the launch by which each thing has to be in place. For a tier 2 launch it is half of that, for tier 3 a quarter, unless the page of the lint says something else.',
    timeline(),
    '## By area',
    ...areas,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The days before a tier 1 launch and what has to be in place by then, earliest first. */
function timeline(): string {
  const leads = lints.filter((lint) => lint.tiers.includes(1) && lint.timing.kind === 'lead');
  const byDays = [...groupBy(leads, (lint) => leadDays(lint, 1, undefined))].toSorted(([a], [b]) => b - a);
  const rows = byDays.map(([days, members]) => [
    `T−${String(days)}`,
    members.map(({ id }) => `[${id}](${id}.md)`).join(', '),
  ]);
  return tableAsMarkdown(['Days', 'In place by then'], rows);
}

function timing({ timing }: Lint): string {
  switch (timing.kind) {
    case 'lead':
      return `${sayDays(timing.days)} before launch`;
    case 'fixed':
      return timing.severity;
    case 'after':
      return `${timing.severity}, from ${sayDays(timing.days)} after launch`;
  }
}

function faultsPage(): string {
  const parts = faults.flatMap(({ id, summary, advice }) => [
    `## ${id}`,
    `<a id="${id.replace('/', '')}"></a>`,
    `${summary} ${advice}`,
  ]);
  return [
    '# Faults of the file itself',
    'These are not readiness lints. They report that a file cannot be read as a plan or as settings. All of them are errors, and none can be waived. A fault of the configuration makes the exit code 2.',
    ...parts,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
