import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { faults } from '../../engine/pages/faults.ts';
import { urlOf } from '../../engine/pages/lint-url.ts';
import { lints } from '../../lints/index.ts';
import type { Lint, Timing } from '../../lints/lint.ts';
import type { Words } from '../view/words.ts';

const known: ReadonlyMap<string, Lint> = new Map(lints.map((lint) => [lint.id, lint]));

/** The page on a lint, in short. */
export function aboutLint(id: string, words: Words, rules: readonly CustomRule[]): readonly string[] {
  const lint = known.get(id);
  if (lint === undefined) return rules.filter((rule) => rule.id === id).flatMap((rule) => aboutRule(rule, words));
  return [
    `${lint.summary} ${words.code(id)}`,
    paragraph(lint.why),
    `Asks for ${words.code(lint.needs)}${tiersOf(lint)}. ${timingOf(lint.timing, words)}`,
    words.link('More about this check', urlOf(id)),
  ];
}

/**
 * What a rule of the organisation says, and where it is written. Its text comes from a person, so no Markdown in it
 * takes effect.
 */
function aboutRule({ id, summary, file, written }: CustomRule, words: Words): readonly string[] {
  const { line } = file.source.lines.position(written.id.span.start);
  return [
    `${words.strong(summary)} ${words.code(id)}`,
    `A check of your own organisation, from ${words.code(`${file.path}:${String(line + 1)}`)}.`,
    words.link('More about checks of your own', urlOf(id)),
  ];
}

/** Why a lint asks, or what a fault of the file means, for somebody who looks at a finding. */
export function whyOf(rule: string): string | undefined {
  const lint = known.get(rule);
  if (lint !== undefined) return paragraph(lint.why);
  const fault = faults.find(({ id }) => id === rule);
  return fault && `${fault.summary} ${fault.advice}`;
}

/** The text of a lint has line breaks where a line of its source is full. */
function paragraph(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

/** The summary of a lint; undefined for a fault of the file. */
export function summaryOf(rule: string): string | undefined {
  return known.get(rule)?.summary;
}

function tiersOf({ tiers }: Lint): string {
  return tiers.length === 3 ? '' : ` in plans of tier ${tiers.join(' and ')}`;
}

function timingOf(timing: Timing, words: Words): string {
  switch (timing.kind) {
    case 'lead':
      return `It has to be in place ${timing.days} days before ${timing.unscaled === true ? 'launch' : 'a tier 1 launch'}.`;
    case 'fixed':
      return `Its severity is always ${words.code(timing.severity)}.`;
    case 'after':
      return `It is asked from ${timing.days} days after the launch.`;
  }
}
