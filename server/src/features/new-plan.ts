import { faultOf, isRequired, questions, type PlanAnswers, type Question } from '../engine/plan-answers.ts';
import { planText } from '../engine/plan-text.ts';
import { templateChoice, templateNamed, templates, type PlanTemplate } from '../engine/templates/plan-template.ts';
import type { Position } from 'vscode-languageserver-types';
import { describeKey } from '../schema/describe.ts';
import { launchSchema } from '../schema/json-schema.ts';
import { feature } from './feature.ts';

export interface NewPlanParams {
  /** The answers so far. For an answer that is not accepted, the result says what is wrong with it. */
  readonly answers: Partial<PlanAnswers>;
  /** The name of the template that the plan starts from; absent for one with the required fields alone. */
  readonly template?: string;
}

export interface NewPlanAnswer {
  /** The text of the plan, once everything that it needs is answered. The owner may be left out. */
  readonly text: string | null;
  /** The place of the first thing that is still to write; null if there is none. */
  readonly cursor: Position | null;
  /** What is wrong with answers, in sentences. */
  readonly faults: Readonly<Partial<Record<Question | 'template', string>>>;
  /** The values to choose from, in the words of the schema. */
  readonly choices: Readonly<Record<'kind' | 'tier' | 'stage' | 'motion', readonly Choice[]>>;
  /** The templates to choose from. */
  readonly templates: readonly PlanTemplate[];
}

export interface Choice {
  readonly value: string;
  readonly description: string;
}

/** What a new plan is asked for, and its text. */
export default feature<NewPlanParams, NewPlanAnswer>({
  method: 'launchplan/newPlan',
  capability: {},
  workspace: true,
  provideWorkspace(_view, { answers, template: name }) {
    const faults = questions.flatMap((question) => {
      const answer = answers[question];
      const fault = answer === undefined ? undefined : faultOf(question, answer);
      return fault === undefined ? [] : [[question, fault] as const];
    });
    const template = name === undefined ? undefined : templateNamed(name);
    const isUnknown = name !== undefined && template === undefined;
    const text = faults.length === 0 && !isUnknown && isComplete(answers) ? planText(answers, template) : null;
    return {
      text,
      cursor: text === null || answers.owner !== undefined ? null : ownerIn(text),
      faults: { ...Object.fromEntries(faults), ...(isUnknown ? { template: templateChoice } : {}) },
      choices: {
        kind: choices(['kind']),
        tier: choices(['tier']),
        stage: choices(['stage']),
        motion: choices(['go_to_market', 'motion']),
      },
      templates,
    };
  },
});

type WithoutOwner = Omit<PlanAnswers, 'owner'>;

function isComplete(answers: Partial<PlanAnswers>): answers is WithoutOwner & Partial<Pick<PlanAnswers, 'owner'>> {
  return questions.every(
    (question) => question === 'owner' || !isRequired(question) || typeof answers[question] === 'string',
  );
}

function ownerIn(text: string): Position {
  const line = text.split('\n').findIndex((one) => one.startsWith('owner:'));
  return { line, character: 'owner: '.length };
}

function choices(path: readonly string[]): readonly Choice[] {
  const values = describeKey(launchSchema, path)?.values ?? [];
  return values.map(({ value, description }) => ({ value: String(value), description }));
}
