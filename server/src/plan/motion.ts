import type { motions } from './words.ts';

/** What drives the sale: the product, sales, or a partner. */
export type Motion = (typeof motions)[number];
