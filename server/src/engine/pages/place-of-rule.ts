import type { CustomRule } from '../custom-rules/custom-rule.ts';

/** Where a rule stands: `.launchplan.yaml:5`. */
export function placeOfRule({ file, written }: Pick<CustomRule, 'file' | 'written'>): string {
  return `${file.path}:${String(file.source.lines.position(written.id.span.start).line + 1)}`;
}
