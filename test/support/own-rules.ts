import { withCustomRules } from '../../server/src/engine/custom-rules/with-custom-rules.ts';
import type { ResolvedConfig } from '../../server/src/engine/config/resolve-config.ts';
import { checked, SIX_FIELDS, type Checked } from './checked.ts';
import { resolveText } from './settings.ts';

/** What a settings file makes of the configuration, its own rules included. */
export function rulesFrom(text: string): ResolvedConfig {
  return withCustomRules(resolveText(text));
}

/** A settings file with one rule. */
export function ruleFile(rule: Readonly<Record<string, unknown>>): string {
  return `rules:\n  - ${JSON.stringify({ id: 'acme/rule', for: 'plan', assert: 'false', message: 'It does not hold.', ...rule })}\n`;
}

/** The settings with one rule, which have no fault. */
export function withRule(rule: Readonly<Record<string, unknown>>): ResolvedConfig {
  const resolved = rulesFrom(ruleFile(rule));
  const [problem] = resolved.problems;
  if (problem !== undefined) throw new Error(problem.message);
  return resolved;
}

/** Checks a plan of six fields and more by the rules of some settings. */
export function checkedBy({ config }: ResolvedConfig, more = '', whole = SIX_FIELDS): Checked {
  return checked(`${whole}${more}`, { config });
}

/** The message of each finding of the organisation's own rules. */
export function messagesOf({ report }: Checked): readonly string[] {
  return report.findings.filter(({ rule }) => rule.startsWith('acme/')).map(({ message }) => message);
}

/** Whether a condition holds for a plan of six fields and more. */
export function holds(assert: string, more = ''): boolean {
  const { report } = checkedBy(withRule({ assert }), more);
  const [refusal] = report.refusals;
  if (refusal !== undefined) throw new Error(refusal.message);
  return report.findings.every(({ rule }) => rule !== 'acme/rule');
}

/** What is wrong with a condition, and the text that is underlined for it. */
export function mistakeIn(assert: string, rule: Readonly<Record<string, unknown>> = {}): string {
  const [problem] = rulesFrom(ruleFile({ ...rule, assert })).problems;
  if (problem?.place === undefined) throw new Error('There is no mistake');
  const { text, span } = problem.place;
  return `${text.slice(span.start, span.end)} | ${problem.message}`;
}
