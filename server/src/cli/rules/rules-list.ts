import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { urlOf } from '../../engine/pages/lint-url.ts';
import { originTitle } from '../../engine/pages/origin-title.ts';
import { placeOfRule } from '../../engine/pages/place-of-rule.ts';
import { lints } from '../../lints/index.ts';
import { defaultOptions, type Lint, type Timing } from '../../lints/lint.ts';
import type { Severity } from '../../lints/severity.ts';
import { sayDays } from '../../plan/calendar.ts';
import type { RuleEntry } from '../../reporters/json-model.ts';
import { jsonText } from '../../reporters/text/json-text.ts';
import { printable } from '../../text/printable.ts';

/** Every lint as stable, versioned data, and then the organisation's own rules. */
export function rulesAsJson(own: readonly CustomRule[]): string {
  const rules = [...lints.map(ruleData), ...own.map(ownRuleData)];
  return `${jsonText({ schemaVersion: 1, rules }, 2)}\n`;
}

/** A rule of the organisation as data. */
export function ownRuleData(rule: CustomRule): RuleEntry {
  const { id, summary, written } = rule;
  return {
    id,
    area: areaOf(rule),
    summary,
    tiers: [1, 2, 3],
    lead: written.lead ?? null,
    severity: written.severity ?? (written.lead === undefined ? 'warning' : null),
    after: null,
    applies: written.when?.text.trim() ?? null,
    needs: [written.subject, written.at?.text.trim()].filter((part) => part !== undefined).join('.'),
    notFor: [],
    hard: false,
    unscaled: false,
    floor: null,
    tier3: null,
    options: {},
    fix: null,
    source: placeOfRule(rule),
    url: urlOf(id),
  };
}

function areaOf({ id }: CustomRule): string {
  return id.replace(/\/.*$/s, '');
}

/** A lint as data. */
export function ruleData(lint: Lint): RuleEntry {
  const { id, area, summary, tiers, tier3, notFor, timing, applies, needs, fix, origin } = lint;
  const lead = timing.kind === 'lead' ? timing : undefined;
  return {
    id,
    area,
    summary,
    tiers,
    lead: lead?.days ?? null,
    severity: timing.kind === 'lead' ? null : timing.severity,
    after: timing.kind === 'after' ? timing.days : null,
    applies: applies?.text ?? null,
    needs,
    notFor: notFor ?? [],
    hard: lead?.hard ?? false,
    unscaled: lead?.unscaled ?? false,
    floor: lead?.floor ?? null,
    tier3: tier3 ?? null,
    options: defaultOptions(lint),
    fix: fix ?? null,
    source: originTitle(origin),
    url: urlOf(id),
  };
}

/** Every lint in a line, by area, and then the organisation's own rules. */
export function rulesAsText(own: readonly CustomRule[]): string {
  const width = Math.max(...[...lints, ...own].map(({ id }) => id.length));
  const areas = [...new Set(lints.map(({ area }) => area))];
  const blocks = areas.map((area) => {
    const lines = lints
      .filter((lint) => lint.area === area)
      .map((lint) => `  ${lint.id.padEnd(width)}  ${timingOf(lint).padEnd(TIMING_WIDTH)}  ${lint.summary}`);
    return [area, ...lines].join('\n');
  });
  const ownLines = own.map(
    (rule) => `  ${printable(`${rule.id.padEnd(width)}  ${ownTiming(rule).padEnd(TIMING_WIDTH)}  ${rule.summary}`)}`,
  );
  if (own.length > 0) blocks.push([`your own, from ${printable(filesOf(own))}`, ...ownLines].join('\n'));
  const closing = `${lints.length + own.length} checks. \`launchplan explain ${lints[0]?.id ?? 'LINT'}\` says more about one.`;
  return `${[...blocks, closing].join('\n\n')}\n`;
}

const TIMING_WIDTH = '120 days before'.length;

function ownTiming({ written: { lead, severity } }: CustomRule): string {
  return timingOf({ timing: lead === undefined ? fixed(severity) : { kind: 'lead', days: lead } });
}

function fixed(severity: Severity = 'warning'): Timing {
  return { kind: 'fixed', severity };
}

function filesOf(own: readonly CustomRule[]): string {
  return [...new Set(own.map(({ file }) => file.path))].join(', ');
}

function timingOf({ timing }: Pick<Lint, 'timing'>): string {
  switch (timing.kind) {
    case 'lead':
      return timing.days === 0 ? 'by launch' : `${sayDays(timing.days)} before`;
    case 'after':
      return `${sayDays(timing.days)} after`;
    case 'fixed':
      return `always ${timing.severity}`;
  }
}
