import type { kinds } from './words.ts';

/** What kind of launch a plan is for; it turns off what makes no sense for it. docs/format.md#kinds-of-launch */
export type LaunchKind = (typeof kinds)[number];
