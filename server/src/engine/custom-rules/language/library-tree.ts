import type { Span } from '../../../text/span.ts';
import { macros, type Expression, type Macro } from './expression.ts';

/**
 * A node of the tree that the library for CEL makes of an expression, as far as it is used here. `meta` and `setMeta`
 * are what macros written for the library work with.
 */
export interface LibraryNode {
  readonly op: string;
  readonly args: unknown;
  readonly pos: number;
  readonly start: number;
  readonly end: number;
  /** The type that the library found, once it has checked. */
  readonly checkedType?: { readonly name: string };
  readonly meta: { readonly evaluate: Evaluate };
  readonly setMeta: (key: 'evaluate' | 'macro', value: Evaluate | undefined) => unknown;
}
type Evaluate = (...given: readonly [evaluator: unknown, node: unknown, context: unknown]) => unknown;

/** The operands of an operator, the receiver and the arguments of a call, and so on. */
type Many = LibraryNode[];
type Access = [of: LibraryNode, key: string | LibraryNode];
type Call = [name: string, values: Many];
type Method = [name: string, receiver: LibraryNode, values: Many];

/**
 * Functions that others stand in for, under names that nobody can write. The library's `matches` takes exponential time
 * on some patterns and cannot be overridden, its `has` looks at no types, and its `join` fails on null. A name is
 * replaced in the tree, at its place, so that all positions stay those of the text.
 */
export const standIns: Readonly<Record<string, string>> = { matches: 'match:es', has: 'h:as', join: 'jo:in' };

/** The name of a function as people write it. */
export function writtenName(name: string): string {
  return Object.keys(standIns).find((written) => standIns[written] === name) ?? name;
}

/** Puts those functions in place of the library's own, and lets a condition that is null be one that does not hold. */
export function adapt(node: LibraryNode, isCondition: boolean): void {
  const method = node.op === 'rcall' ? (node.args as Method) : undefined;
  const called = method ?? (node.op === 'call' ? (node.args as Call) : undefined);
  const macro = macroOf(node);
  if (called !== undefined && Object.hasOwn(standIns, called[0]) && macro === undefined) {
    called[0] = standIns[called[0]] ?? called[0];
    node.setMeta('macro', undefined);
  }
  const conditions = conditionsIn(node, isCondition);
  for (const part of partsIn(node)) adapt(part, conditions.includes(part));
  const isAccess = node.op === '.' || node.op === '[]';
  if (isAccess || (isCondition && node.op === 'id')) {
    const { evaluate } = node.meta;
    const read = isAccess ? unlessAbsent(evaluate) : evaluate;
    node.setMeta('evaluate', (...given) => read(...given) ?? (isCondition ? false : null));
  }
}

/** What is not there is null: a key of what is null already, and an item behind the last one. */
function unlessAbsent(evaluate: Evaluate): Evaluate {
  return (...given) => {
    try {
      return evaluate(...given);
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
      if (code === 'no_such_key' || code === 'index_out_of_bounds') return null;
      // eslint-disable-next-line no-restricted-syntax -- any other fault is for anyone who evaluates the whole
      throw error;
    }
  };
}

/** The parts of a node that have to be true or false. */
function conditionsIn(node: LibraryNode, isCondition: boolean): readonly LibraryNode[] {
  const parts = partsIn(node);
  switch (node.op) {
    case '&&':
    case '||':
    case '!_':
      return parts;
    case '?:':
      return isCondition ? parts : parts.slice(0, 1);
    default: {
      const macro = macroOf(node);
      if (macro === undefined) return [];
      // Of `map`, the last argument is what each item becomes.
      return macro === 'map' ? parts.slice(1, -1) : parts.slice(1);
    }
  }
}

/** The nodes within a node; of a macro the list and the bodies, not the variable. */
function partsIn(node: LibraryNode): readonly LibraryNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '[]': {
      const [of, key] = node.args as Access;
      return typeof key === 'string' ? [of] : [of, key];
    }
    case 'call':
      return (node.args as Call)[1];
    case 'rcall': {
      const [, receiver, values] = node.args as Method;
      return [receiver, ...(macroOf(node) === undefined ? values : values.slice(1))];
    }
    case 'map':
      return (node.args as readonly (readonly [LibraryNode, LibraryNode])[]).flat();
    case '!_':
    case '-_':
      return [node.args as LibraryNode];
    default:
      return node.args as Many;
  }
}

/** The macro that a node is a call of, with as many arguments as it takes. */
function macroOf(node: LibraryNode): Macro | undefined {
  if (node.op !== 'rcall') return undefined;
  const [name, , values] = node.args as Method;
  const macro = macros.find((one) => one === name);
  return values.length === 2 || (macro === 'map' && values.length === 3) ? macro : undefined;
}

/** The same as our own tree. */
export function expressionOf(node: LibraryNode): Expression {
  const span: Span = { start: node.start, end: node.end };
  const parts = (): readonly Expression[] => partsIn(node).map(expressionOf);
  switch (node.op) {
    case 'value':
      return { kind: 'literal', value: literalValue(node.args), span };
    case 'id':
      return { kind: 'name', name: node.args as string, span };
    case '.':
    case '[]': {
      const [of, key] = node.args as Access;
      // The library places the access by a dot at its key.
      if (typeof key === 'string') {
        return { kind: 'field', of: expressionOf(of), key, span: { start: node.pos, end: node.end } };
      }
      const index = expressionOf(key);
      return index.kind === 'literal' && typeof index.value === 'string'
        ? { kind: 'field', of: expressionOf(of), key: index.value, span: index.span }
        : { kind: 'item', of: expressionOf(of), index, span };
    }
    case 'call':
      return { kind: 'call', name: writtenName((node.args as Call)[0]), arguments: parts(), span };
    case 'rcall': {
      const [name, list, values] = node.args as Method;
      const macro = macroOf(node);
      if (macro === undefined) return { kind: 'call', name: writtenName(name), arguments: parts(), span };
      const [variable, ...bodies] = values;
      const called = variable?.op === 'id' ? (variable.args as string) : '';
      return {
        kind: 'each',
        macro,
        list: expressionOf(list),
        variable: called,
        bodies: bodies.map(expressionOf),
        span,
      };
    }
    case 'list':
      return { kind: 'list', items: parts(), span };
    case 'map':
      return {
        kind: 'map',
        entries: (node.args as readonly (readonly [LibraryNode, LibraryNode])[]).map(
          ([key, value]) => [expressionOf(key), expressionOf(value)] as const,
        ),
        span,
      };
    default:
      return { kind: 'operation', operator: node.op.replace(/^([!-])_$/, '$1'), operands: parts(), span };
  }
}

function literalValue(value: unknown): string | number | bigint | boolean | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return value;
    case 'object':
    case 'undefined':
    case 'function':
    case 'symbol':
      return null;
  }
}

/** The keys of the organisation's own that an expression reads, as `plan['x-cost-center']`. */
export function ownKeyReads(node: LibraryNode): readonly LibraryNode[] {
  const inner = partsIn(node).flatMap(ownKeyReads);
  if (node.op !== '[]') return inner;
  const [, key] = node.args as Access;
  const isOwn = typeof key !== 'string' && key.op === 'value' && String(key.args).startsWith('x-');
  return isOwn ? [...inner, node] : inner;
}

/** Puts another key into an access by brackets. */
export function setKey(access: LibraryNode, key: LibraryNode): void {
  (access.args as Access)[1] = key;
}

/** What is known of a node at which a type is wrong. */
export interface NodeFacts {
  readonly operator: string;
  /** The key, variable or function that it names. */
  readonly named: string | undefined;
  /** The types of its parts, in the words of the library, and where those are. */
  readonly parts: readonly { readonly type: string; readonly span: Span }[];
}

export function factsOf(node: LibraryNode): NodeFacts {
  const [first] = Array.isArray(node.args) ? (node.args as readonly unknown[]) : [node.args];
  const [, second] = Array.isArray(node.args) ? (node.args as readonly unknown[]) : [];
  const named = node.op === '.' ? second : first;
  return {
    operator: node.op,
    named: typeof named === 'string' ? writtenName(named) : undefined,
    parts: partsIn(node).map((part) => ({
      type: part.checkedType?.name ?? 'dyn',
      span: { start: part.start, end: part.end },
    })),
  };
}
