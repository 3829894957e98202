import { given, items } from '../../plan/fact.ts';
import { fails, holds } from '../claim.ts';
import { selfServe } from '../kit/conditions.ts';
import { excerpt, excerptOfNames } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';

/** A price or a term is no work on the product, and what is on the roadmap is for everybody: neither counts. */
export default lint({
  summary: 'A product that sells itself was promised to a named account.',
  tiers: [1, 2],
  notFor: ['internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: selfServe,
  needs: 'promises',
  why: `A company that sells through its product lives on being the best for everybody who uses it. Work for one account
takes the same people away from that, for a customer whom nobody is there to look after. After a few such promises the
roadmap belongs to the customer who asked last.`,
  origin: { seed: 1 },
  bad: {
    plan: 'go_to_market:\n  motion: self-serve\npromises:\n  - to: Northwind\n    what: Renewal alerts\n    kind: contract\n',
  },
  good: {
    plan: 'go_to_market:\n  motion: self-serve\npromises:\n  - to: Northwind\n    what: Price held for a year\n    kind: commercial\n',
  },
  check: ({ promises }) => {
    const all = items(promises);
    if (all.length === 0) return [];
    const named = all.flatMap(({ value: { to, kind, what } }) => {
      const account = given(to);
      const word = given(kind);
      const counts = kind.kind !== 'unreadable' && word !== 'commercial' && word !== 'roadmap';
      return account === undefined || !counts ? [] : [{ account, at: to.at, what: given(what) }];
    });
    const [first, ...others] = named;
    if (first === undefined) return [holds(promises.at)];
    const accounts = [...new Set(named.map(({ account }) => account))];
    const was = accounts.length === 1 ? 'was' : 'were';
    const work = first.what === undefined || named.length > 1 ? 'work of their own' : `“${excerpt(first.what)}”`;
    const message = `${excerptOfNames(accounts)} ${was} promised ${work}, in a product that is to sell itself. Work for one account takes the team away from everybody else. Make that work part of the roadmap for all customers, or waive this with a reason.`;
    const related = others.map(({ account, at }) => ({ message: `A promise to ${excerpt(account)}.`, span: at.span }));
    return [fails(first.at, message, { related })];
  },
});
