import { type Claim, fails, holds } from '../../lints/claim.ts';
import type { Lint, LintContext, Timing } from '../../lints/lint.ts';
import { given as valueGiven } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ConfigProblem } from '../problem.ts';
import { type CompiledRule, type Condition, expressionProblem, sayMessage, shifted } from './compile-rule.ts';
import { costOf, LONGEST_TEXT, MOST_STEPS, MOST_STEPS_IN_ALL } from './language/cost.ts';
import { type Expression, type Mistake, partsOf } from './language/expression.ts';
import type { Given } from './language/language.ts';
import { placeWithin, type SubjectIn, subjectsIn } from './values/subjects-in.ts';
import { sayValue } from './template.ts';
import { type PlanValues, type Value, valuesOf } from './values/value.ts';

type Refused = (problem: ConfigProblem) => void;

/** A rule as a lint, which the engine asks, times, waives and counts as it does those of the catalogue. */
export function lintOf(rule: CompiledRule): (refused: Refused) => Lint {
  const { id, file } = rule;
  const summary = summaryOf(rule);
  const spec = {
    id,
    area: /^[^/]+/.exec(id)?.[0] ?? id,
    summary,
    tiers: [1, 2, 3],
    timing: timingOf(rule),
    needs: '',
    why: summary,
    origin: { source: file.path },
    bad: { plan: '' },
    good: { plan: '' },
    // A condition on the status decides itself when the rule is asked.
    ...(rule.when !== undefined && readsStatus(rule.when.expression, rule) ? { afterLaunch: true } : {}),
  } satisfies Omit<Lint, 'check'>;
  return (refused) => ({ ...spec, check: (plan, context) => claimsOf(rule, plan, context, refused) });
}

/** The message as its author wrote it, with the names of its values. */
export function summaryOf({ written: { message } }: CompiledRule): string {
  return message?.text.trim().replaceAll(/\s+/g, ' ') ?? '';
}

function timingOf({ written: { lead, severity } }: CompiledRule): Timing {
  return lead === undefined ? { kind: 'fixed', severity: severity ?? 'warning' } : { kind: 'lead', days: lead };
}

/** Whether an expression asks for the plan's status. */
function readsStatus(expression: Expression, rule: CompiledRule): boolean {
  if (expression.kind === 'field' && expression.key === 'status' && expression.of.kind === 'name') {
    const { name } = expression.of;
    if (name === 'plan' || (name === 'this' && rule.subject === 'plan')) return true;
  }
  return partsOf(expression).some((part) => readsStatus(part, rule));
}

/** What all rules share that are asked of a plan at a date. */
interface Shared {
  readonly values: PlanValues;
  /** The steps that rules were allowed so far. */
  steps: number;
}
const sharedBy = new WeakMap<LintContext, Shared>();

function claimsOf(rule: CompiledRule, plan: Plan, context: LintContext, refused: Refused): readonly Claim[] {
  const shared = sharedBy.get(context) ?? { values: valuesOf(plan, context.calendar.today), steps: 0 };
  sharedBy.set(context, shared);
  const { values } = shared;
  const subjects = subjectsIn(plan, rule.subject, values);
  const tooMuch = overBudget(rule, subjects, shared);
  values.takeUnreadable();
  const refuse = (condition: Condition, { message, span }: Mistake): readonly Claim[] => {
    const name = valueGiven(plan.name);
    const where = name === undefined ? 'a plan' : `the plan “${sayValue(name)}”`;
    const mistake = shifted({ message: `${message} So ${where} is not asked this.`, span }, condition.start);
    refused(expressionProblem(rule.file, condition.scalar, mistake));
    return [];
  };
  if (tooMuch !== undefined) return refuse(tooMuch.condition, tooMuch.mistake);
  const claims: Claim[] = [];
  for (const subject of subjects) {
    const judged = judge(rule, subject, plan, context, values);
    if (judged.kind === 'failure') return refuse(judged.condition, judged.mistake);
    if (judged.kind === 'claim') claims.push(judged.claim);
  }
  return claims;
}

type Judged =
  | { readonly kind: 'claim'; readonly claim: Claim }
  /** It is not asked of this, or what it looks at cannot be read. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failure'; readonly condition: Condition; readonly mistake: Mistake };

function judge(rule: CompiledRule, subject: SubjectIn, plan: Plan, context: LintContext, values: PlanValues): Judged {
  const { when, assert, at, written } = rule;
  const { today, launch } = context.calendar;
  const given: Given = { this: subject.value, plan: values.plan, today, launch };
  for (const condition of when === undefined ? [assert] : [when, assert]) {
    const evaluated = condition.evaluate(given);
    if (values.takeUnreadable()) return { kind: 'none' };
    if (evaluated.kind === 'failure') return { kind: 'failure', condition, mistake: evaluated.mistake };
    if (condition === when && evaluated.value !== true) return { kind: 'none' };
    if (condition === assert && evaluated.value !== true) {
      const message = sayMessage(rule, given);
      values.takeUnreadable();
      const extra = {
        ...(written.lead === undefined ? {} : { state: 'missing' as const }),
        ...(written.severity === undefined ? {} : { level: written.severity }),
      };
      return { kind: 'claim', claim: fails(placeWithin(plan, subject.at, at), message, extra) };
    }
  }
  return { kind: 'claim', claim: holds(placeWithin(plan, subject.at, at)) };
}

/** Refuses a rule before it is run, where it would take too long in a plan of this size or make too long a text. */
function overBudget(
  { when, assert, message }: CompiledRule,
  subjects: readonly SubjectIn[],
  shared: Shared,
): { readonly condition: Condition; readonly mistake: Mistake } | undefined {
  const names: ReadonlyMap<string, readonly Value[]> = new Map([
    ['plan', [shared.values.plan]],
    ['this', subjects.map(({ value }) => value)],
  ]);
  let steps = 0;
  const values = message.filter((part) => typeof part !== 'string');
  for (const condition of [...(when === undefined ? [] : [when]), assert, ...values]) {
    const { expression } = condition;
    const cost = costOf(expression, names, subjects.length);
    steps += cost.steps;
    if (steps > MOST_STEPS) {
      const message = `This takes up to ${grouped(steps)} steps, and a rule has ${grouped(MOST_STEPS)} in one plan: lists are looked at within lists. Look at fewer of them, or at each item by a rule for it.`;
      return { condition, mistake: { message, span: expression.span } };
    }
    if (cost.text > LONGEST_TEXT) {
      const message = `This puts together a text of up to ${grouped(cost.text)} characters; a rule has ${grouped(LONGEST_TEXT)}.`;
      return { condition, mistake: { message, span: expression.span } };
    }
  }
  if (shared.steps + steps > MOST_STEPS_IN_ALL) {
    const message = `All rules together have ${grouped(MOST_STEPS_IN_ALL)} steps in one plan, and those before this one took nearly all of them.`;
    return { condition: assert, mistake: { message, span: assert.expression.span } };
  }
  shared.steps += steps;
  return undefined;
}

function grouped(amount: number): string {
  return String(Math.ceil(amount)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
