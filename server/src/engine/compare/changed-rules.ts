import type { Config } from '../config/config.ts';
import type { CustomRule } from '../custom-rules/custom-rule.ts';

/** A rule of the organisation's own that now asks something else. Nobody can tell which of the two is stricter. */
export interface ChangedRule {
  readonly rule: string;
  /** The plan for which it holds. */
  readonly path: string;
  /** What it asks: for what, when and what has to be true, as its author wrote it. */
  readonly before: string;
  readonly after: string;
}

/** The organisation's own rules that two configurations hold under one id, and that ask something else in the second. */
export function changedRules(path: string, before: Config, after: Config): readonly ChangedRule[] {
  const old = new Map(before.rules.map((rule) => [rule.id, whatItAsks(rule)]));
  return after.rules
    .flatMap((rule): readonly ChangedRule[] => {
      const [was, is] = [old.get(rule.id), whatItAsks(rule)];
      return was === undefined || was === is ? [] : [{ rule: rule.id, path, before: was, after: is }];
    })
    .toSorted((a, b) => byCodeUnit(a.rule, b.rule));
}

/** Without what only changes how it is written down: quotation marks, and spaces around it. */
function whatItAsks({ written: { subject, when, assert } }: CustomRule): string {
  const condition = when === undefined ? '' : ` when ${when.text.trim()}`;
  return `for ${subject ?? ''}${condition} assert ${assert?.text.trim() ?? ''}`;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
