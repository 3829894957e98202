import type { tiers } from './words.ts';

/** The importance of a launch: 1 company-wide, 2 a product line, 3 a feature. */
export type Tier = (typeof tiers)[number]['id'];
