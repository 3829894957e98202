import { given, items, type ItemOf } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { writeFlow } from '../../syntax/edit/entry-value.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { offer, type Change } from '../fix.ts';
import { lint } from '../lint.ts';
import { scopeIds, type ScopeIds } from '../kit/names/scope-ids.ts';
import { capitalised } from '../../text/capitalised.ts';

export default lint({
  summary: 'Something was promised that nobody is building.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'promises.scope',
  why: `Selling runs ahead of building: promises are made, and the people behind the scenes find out what they owe when
the customer asks for it. Nights and weekends then pay for a sentence in a meeting. A promise that points to what is being
built is work that somebody planned; one that points to nothing is a surprise with a date. A commercial promise, such as a
price, needs nothing built and is not asked.`,
  origin: { seed: 0 },
  fix: 'offer',
  bad: { plan: 'promises:\n  - to: Northwind\n    what: Renewal alerts\n    due: T\n' },
  good: {
    plan: `scope:
  - id: alerts
    what: Renewal alerts
    due: T-14
promises:
  - to: Northwind
    what: Renewal alerts
    due: T
    scope: alerts
`,
  },
  check: (plan) => {
    const scope = scopeIds(plan);
    return items(plan.promises).flatMap(({ value }) => claimsOf(value, scope));
  },
});

type Promised = ItemOf<Plan['promises']>;

function claimsOf(promise: Promised, scope: ScopeIds): readonly Claim[] {
  if (promise.kind.kind === 'unreadable' || given(promise.kind) === 'commercial') return [];
  const named = promise.scope;
  switch (named.kind) {
    case 'unreadable':
    case 'planned':
      return [];
    case 'absent':
      return [unplaced(promise, named.written === 'no' ? 'no-key' : 'empty', scope)];
    case 'given':
      return items(named).flatMap(({ value: id, at }): readonly Claim[] => {
        if (scope.item(id) !== undefined) return [holds(at)];
        if (!scope.complete) return [];
        const message = `No scope item has the id “${excerpt(id)}”, so nothing says that ${promised(promise)} is being built. Name the scope item that keeps the promise, or add it to the scope.`;
        const add = offer(`Add “${excerpt(id)}” to the scope`, scopeItem(promise, id));
        return [fails(at, message, { messageId: 'unknown-item', fixes: [add] })];
      });
  }
}

/** A promise that names no scope item. */
function unplaced(promise: Promised, written: 'no-key' | 'empty', scope: ScopeIds): Claim {
  const message = `${capitalised(promised(promise))} is in no scope item. What nobody plans to build is found missing by the customer. Name the scope item that keeps the promise, or add it to the scope.`;
  const id = freeId(given(promise.what) ?? 'promise', scope);
  const stub = offer('Say which scope item keeps it', keptBy(promise, ''));
  const add = offer('Add it to the scope', keptBy(promise, quoteScalar(id)), scopeItem(promise, id));
  return fails(promise.scope.at, message, {
    fixes: [...(promise.what.kind === 'given' ? [add] : []), ...(written === 'no-key' ? [stub] : [])],
  });
}

/** Names the scope item in a promise. One that is nothing but its words becomes a mapping in their place. */
function keptBy({ what, scope, at }: Promised, id: string): Change {
  if (what.at.path.length !== at.path.length) return { kind: 'insert', path: scope.at.path, value: id };
  const mapping = {
    entries: [
      ['what', quoteScalar(given(what) ?? '')],
      ['scope', id],
    ] as const,
  };
  const inList = typeof at.path.at(-1) === 'number';
  return { kind: 'replace', span: at.span, text: writeFlow(inList ? mapping : { items: [mapping] }) };
}

function promised(promise: Promised): string {
  const [what, to] = [given(promise.what), given(promise.to)];
  const thing = what === undefined ? 'what' : `“${excerpt(what)}”, which`;
  return `${thing} was promised${to === undefined ? '' : ` to ${excerpt(to)}`}${what === undefined ? '' : ','}`;
}

function scopeItem({ what }: Promised, id: string): Change {
  const entries = [['id', quoteScalar(id)] as const, ['what', quoteScalar(given(what) ?? id)] as const];
  return { kind: 'append', path: ['scope'], value: { entries } };
}

/** Words that an id made of a sentence keeps. */
const ID_WORDS = 4;

/** An id that no scope item has, made of the first words of a text. */
function freeId(text: string, scope: ScopeIds): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['promise'];
  const id = words.slice(0, ID_WORDS).join('-');
  let free = id;
  for (let count = 2; scope.item(free) !== undefined; count++) free = `${id}-${String(count)}`;
  return free;
}
