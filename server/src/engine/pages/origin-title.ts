import type { Origin } from '../../lints/lint.ts';

/** The essays that move the catalogue, by their numbers. */
const essays = [
  'The Entrepreneur’s Dilemma',
  'Product or Sales Driven',
  'Get the house in order, but don’t forget about your room too',
  'Your business runs on two wheels',
  'Build the whole product',
] as const;

/** What moves a lint, as its page names it. */
export function originTitle(origin: Origin): string {
  return 'seed' in origin ? essays[origin.seed] : origin.source;
}
