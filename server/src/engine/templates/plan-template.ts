import type { LaunchKind } from '../../plan/launch-kind.ts';
import { listed } from '../../text/listed.ts';
import { planTemplates } from './list.ts';

/** What a new plan can start from: one of `samples/templates/`. */
export interface PlanTemplate {
  /** The name that people type, as `price-change`. */
  readonly name: string;
  /** The name that people read, as "Price change". */
  readonly title: string;
  /** Which launches it is for, as the end of a sentence. */
  readonly about: string;
  readonly kind: LaunchKind;
  /** The tier, stage and motion that such a launch mostly has. */
  readonly tier: string;
  readonly stage: string;
  readonly motion?: string;
}

/** All templates, in the order in which people choose from them. */
export const templates: readonly PlanTemplate[] = planTemplates;

export const templateNames: readonly string[] = templates.map(({ name }) => name);

/** The template of a name; undefined where there is none. */
export function templateNamed(name: string): PlanTemplate | undefined {
  return templates.find((template) => template.name === name);
}

/** Says which templates there are. */
export const templateChoice = `The template is one of ${listed(templateNames, 'or')}.`;
