import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { foldedName } from './names/same-name.ts';

interface BuyerAndUser {
  readonly buyer: string;
  readonly user: string;
  /** Whether the one who pays is another one than those who use it. */
  readonly differ: boolean;
}

/** Who buys and who uses it, where the plan names both; undefined where it does not. docs/lints/motion/buyer-is-not-user.md */
export function buyerAndUser({ go_to_market }: Plan): BuyerAndUser | undefined {
  const { buyer_is_user, ...named } = go_to_market;
  const [buyer, user] = [given(named.buyer), given(named.end_user)];
  if (buyer === undefined || user === undefined || buyer_is_user.kind === 'unreadable') return undefined;
  const same = given(buyer_is_user) ?? singular(buyer) === singular(user);
  return { buyer, user, differ: !same };
}

/** One designer and several designers are the same people. */
function singular(name: string): string {
  return foldedName(name).replace(/s$/, '');
}
