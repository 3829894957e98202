import { keyWords } from '../../text/key-words.ts';
import { bestFirst, type Fix, offer, stub } from '../../lints/fix.ts';
import { lints } from '../../lints/index.ts';
import { excerpt } from '../../lints/kit/names/excerpt.ts';
import type { Severity } from '../../lints/severity.ts';
import { type Day, nearOf, sayDay } from '../../plan/calendar.ts';
import type { Path } from '../../plan/place.ts';
import type { Plan } from '../../plan/plan.ts';
import type { EntryValue } from '../../syntax/edit/entry-value.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Span } from '../../text/span.ts';
import type { Finding } from '../finding.ts';
import { logicalPath } from '../fingerprint.ts';
import { readablePath } from '../readable-path.ts';

/** What a person reads as one: a finding, all that an absent section leaves open, or all that lacks evidence. */
export type Entry = { readonly kind: 'finding'; readonly finding: Finding } | Group;

/**
 * The open checks of a section that a plan lacks as a whole, or what is done without evidence.
 * docs/guide.md#when-a-whole-section-is-absent
 */
export interface Group {
  readonly kind: 'group';
  /** `group/sales`, `group/evidence` */
  readonly code: string;
  /** The absent section; undefined for what lacks evidence. */
  readonly section: string | undefined;
  /** The worst of its findings. */
  readonly severity: Severity;
  /** Whether all of it is an info only because there is time left. */
  readonly upcoming: boolean;
  /** What is wrong, in a few words: "Sales is not in the plan". */
  readonly title: string;
  readonly message: string;
  readonly span: Span;
  /** The day by which the first of it has to be in place. */
  readonly due: Day | undefined;
  readonly findings: readonly Finding[];
  /** Write the section with a stub for each thing that it lacks, or with the day by which each has to be in place. */
  readonly fixes: readonly Fix[];
}

/** What a section that a plan lacks as a whole leaves open. */
export interface SectionGroup extends Group {
  readonly section: string;
}

export function isSectionGroup(group: Group): group is SectionGroup {
  return group.section !== undefined;
}

/** The code of the group of all that lacks evidence. */
export const EVIDENCE_GROUP = 'group/evidence';

/**
 * Puts the findings of each absent section together, and the infos about evidence, where there are two or more; all
 * others stand alone. The order of the findings is kept, a group standing where its first finding stood.
 *
 * @param today the as-of date, for the message.
 * @param plan the plan that the findings are on.
 */
export function grouped(findings: readonly Finding[], today: Day, plan: Plan): readonly Entry[] {
  const groups = groupBy(findings, groupKeyOf);
  return findings.flatMap((finding): readonly Entry[] => {
    const key = groupKeyOf(finding);
    const members = key === undefined ? [] : (groups.get(key) ?? []);
    if (key === undefined || members.length < 2) return [{ kind: 'finding', finding }];
    if (members[0] !== finding) return [];
    const section = finding.absentSection;
    return [section === undefined ? evidenceGroup(members, finding, plan) : groupOf(section, members, finding, today)];
  });
}

/** The group that a finding belongs to, if there are others of it. */
function groupKeyOf({ absentSection, rule, messageId, severity }: Finding): string | undefined {
  // A department of the organisation may be called evidence.
  if (absentSection !== undefined) return `section/${absentSection}`;
  return rule === 'gate/no-evidence' && messageId === 'no-evidence' && severity === 'info' ? EVIDENCE_GROUP : undefined;
}

/** How many of the things without evidence the message names. */
const NAMED = 4;

function evidenceGroup(findings: readonly Finding[], first: Finding, plan: Plan): Group {
  // By the name of its place: of a finding that is kept until the run is over there is no more.
  const names = findings
    .slice(0, NAMED)
    .map(({ path }) => excerpt(readablePath(logicalPath(plan, path).replace(/\.evidence$/, ''))));
  const rest = findings.length - names.length;
  const title = `${String(findings.length)} things are done or approved without evidence`;
  const list =
    rest === 0
      ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
      : `${names.join(', ')} and ${String(rest)} more`;
  return {
    kind: 'group',
    code: EVIDENCE_GROUP,
    section: undefined,
    severity: 'info',
    upcoming: false,
    title,
    message: `${title}: ${list}. Others have to take them on trust. Add a file of the repository or a web address to each.`,
    span: first.span,
    due: undefined,
    findings,
    fixes: [],
  };
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The loudest of several severities. */
export function worstSeverity(severities: readonly Severity[]): Severity {
  return severities.toSorted((a, b) => rank[a] - rank[b])[0] ?? 'info';
}

function groupOf(section: string, findings: readonly Finding[], first: Finding, today: Day): Group {
  const dated = findings
    .filter((finding) => finding.due !== undefined)
    .toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0))[0];
  const title = `${sectionTitle(section)} ${plurals.has(section) ? 'are' : 'is'} not in the plan`;
  return {
    kind: 'group',
    code: `group/${section}`,
    section,
    severity: worstSeverity(findings.map(({ severity }) => severity)),
    upcoming: findings.every(({ upcoming }) => upcoming),
    title,
    message: `${title}: ${String(findings.length)} checks open${firstDue(dated, today)}.`,
    span: first.span,
    due: dated?.due,
    findings,
    fixes: sectionOffers(section, findings),
  };
}

/** The lints that say of a section what the title of its group says already: that it is not there. */
const saysAbsence: ReadonlySet<string> = new Set(['owner/silent-department', 'pricing/missing']);

function firstDue(first: Finding | undefined, today: Day): string {
  if (first?.due === undefined) return '';
  const summary = saysAbsence.has(first.rule) ? '' : (lints.find(({ id }) => id === first.rule)?.summary ?? '');
  const why = summary === '' ? '' : ` (${summary.charAt(0).toLowerCase()}${summary.slice(1).replace(/\.$/, '')})`;
  return `; the first ${first.due < today ? 'was' : 'is'} due on ${sayDay(first.due, nearOf(first.due, today))}${why}`;
}

/** The sections whose names are plurals. */
const plurals: ReadonlySet<string> = new Set(['customers', 'services', 'outcomes', 'docs', 'comms']);

/** A section's key as a title: "Go to market". */
export function sectionTitle(section: string): string {
  const words = keyWords(section);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sectionOffers(section: string, findings: readonly Finding[]): readonly Fix[] {
  const stubs = insertionsOf(section, findings, ({ fixes }) => fixes[0]);
  if (stubs.length === 0) return [];
  const dated = insertionsOf(section, findings, ({ fixes }) => bestFirst(fixes)[0]);
  const title = `Add ${sectionTitle(section).toLowerCase()} to the plan`;
  const withStubs = stub(title, { kind: 'insert', path: [section], value: nested(stubs) });
  if (dated.length < stubs.length) return [withStubs];
  return [
    withStubs,
    offer(`Plan all of ${sectionTitle(section).toLowerCase()}, each thing for its day`, {
      kind: 'insert',
      path: [section],
      value: nested(dated),
    }),
  ];
}

type Insertion = readonly [path: Path, value: EntryValue];

/** What a fix of each finding writes into a section, by its path below it. */
function insertionsOf(
  section: string,
  findings: readonly Finding[],
  fixOf: (finding: Finding) => Fix | undefined,
): readonly Insertion[] {
  return findings.flatMap((finding) => {
    const change = fixOf(finding)?.changes[0];
    return change?.kind === 'insert' && change.path[0] === section
      ? [[change.path.slice(1), change.value] as const]
      : [];
  });
}

/** Stubs by their paths as one mapping, with the paths' common parents made once. */
function nested(stubs: readonly Insertion[]): EntryValue {
  const byKey = groupBy(
    stubs.filter(([path]) => path.length > 0),
    ([path]) => (typeof path[0] === 'object' ? path[0].value : String(path[0])),
  );
  return {
    entries: [...byKey].map(([key, below]) => {
      const whole = below.find(([path]) => path.length === 1);
      const deeper = below.filter(([path]) => path.length > 1).map(([path, stub]) => [path.slice(1), stub] as const);
      return [key, deeper.length > 0 ? nested(deeper) : (whole?.[1] ?? '')] as const;
    }),
  };
}
