import { originTitle } from '../engine/origin-title.ts';
import { lints } from '../lints/index.ts';
import type { Lint } from '../lints/lint.ts';
import { sayDays } from '../plan/calendar.ts';
import { urlOf } from '../engine/lint-url.ts';

/** Every lint as stable, versioned data. The command line's page fixes its shape. */
export function rulesAsJson(): string {
  return `${JSON.stringify({ schemaVersion: 1, rules: lints.map(ruleData) }, undefined, 2)}\n`;
}

function ruleData({ id, area, summary, tiers, timing, applies, needs, fix, origin }: Lint): object {
  return {
    id,
    area,
    summary,
    tiers,
    lead: timing.kind === 'lead' ? timing.days : null,
    severity: timing.kind === 'lead' ? null : timing.severity,
    after: timing.kind === 'after' ? timing.days : null,
    applies: applies?.text ?? null,
    needs,
    fix: fix ?? null,
    source: originTitle(origin),
    url: urlOf(id),
  };
}

/** Every lint in a line, by area. */
export function rulesAsText(): string {
  const width = Math.max(...lints.map(({ id }) => id.length));
  const areas = [...new Set(lints.map(({ area }) => area))];
  const blocks = areas.map((area) => {
    const lines = lints
      .filter((lint) => lint.area === area)
      .map((lint) => `  ${lint.id.padEnd(width)}  ${timingOf(lint).padEnd(TIMING_WIDTH)}  ${lint.summary}`);
    return [area, ...lines].join('\n');
  });
  const closing = `${lints.length} checks. \`launchplan explain ${lints[0]?.id ?? 'LINT'}\` says more about one.`;
  return `${[...blocks, closing].join('\n\n')}\n`;
}

const TIMING_WIDTH = '120 days before'.length;

function timingOf({ timing }: Lint): string {
  switch (timing.kind) {
    case 'lead':
      return timing.days === 0 ? 'by launch' : `${sayDays(timing.days)} before`;
    case 'after':
      return `${sayDays(timing.days)} after`;
    case 'fixed':
      return `always ${timing.severity}`;
  }
}
