import { lints as catalogue } from '../../lints/index.ts';
import { placeholderOwner } from '../../lints/kit/names/placeholder-owner.ts';
import type { Lint, LintContext } from '../../lints/lint.ts';
import type { Suppression } from '../../lints/suppression.ts';
import type { Surroundings } from '../../lints/surroundings.ts';
import { sayDay } from '../../plan/calendar.ts';
import { type Fact, given, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Comment } from '../../syntax/tree.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Span } from '../../text/span.ts';
import type { Finding } from '../finding.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Verdict } from '../verdict.ts';
import type { AppliedSuppression } from './applied-suppression.ts';
import { bySubject } from './by-subject.ts';
import { expiries } from './expiries.ts';
import type { Shape } from './shape/shape-findings.ts';

/** Ids of these areas are the plan's own faults, or are about waivers themselves: they cannot be waived. */
const notWaivable = new Set(['schema', 'syntax', 'config', 'waiver', 'io']);

/** Whether findings with this id can be waived. */
export function isWaivable(id: string): boolean {
  return !notWaivable.has(id.slice(0, id.indexOf('/')));
}

/**
 * The waivers and disable comments of a plan and what each covers. A finding is covered by the first complete one that
 * is about it, so that a second one is known to be of no use.
 *
 * @param asked the lints that are asked of this plan now.
 * @param ownRules the ids of the organisation's own rules, also of those that cannot be asked.
 */
export function suppressionsOf(
  snapshot: Snapshot,
  plan: Plan,
  verdicts: readonly Verdict[],
  asked: readonly Lint[],
  context: LintContext,
  shape: Shape,
  ownRules: ReadonlySet<string>,
): readonly AppliedSuppression[] {
  // Waivers come first, so that what they leave is known when comments take from it.
  const written = [...waiversOf(plan, context), ...commentsOf(snapshot, plan)];
  if (written.length === 0) return [];
  const findings = verdicts.flatMap(({ finding }) => (finding === undefined ? [] : [finding]));
  const judged = new Set(verdicts.map(({ rule }) => rule));
  const whole = isWhole(plan, shape);
  const byRule = groupBy(findings, ({ rule }) => rule);
  const byLine = groupBy(findings, ({ rule, span }) => onLine(rule, snapshot.lines.position(span.start).line));
  const { approvers, maxDays } = context.organisation.waivers;
  const strict = approvers !== undefined || maxDays !== undefined;
  const taken = new Set<Finding>();
  const notTaken = (all: readonly Finding[] | undefined): ReadonlySet<Finding> =>
    new Set(all?.filter((finding) => !taken.has(finding)));
  // What waivers of one lint leave to each other. Several that take nothing share one set, however many they are.
  const unwaived = new Map<string, ReadonlySet<Finding>>();
  const leftBy = (lint: string): ReadonlySet<Finding> => {
    const left = unwaived.get(lint) ?? notTaken(byRule.get(lint));
    unwaived.set(lint, left);
    return left;
  };
  const namedBy = bySubject(byRule, plan.document.root);
  const coveredBy = ({ lint, only }: Omit<Written, 'line'>, line: number | undefined): ReadonlySet<Finding> => {
    if (line !== undefined) return notTaken(byLine.get(onLine(lint, line)));
    return only === undefined ? leftBy(lint) : notTaken(namedBy(lint, only));
  };
  return written.map(({ line, ...rest }) => {
    const covers = coveredBy(rest, line);
    // A last day that cannot be read is told as such, and is none.
    // Where waivers have rules, a comment without a person waives no error. docs/format.md#the-organisation-file
    const errors = rest.kind === 'comment' && strict ? [...covers].filter(({ severity }) => severity === 'error') : [];
    const lacks: Suppression['lacks'] = errors.length > 0 ? [...rest.lacks, 'person'] : rest.lacks;
    const left = errors.length > 0 ? new Set([...covers].filter((finding) => !errors.includes(finding))) : covers;
    const effective =
      rest.lacks.length === 0 && !rest.expired && (rest.kind === 'comment' || rest.expires !== undefined);
    if (effective) for (const finding of left) taken.add(finding);
    if (effective && left.size > 0) unwaived.delete(rest.lint);
    const readable = rest.lint !== '' && !shape.isMistaken(rest.at.path);
    const target = readable ? targetOf(rest.lint, asked, judged, whole, context.surroundings, ownRules) : 'unreadable';
    return { fact: { target, matches: covers.size, ...rest, lacks }, effective, covers: left };
  });
}

/** A waiver, which is about a lint anywhere, or a comment, which is about one line. */
type Written = Omit<Suppression, 'target' | 'matches'> & { readonly line: number | undefined };

function onLine(rule: string, line: number): string {
  return `${rule}:${String(line)}`;
}

/**
 * Whether what a plan says can be judged as a whole: nothing of it is damaged or has a wrong shape. Until then no waiver
 * is known to be of no use, as what it is about may only be hidden.
 */
function isWhole({ document }: Plan, shape: Shape): boolean {
  return document.damage.length === 0 && shape.findings.every(({ rule }) => rule === 'schema/unknown-reference');
}

/** The lints that look beyond the plan, and what they look at: without it nothing is known of them. */
const beyond: Readonly<Record<string, keyof Surroundings>> = {
  'date/drifting-target': 'history',
  'date/slipped': 'history',
  'date/slip-unexplained': 'history',
  'date/stale-plan': 'history',
  'gate/stale-approval': 'history',
  'pricing/partner-unconfirmed': 'history',
  'gate/no-evidence': 'fileAt',
  'sequence/late-dependency': 'planAt',
  'sequence/cycle': 'planAt',
};

/** @param judged the lints that came to a verdict. */
function targetOf(
  id: string,
  asked: readonly Lint[],
  judged: ReadonlySet<string>,
  whole: boolean,
  surroundings: Surroundings,
  ownRules: ReadonlySet<string>,
): Suppression['target'] {
  if (!isWaivable(id)) return 'not-waivable';
  const isOwn = ownRules.has(id);
  if (!isOwn && !catalogue.some((lint) => lint.id === id)) return 'unknown-lint';
  if (judged.has(id)) return 'asked';
  // A rule that cannot be read, or was refused, may report once it is fixed.
  if (isOwn && !asked.some((lint) => lint.id === id)) return 'not-judged';
  const source = beyond[id];
  if (!whole || (source !== undefined && surroundings[source] === undefined)) return 'not-judged';
  return asked.some((lint) => lint.id === id) ? 'asked' : 'not-asked';
}

function waiversOf(plan: Plan, { calendar }: LintContext): readonly Written[] {
  return items(plan.waivers).map(({ value, at }) => {
    const lint = given(value.lint) ?? '';
    const expires = given(value.expires);
    const lacks: Suppression['lacks'][number][] = [];
    if (value.reason.kind === 'absent') lacks.push('reason');
    if (value.by.kind === 'absent' || placeholderOwner(given(value.by) ?? '') === 'nobody') lacks.push('person');
    if (value.expires.kind === 'absent') lacks.push('expiry');
    const expired = expires !== undefined && expires < calendar.today;
    return {
      kind: 'waiver',
      lint,
      at: { path: at.path, span: value.lint.at.span },
      waiver: value,
      removal: undefined,
      lacks,
      only: onlyOf(value.only),
      by: given(value.by),
      expires,
      expired,
      line: undefined,
    };
  });
}

/** What a waiver is limited to. A key that is written without a name limits it to nothing, rather than to all. */
function onlyOf(only: Fact<string>): string | undefined {
  if (only.kind === 'given') return only.value;
  return only.kind === 'absent' && only.written === 'no' ? undefined : '';
}

/** `# launchplan-disable-next-line sales/no-demo, sales/no-preview -- why` on a line of its own or behind a value. */
const DIRECTIVE = 'launchplan-disable-next-line';
const DISABLE = new RegExp(`^#+\\s*${DIRECTIVE}(?![\\w-])`);
const BEFORE_REASON = /[ \t]--/;
/** What people write for it, as other tools call it. */
const MISNAMED = /^#+\s*(launch-?plan[-_](?:disable|ignore|waive|suppress|skip|off|noqa)[\w-]*)/i;
const MAY_BE_DIRECTIVE = /launch-?plan[-_]/i;

function commentsOf(snapshot: Snapshot, plan: Plan): readonly Written[] {
  const { text, lines } = snapshot;
  if (!MAY_BE_DIRECTIVE.test(text)) return [];
  const lineBelow = linesBelow(snapshot, plan.document.comments);
  return plan.document.comments.flatMap((comment) => {
    const { span } = comment;
    const written = text.slice(span.start, span.end);
    const directive = DISABLE.exec(written)?.[0].length;
    if (directive === undefined) return misnamed(snapshot, comment);
    const rest = written.slice(directive);
    const end = rest.search(BEFORE_REASON);
    const reason = end === -1 ? '' : rest.slice(end + ' --'.length).trim();
    const ids = idsIn(end === -1 ? rest : rest.slice(0, end), span.start + directive);
    const line = lineBelow(lines.position(span.start).line);
    const whole = wholeComment(snapshot, comment);
    return (ids.length === 0 ? [{ lint: '', span, removal: whole }] : ids).map(({ lint, span, removal }): Written => ({
      kind: 'comment',
      lint,
      at: { path: ['#', lint], span },
      waiver: undefined,
      removal: { id: removal, comment: whole },
      lacks: reason === '' ? ['reason'] : [],
      only: undefined,
      by: undefined,
      expires: undefined,
      expired: false,
      line,
    }));
  });
}

/** A comment that seems to disable a lint, under a name that nobody reads. */
function misnamed(snapshot: Snapshot, comment: Comment): readonly Written[] {
  const { span } = comment;
  const [before = '', name] = MISNAMED.exec(snapshot.text.slice(span.start, span.end)) ?? [];
  if (name === undefined) return [];
  const start = span.start + before.length - name.length;
  const at = { start, end: start + name.length };
  const whole = wholeComment(snapshot, comment);
  return [
    {
      kind: 'comment',
      lint: '',
      at: { path: ['#', name], span: at },
      waiver: undefined,
      removal: { id: whole, comment: whole },
      misnamed: name,
      lacks: [],
      only: undefined,
      by: undefined,
      expires: undefined,
      expired: false,
      line: undefined,
    },
  ];
}

/**
 * The line that a comment on another one is about: the next that is no comment, so that comments above each other are
 * all about the line below them.
 */
function linesBelow({ lines }: Snapshot, comments: readonly Comment[]): (line: number) => number {
  const ofComments = new Set(
    comments.filter(({ ownLine }) => ownLine).map(({ span }) => lines.position(span.start).line),
  );
  return (line) => {
    let below = line + 1;
    while (ofComments.has(below)) below++;
    return below;
  };
}

/** The ids of a list in a comment, each with its place and with what goes when it goes: the comma before or after it. */
function idsIn(list: string, start: number): readonly { lint: string; span: Span; removal: Span }[] {
  const ids = [...list.matchAll(/[^\s,]+/g)].map(({ 0: lint, index }) => ({
    lint,
    span: { start: start + index, end: start + index + lint.length },
  }));
  return ids.map(({ lint, span }, index) => {
    const [before, after] = [ids[index - 1], ids[index + 1]];
    const removal = { start: after || !before ? span.start : before.span.end, end: after?.span.start ?? span.end };
    return { lint, span, removal };
  });
}

/** A comment with the line that it has to itself, or with the space before it on the line that it shares. */
function wholeComment({ text, lines }: Snapshot, { span, ownLine }: Comment): Span {
  const { line } = lines.position(span.start);
  const lineStart = lines.lineStart(line);
  if (ownLine) return { start: lineStart, end: Math.max(span.end, lines.lineStart(line + 1)) };
  return { start: lineStart + text.slice(lineStart, span.start).trimEnd().length, end: span.end };
}

/** Applies waivers to verdicts: what an effective one covers is waived, what an expired one covered says so. */
export function withSuppressions(
  verdicts: readonly Verdict[],
  suppressions: readonly AppliedSuppression[],
): readonly Verdict[] {
  if (suppressions.length === 0) return verdicts;
  const waived = new Set(suppressions.flatMap(({ effective, covers }) => (effective ? [...covers] : [])));
  const until = expiries(suppressions);
  return verdicts.map((verdict) => {
    const { finding } = verdict;
    if (finding === undefined) return verdict;
    if (waived.has(finding)) return { ...verdict, state: 'waived', waived: true };
    const expires = until.get(finding);
    if (expires === undefined) return verdict;
    const label = `A waiver allowed this until ${sayDay(expires, undefined)}.`;
    return { ...verdict, finding: { ...finding, message: `${finding.message} ${label}` } };
  });
}
