import { parseDay } from '../../../plan/calendar.ts';
import { nearest } from '../../check/shape/nearest.ts';
import { listed } from '../../../text/listed.ts';
import { partsOf, type Expression, type Mistake } from './expression.ts';
import type { RecordType, ValueType } from '../values/value-type.ts';

type Scope = ReadonlyMap<string, ValueType>;

/**
 * The first text in quotes that can never be what it is compared with: a word that is none of those a key may have, or
 * something else than a day. No type tells that, and such a condition would hold never, or always.
 *
 * @param subject what `this` is.
 * @param plan the type of a plan.
 */
export function impossibleText(expression: Expression, subject: RecordType, plan: RecordType): Mistake | undefined {
  const scope: Scope = new Map<string, ValueType>([
    ['this', subject],
    ['plan', plan],
    ['today', { kind: 'date' }],
  ]);
  return firstIn(expression, scope);
}

function firstIn(expression: Expression, scope: Scope): Mistake | undefined {
  const own = expression.kind === 'operation' ? compared(expression.operator, expression.operands, scope) : undefined;
  if (own !== undefined) return own;
  const item = expression.kind === 'each' ? itemOf(typeIn(expression.list, scope)) : undefined;
  const inner = expression.kind === 'each' ? new Map([...scope, [expression.variable, item ?? unknown]]) : scope;
  for (const part of partsOf(expression)) {
    const isList = expression.kind === 'each' && part === expression.list;
    const mistake = firstIn(part, isList ? scope : inner);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

function compared(operator: string, [one, other]: readonly Expression[], scope: Scope): Mistake | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (operator === 'in' && other.kind === 'list') {
    return other.items.flatMap((item) => impossible(item, typeIn(one, scope)) ?? [])[0];
  }
  if (!comparisons.has(operator)) return undefined;
  return impossible(one, typeIn(other, scope)) ?? impossible(other, typeIn(one, scope));
}

function impossible(literal: Expression, type: ValueType): Mistake | undefined {
  if (literal.kind !== 'literal' || typeof literal.value !== 'string') return undefined;
  const { value, span } = literal;
  if (type.kind === 'date' && parseDay(value) === undefined) {
    const message =
      "This is compared with a day, which is written as `'2027-03-10'`. For a day that moves with the launch, write `before(this.due, 'T-14')` or `after(…)`.";
    return { message, span };
  }
  if (type.kind !== 'text' || type.words === undefined || type.words.includes(value)) return undefined;
  const meant = nearest(value, type.words);
  const start = `This is never \`${value.slice(0, 40)}\``;
  return {
    message:
      meant === undefined ? `${start}. It is ${listed(type.words, 'or')}.` : `${start}; did you mean \`${meant}\`?`,
    span,
  };
}

const unknown: ValueType = { kind: 'any' };

/** What is known of an expression, as far as it is a key of something. */
function typeIn(expression: Expression, scope: Scope): ValueType {
  switch (expression.kind) {
    case 'name':
      return scope.get(expression.name) ?? unknown;
    case 'field': {
      const of = typeIn(expression.of, scope);
      if (of.kind === 'map') return of.item;
      if (of.kind !== 'record' || !Object.hasOwn(of.fields, expression.key)) return unknown;
      return of.fields[expression.key] ?? unknown;
    }
    case 'item':
      return itemOf(typeIn(expression.of, scope));
    case 'each':
      return expression.macro === 'filter' ? typeIn(expression.list, scope) : unknown;
    case 'literal':
    case 'call':
    case 'list':
    case 'map':
    case 'operation':
      return unknown;
  }
}

function itemOf(type: ValueType): ValueType {
  return type.kind === 'list' ? type.item : unknown;
}
