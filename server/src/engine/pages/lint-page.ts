import type { Example, Lint } from '../../lints/lint.ts';
import { formatDay, sayDays } from '../../plan/calendar.ts';
import type { Tier } from '../../plan/tier.ts';
import type { FileReport } from '../check/check-file.ts';
import { leadDays } from '../check/timing.ts';
import { listed } from '../../text/listed.ts';
import { codeFrame } from '../code-frame.ts';
import { checkExample, exampleText, exampleToday } from './examples.ts';
import { originTitle } from './origin-title.ts';
import type { Block, Page } from './page.ts';

/** The page on a lint: what it asks, why, when, a plan that fails with the real output, the plan fixed, options. */
export function lintPage(lint: Lint): Page {
  return {
    title: lint.id,
    blocks: [
      text(lint.summary),
      heading('What it asks'),
      text(asks(lint)),
      heading('Why'),
      text(lint.why),
      text(`Source: ${originTitle(lint.origin)}.`),
      heading('When'),
      ...timingOf(lint),
      heading('A plan that fails'),
      ...setting(lint.bad),
      { kind: 'code', language: 'yaml', text: exampleText(lint, lint.bad) },
      text(`As of ${formatDay(exampleToday(lint.bad))}:`),
      { kind: 'code', language: 'text', text: output(lint) },
      heading('The same plan, fixed'),
      ...setting(lint.good),
      { kind: 'code', language: 'yaml', text: exampleText(lint, lint.good) },
      ...options(lint),
      ...accepting(lint.id),
    ],
  };
}

function heading(text: string): Block {
  return { kind: 'heading', text };
}

function text(text: string): Block {
  return { kind: 'text', text };
}

function asks({ needs, applies, notFor = [], fix }: Lint): string {
  const condition = applies === undefined ? '' : ` It is asked where this holds: ${applies.text}.`;
  const never = notFor.length === 0 ? '' : ` It is not asked of a launch of the kind ${listed(notFor, 'or')}.`;
  const fixing =
    fix === undefined ? '' : fix === 'repair' ? ' `--fix` fixes it.' : ' The editor offers a way to fix it.';
  return `It looks at \`${needs}\`.${condition}${never}${fixing}`;
}

/** When a lint is due, by tier. */
export function timingOf(lint: Lint): readonly Block[] {
  const { timing, tiers } = lint;
  if (timing.kind === 'lead') {
    const rows = tiers.map((tier) => {
      const lead = leadDays(lint, tier, undefined);
      const loudest = tier === 3 && timing.hard !== true ? 'a warning' : 'an error';
      return [
        String(tier),
        `${sayDays(lead)} before launch`,
        `${sayDays(lead + windows[tier])} before launch`,
        `after that day ${loudest}`,
      ];
    });
    return [{ kind: 'table', head: ['Tier', 'In place', 'A warning from', 'Missing'], rows }, ...listedSteps(lint)];
  }
  const asked = tiers.length === 3 ? 'every tier' : `tier ${tiers.join(' and ')}`;
  const from =
    timing.kind === 'after' ? `From ${sayDays(timing.days)} after the launch of a launched plan` : 'On every day';
  return [text(`${from}, for ${asked}: ${timing.severity}.`)];
}

/** What a tier 3 plan that lists rollout steps is asked beyond its tier. */
function listedSteps({ tier3 }: Lint): readonly Block[] {
  return tier3 === undefined ? [] : [text('A tier 3 plan that lists rollout steps is asked as well, at info.')];
}

/** Days before the end of the lead at which a missing thing turns from a hint to a warning. */
const windows: Readonly<Record<Tier, number>> = { 1: 30, 2: 15, 3: 7 };

/** What an example needs to be known around the plan. */
function setting({ organisation, surroundings }: Example): readonly Block[] {
  const facts = Object.entries(organisation ?? {}).map(([key, value]) => {
    const name = key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return `The organisation file says \`org.${name}\`: ${said(value)}.`;
  });
  const moves = (surroundings?.history?.moves ?? []).map(
    ({ from, to, on }) =>
      `In git, the launch date moved from ${formatDay(from)} to ${formatDay(to)} on ${formatDay(on)}.`,
  );
  const targets = (surroundings?.history?.targetMoves ?? []).map(
    ({ from, to, on }) => `In git, the target moved from ${formatDay(from)} to ${formatDay(to)} on ${formatDay(on)}.`,
  );
  const touched = surroundings?.history?.lastTouched;
  const changed = surroundings?.history?.lastChanged;
  const items = [
    ...facts,
    ...moves,
    ...targets,
    ...(touched === undefined ? [] : [`In git, the plan was last touched on ${formatDay(touched)}.`]),
    ...(changed === undefined ? [] : [`In git, its date, price or scope last changed on ${formatDay(changed)}.`]),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function said(value: unknown): string {
  if (value instanceof Map) return JSON.stringify(Object.fromEntries(value));
  return JSON.stringify(value);
}

/** What the command line says of the failing example, of this lint alone. */
function output(lint: Lint): string {
  const { snapshot, plans }: FileReport = checkExample(lint, lint.bad);
  return plans
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rule === lint.id)
    .map(
      ({ severity, message, rule, span }) =>
        `${severity}  ${message} ${rule}\n${codeFrame(snapshot.text, snapshot.lines, span)}`,
    )
    .join('\n\n');
}

function options({ options }: Lint): readonly Block[] {
  if (options === undefined) return [];
  const rows = Object.entries(options).map(([name, option]) => [
    `\`${name}\``,
    String(option.default),
    option.description,
  ]);
  return [heading('Options'), { kind: 'table', head: ['Option', 'Unless set', 'Meaning'], rows }];
}

/** How a team or a plan does without a lint. */
export function accepting(id: string): readonly Block[] {
  const waiver = [
    'waivers:',
    `  - lint: ${id}`,
    '    reason: why this launch can do without',
    '    by: vp@example.com',
    '    expires: 2027-02-28',
  ];
  return [
    heading('Accepting it'),
    text(
      `Set \`${id}\` to \`off\`, \`info\`, \`warning\` or \`error\` under \`lints\` in \`.launchplan.yaml\`, or waive it in one plan:`,
    ),
    { kind: 'code', language: 'yaml', text: waiver.join('\n') },
  ];
}
