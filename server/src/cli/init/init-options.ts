import type { PlanAnswers } from '../../engine/plan-answers.ts';
import { templateNamed, type PlanTemplate } from '../../engine/templates/plan-template.ts';

/** The options of `init` as they are typed, or as they were answered. */
export type InitOptions = Partial<PlanAnswers> & { readonly template?: string };

export function templateOf({ template }: InitOptions): PlanTemplate | undefined {
  return template === undefined ? undefined : templateNamed(template);
}

/** The options with what their template settles, so that nobody is asked for it: the kind of launch and the motion. */
export function settled(options: InitOptions): InitOptions {
  const template = templateOf(options);
  if (template === undefined) return options;
  const { kind, motion } = template;
  return { kind, ...(motion === undefined ? {} : { motion }), ...options };
}

/** What a template says of the fields that every plan has: taken where nobody can be asked, else chosen at first. */
export function suggestedBy(options: InitOptions): Partial<PlanAnswers> {
  const template = templateOf(options);
  return template === undefined ? {} : { tier: template.tier, stage: template.stage };
}
