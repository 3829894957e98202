import type { Lint, LintContext } from '../lints/lint.ts';
import { lints as catalogue } from '../lints/index.ts';
import type { Suppression } from '../lints/suppression.ts';
import { sayDay } from '../plan/calendar.ts';
import { given, items } from '../plan/fact.ts';
import type { Plan } from '../plan/plan.ts';
import type { Verdict } from './check.ts';
import type { Finding } from './finding.ts';
import type { Shape } from './shape-findings.ts';
import type { Snapshot } from './snapshot.ts';

/** A waiver or disable comment, with the findings that it is about. */
export interface AppliedSuppression {
  readonly fact: Suppression;
  readonly effective: boolean;
  readonly covers: ReadonlySet<Finding>;
}

/** Ids of these areas are the plan's own faults, or are about waivers themselves: they cannot be waived. */
const notWaivable = new Set(['schema', 'syntax', 'config', 'waiver', 'io']);

/**
 * The waivers and disable comments of a plan and what each covers. A finding is covered by the first complete one that
 * is about it, so that a second one is known to be of no use.
 *
 * @param asked the lints that are asked of this plan now.
 */
export function suppressionsOf(
  snapshot: Snapshot,
  plan: Plan,
  verdicts: readonly Verdict[],
  asked: readonly Lint[],
  context: LintContext,
  shape: Shape,
): readonly AppliedSuppression[] {
  const findings = verdicts.flatMap(({ finding }) => (finding === undefined ? [] : [finding]));
  const taken = new Set<Finding>();
  const written = [...waiversOf(plan, context), ...commentsOf(snapshot, plan)];
  return written.map(({ about, ...rest }) => {
    const covers = new Set(findings.filter((finding) => !taken.has(finding) && about(finding)));
    const effective = rest.lacks.length === 0 && !rest.expired;
    if (effective) for (const finding of covers) taken.add(finding);
    const target = rest.lint === '' || shape.isMistaken(rest.at.path) ? 'unreadable' : targetOf(rest.lint, asked);
    return { fact: { ...rest, target, matches: covers.size }, effective, covers };
  });
}

type Written = Omit<Suppression, 'target' | 'matches'> & { readonly about: (finding: Finding) => boolean };

function targetOf(id: string, asked: readonly Lint[]): Suppression['target'] {
  if (notWaivable.has(id.slice(0, id.indexOf('/')))) return 'not-waivable';
  if (asked.some((lint) => lint.id === id)) return 'asked';
  return catalogue.some((lint) => lint.id === id) ? 'not-asked' : 'unknown-lint';
}

function waiversOf(plan: Plan, { calendar }: LintContext): readonly Written[] {
  return items(plan.waivers).map(({ value, at }) => {
    const lint = given(value.lint) ?? '';
    const expires = given(value.expires);
    const lacks: Suppression['lacks'][number][] = [];
    if (value.reason.kind === 'absent') lacks.push('reason');
    if (value.by.kind === 'absent') lacks.push('person');
    if (expires === undefined) lacks.push('expiry');
    const expired = expires !== undefined && expires < calendar.today;
    return {
      kind: 'waiver',
      lint,
      at: { path: at.path, span: value.lint.at.span },
      lacks,
      by: given(value.by),
      expires,
      expired,
      about: (finding) => finding.rule === lint,
    };
  });
}

/** `# launchplan-disable-next-line sales/no-demo, sales/no-preview -- why` on a line of its own or behind a value. */
const DISABLE = /^#+\s*launchplan-disable-next-line\b[ \t]*(.*?)(?:[ \t]+--[ \t]*(.*?))?[ \t]*$/s;

function commentsOf({ text, lines }: Snapshot, plan: Plan): readonly Written[] {
  return plan.document.comments.flatMap(({ span }) => {
    const match = DISABLE.exec(text.slice(span.start, span.end));
    if (match === null) return [];
    const ids = (match[1] ?? '').split(/[\s,]+/).filter((id) => id !== '');
    const line = lines.position(span.start).line + 1;
    const lacks: Suppression['lacks'] = (match[2] ?? '') === '' ? ['reason'] : [];
    return (ids.length === 0 ? [''] : ids).map((lint): Written => ({
      kind: 'comment',
      lint,
      at: { path: ['#', lint], span },
      lacks,
      by: undefined,
      expires: undefined,
      expired: false,
      about: (finding) => finding.rule === lint && lines.position(finding.span.start).line === line,
    }));
  });
}

/** Applies waivers to verdicts: what an effective one covers is waived, what an expired one covered says so. */
export function withSuppressions(
  verdicts: readonly Verdict[],
  suppressions: readonly AppliedSuppression[],
): readonly Verdict[] {
  if (suppressions.length === 0) return verdicts;
  return verdicts.map((verdict) => {
    const { finding } = verdict;
    if (finding === undefined) return verdict;
    const about = suppressions.filter(({ covers }) => covers.has(finding));
    if (about.some(({ effective }) => effective)) return { ...verdict, waived: true };
    const expired = about.find(({ fact }) => fact.expired && fact.lacks.length === 0);
    if (expired?.fact.expires === undefined) return verdict;
    const label = `A waiver allowed this until ${sayDay(expired.fact.expires, undefined)}.`;
    return { ...verdict, finding: { ...finding, message: `${finding.message} ${label}` } };
  });
}
