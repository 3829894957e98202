import { distinctProblems } from '../config/distinct-problems.ts';
import type { Sourced } from '../config/merge-layers.ts';
import type { WrittenRule } from '../config/read-rules.ts';
import type { ResolvedConfig } from '../config/resolve-config.ts';
import type { ConfigProblem } from '../problem.ts';
import { celLanguage } from './language/cel.ts';
import { compileRule } from './compile-rule.ts';
import type { CustomRule } from './custom-rule.ts';
import type { RuleLanguage } from './language/language.ts';
import { lintOf, summaryOf } from './lint-of.ts';

/** By the sections that the organisation adds to plans; mostly there are none, and the same for all files. */
const languages = new Map<string, RuleLanguage>();

function languageFor(departments: readonly string[]): RuleLanguage {
  const key = JSON.stringify(departments);
  const known = languages.get(key) ?? celLanguage(departments);
  languages.set(key, known);
  return known;
}

/** What was made of a configuration before. Plans of a folder share theirs. */
const known = new WeakMap<ResolvedConfig, ResolvedConfig>();

/**
 * Reads the organisation's own rules, which until then are only known by name. What is wrong with one is a problem at
 * its place, and the others hold.
 */
export function withCustomRules(resolved: ResolvedConfig): ResolvedConfig {
  if (resolved.settings.rules.size === 0) return resolved;
  const done = known.get(resolved) ?? compiled(resolved);
  known.set(resolved, done);
  return done;
}

/** Rules are read once for each file, whichever folders they hold for. */
const read = new WeakMap<WrittenRule, Map<RuleLanguage, ReturnType<typeof compileRule>>>();

function compiledOnce(rule: Sourced<WrittenRule>, by: RuleLanguage): ReturnType<typeof compileRule> {
  const known = read.get(rule.value) ?? new Map<RuleLanguage, ReturnType<typeof compileRule>>();
  const done = known.get(by) ?? compileRule(rule, by);
  read.set(rule.value, known.set(by, done));
  return done;
}

function compiled({ config, settings, files, problems }: ResolvedConfig): ResolvedConfig {
  const language = languageFor(config.organisation.ownDepartments);
  const rules: CustomRule[] = [];
  const found: ConfigProblem[] = [];
  for (const sourced of settings.rules.values()) {
    const { rule, problems: own } = compiledOnce(sourced, language);
    found.push(...own);
    if (rule !== undefined) {
      const { id, file, written } = rule;
      rules.push({ id, summary: summaryOf(rule), file, written, lint: lintOf(rule) });
    }
  }
  return { config: { ...config, rules }, settings, files, problems: distinctProblems([...problems, ...found]) };
}
