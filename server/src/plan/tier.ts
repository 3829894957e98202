/** The importance of a launch: 1 company-wide, 2 a product line, 3 a feature. */
export type Tier = 1 | 2 | 3;
