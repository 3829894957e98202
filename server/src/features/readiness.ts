import { keyWords } from '../text/key-words.ts';
import type { PlanReport } from '../engine/check/check.ts';
import { sectionTitle, type SectionGroup } from '../engine/readiness/group.ts';
import { urlOf } from '../engine/pages/lint-url.ts';
import { readinessTree, type TreeCheck } from '../engine/readiness/readiness-tree.ts';
import { verdictSentence } from '../engine/readiness/verdict-sentence.ts';
import { formatDay, weekdayOf, type Day } from '../plan/calendar.ts';
import { given } from '../plan/fact.ts';
import type { Span } from '../text/span.ts';
import type { Range } from 'vscode-languageserver-types';
import type { AbsentNode, CheckNode, PlanNode } from './view/readiness-model.ts';

/** Where a plan stands, for the ranges of its nodes. */
export interface PlanAddress {
  readonly uri: string;
  readonly rangeOf: (span: Span) => Range;
}

/** The readiness of one plan as the protocol carries it. */
export function readinessNode(report: PlanReport, address: PlanAddress, today: Day): PlanNode {
  const { plan, readiness } = report;
  const tree = readinessTree(report, today);
  const date = given(plan.date);
  const node = (check: TreeCheck): CheckNode => checkNode(check, address);
  return {
    uri: address.uri,
    document: plan.document.index,
    name: given(plan.name) ?? null,
    tier: given(plan.tier) ?? null,
    stage: given(plan.stage) ?? null,
    status: given(plan.status) ?? (plan.status.kind === 'absent' ? 'planned' : null),
    owner: given(plan.owner) ?? null,
    date: written(date),
    datePrecision: date === undefined ? null : plan.datePrecision,
    weekday: date === undefined ? null : weekdayOf(date),
    daysToLaunch: date === undefined ? null : date - today,
    verdict: readiness.verdict,
    sentence: verdictSentence(report),
    score: readiness.score,
    covered: readiness.covered,
    ...readiness.counts,
    blockers: tree.blockers,
    range: address.rangeOf(plan.at.span),
    needsAttention: tree.needsAttention.map(node),
    thisWeek: tree.thisWeek.map(node),
    areas: tree.areas.map(({ area, state, score, done, planned, open, waived, checks }) => {
      const title = sectionTitle(keyWords(area));
      return { area, title, state, score, done, planned, open, waived, checks: checks.map(node) };
    }),
    absent: tree.absent.map((group) => absentNode(group, address)),
    faults: tree.faults.map(node),
  };
}

function absentNode(group: SectionGroup, { uri, rangeOf }: PlanAddress): AbsentNode {
  const { section, title, message, findings, severity, upcoming, due, span } = group;
  const location = { uri, range: rangeOf(span) };
  return { section, title, message, open: findings.length, severity, upcoming, due: written(due), location };
}

function checkNode(check: TreeCheck, { uri, rangeOf }: PlanAddress): CheckNode {
  const { rule, title, state, severity, upcoming, message, due, plannedFor, owner, span, waivable, absentSection } =
    check;
  return {
    rule,
    title,
    state,
    severity: severity ?? null,
    upcoming,
    message: message ?? null,
    due: written(due),
    plannedFor: written(plannedFor),
    owner: owner ?? null,
    location: { uri, range: rangeOf(span) },
    waivable,
    absentSection: absentSection ?? null,
    url: urlOf(rule),
  };
}

function written(day: Day | undefined): string | null {
  return day === undefined ? null : formatDay(day);
}
