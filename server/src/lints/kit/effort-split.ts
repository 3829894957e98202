import { given } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import type { Plan } from '../../plan/plan.ts';

/** The shares of the effort that go into building and into bringing it to customers, in percent. */
export interface EffortSplit {
  readonly build: number;
  readonly distribute: number;
  /** The share that the author wrote; that of building where both stand there. */
  readonly at: Place;
}

/** The least share of a half, in percent, below which the split is out of balance. */
export const leastShares = { distribute: 25, distributeSelfServe: 10, build: 25 } as const;

/** Above this share of distribution, in percent, somebody outside has to know the product. */
const HALF = 50;

/**
 * How the effort is split. Either half may be left out: the other is the rest. Undefined where the plan does not say,
 * and where the shares cannot be right: that is the schema's finding.
 */
export function effortSplit({ effort }: Plan): EffortSplit | undefined {
  if (effort.build.kind === 'unreadable' || effort.distribute.kind === 'unreadable') return undefined;
  const [build, distribute] = [given(effort.build), given(effort.distribute)];
  const known = build ?? (distribute === undefined ? undefined : 100 - distribute);
  if (known === undefined || known < 0 || known > 100) return undefined;
  if (distribute !== undefined && known + distribute !== 100) return undefined;
  return { build: known, distribute: 100 - known, at: build === undefined ? effort.distribute.at : effort.build.at };
}

/** Whether so little goes into distribution that nobody will hear of it. */
export function isBuildHeavy({ distribute }: EffortSplit, least: number): boolean {
  return distribute < least;
}

/**
 * What is wrong where distribution outweighs the product: hardly anything is built, or more is sold than built and no
 * customer has had a hand in it.
 */
export function sellHeavy(
  { build, distribute }: EffortSplit,
  { customers }: Plan,
  least: number,
): 'thin-product' | 'no-design-partner' | undefined {
  if (build < least) return 'thin-product';
  return distribute > HALF && customers.design_partners.kind === 'absent' ? 'no-design-partner' : undefined;
}
