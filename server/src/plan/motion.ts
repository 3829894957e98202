import type { motions } from './plan-shape.ts';

/** What drives the sale: the product, sales, or a partner. */
export type Motion = (typeof motions)[number];
