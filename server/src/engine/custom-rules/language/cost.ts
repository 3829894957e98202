import { sizeOf, type Expression } from './expression.ts';
import { patternSize } from './matches-pattern.ts';
import { RecordValue, type Value } from '../values/value.ts';

/** The most steps that a rule may take in one plan. docs/custom-rules.md#limits */
export const MOST_STEPS = 300_000;
/** The most steps that all rules together may take in one plan: some two seconds. */
export const MOST_STEPS_IN_ALL = 3_000_000;
/** The longest text that a rule may put together, in UTF-16 code units. */
export const LONGEST_TEXT = 100_000;

/** What an expression costs at most, before it is run. */
export interface Cost {
  /** One step is one look at one item of a list; a long expression takes several for each. */
  readonly steps: number;
  /** The length of the longest text that comes about on the way. */
  readonly text: number;
}

/** How many parts of an expression are looked at in one step. */
const PARTS_A_STEP = 16;
/** How many characters of a text are looked at in one step, and how many steps of a pattern are one. */
const CHARACTERS_A_STEP = 256;
const PATTERN_A_STEP = 12;
const ITEMS_A_STEP = 8;

/** What is known of the value of an expression before it is run. */
interface Bound extends Cost {
  /** The most items that it has, where it is a list. */
  readonly items: number;
  /** The length of the longest text that it is or holds. */
  readonly length: number;
  /** The values that it is one of; none where they are not known. */
  readonly values: readonly Value[];
}

/**
 * The most that an expression costs when it is run a number of times.
 *
 * @param names what each variable may be: of `this`, what it is each time.
 */
export function costOf(expression: Expression, names: ReadonlyMap<string, readonly Value[]>, times: number): Cost {
  // What is too much without its lists need not be looked at any further, which would take its time too.
  const least = times * stepsOf(expression);
  if (least > MOST_STEPS) return { steps: least, text: 0 };
  const scope = new Map([...names].map(([name, values]) => [name, knownBound(values)]));
  const { steps, text } = boundOf(expression, scope);
  return { steps: times * (steps + stepsOf(expression)), text };
}

/** The steps of an expression that looks at no list. */
function stepsOf(expression: Expression): number {
  return Math.ceil(sizeOf(expression) / PARTS_A_STEP);
}

type Scope = ReadonlyMap<string, Bound>;

function boundOf(expression: Expression, scope: Scope): Bound {
  switch (expression.kind) {
    case 'literal':
      return free({ length: typeof expression.value === 'string' ? expression.value.length : SHORT });
    case 'name':
      return scope.get(expression.name) ?? free({});
    case 'field': {
      const of = boundOf(expression.of, scope);
      return { ...knownBound(of.values.flatMap((value) => childOf(value, expression.key))), ...costs([of]) };
    }
    case 'item': {
      const [of, index] = [boundOf(expression.of, scope), boundOf(expression.index, scope)];
      const values = of.values.flatMap(itemsIn);
      const bound = values.length > 0 ? knownBound(values) : free({ items: of.items, length: of.length });
      return { ...bound, ...costs([of, index]) };
    }
    case 'list': {
      const items = expression.items.map((item) => boundOf(item, scope));
      return { ...joined(items), items: items.length, values: [] };
    }
    case 'map':
      return joined(expression.entries.flat().map((part) => boundOf(part, scope)));
    case 'operation':
      return operation(
        expression.operator,
        expression.operands.map((operand) => boundOf(operand, scope)),
      );
    case 'call':
      return call(
        expression,
        expression.arguments.map((argument) => boundOf(argument, scope)),
      );
    case 'each':
      return each(expression, scope);
  }
}

function each({ macro, list, variable, bodies }: Expression & { readonly kind: 'each' }, scope: Scope): Bound {
  const of = boundOf(list, scope);
  const values = of.values.flatMap(itemsIn);
  const least = of.steps + of.items * bodies.reduce((all, body) => all + stepsOf(body), 0);
  if (least > MOST_STEPS) return { ...free({}), steps: least };
  const item = values.length > 0 ? knownBound(values) : free({ items: of.items, length: of.length });
  const inner = new Map([...scope, [variable, { ...item, steps: 0, text: 0 }]]);
  const results = bodies.map((body) => boundOf(body, inner));
  const onceEach = bodies.reduce((sum, body, index) => sum + stepsOf(body) + (results[index]?.steps ?? 0), 0);
  const steps = of.steps + of.items * Math.max(1, onceEach);
  const text = Math.max(of.text, ...results.map((one) => one.text));
  switch (macro) {
    case 'filter':
      return { ...of, steps, text };
    case 'map': {
      const result = results.at(-1) ?? of;
      // A list of lists may be joined: its texts are as many as both have items.
      return { steps, text, items: of.items, length: result.length * Math.max(1, result.items), values: [] };
    }
    case 'all':
    case 'exists':
    case 'exists_one':
      return { ...free({}), steps, text };
  }
}

function operation(operator: string, operands: readonly Bound[]): Bound {
  const both = joined(operands);
  switch (operator) {
    case '+': {
      const [length, items] = [sum(operands, (one) => one.length), sum(operands, (one) => one.items)];
      const steps = both.steps + Math.ceil(length / CHARACTERS_A_STEP) + Math.ceil(items / ITEMS_A_STEP);
      return { ...both, steps, items, length, text: Math.max(both.text, length), values: [] };
    }
    case 'in':
    case '==':
    case '!=': {
      const looked = Math.ceil(both.items / ITEMS_A_STEP) * (1 + Math.ceil(both.length / CHARACTERS_A_STEP));
      return { ...free({}), ...costs(operands), steps: both.steps + looked };
    }
    case '?:':
      return both;
    default:
      return { ...free({}), ...costs(operands) };
  }
}

function call({ name, arguments: given }: Expression & { readonly kind: 'call' }, bounds: readonly Bound[]): Bound {
  const all = joined(bounds);
  const [first = all, second = all] = bounds;
  const reading = all.steps + Math.ceil(all.length / CHARACTERS_A_STEP);
  switch (name) {
    case 'matches': {
      const [, pattern] = given;
      const size = pattern?.kind === 'literal' && typeof pattern.value === 'string' ? patternSize(pattern.value) : 1;
      return { ...free({}), text: all.text, steps: reading + Math.ceil((first.length * size) / PATTERN_A_STEP) };
    }
    case 'split':
      return { ...first, steps: reading + first.length, items: first.length + 1, values: [] };
    case 'join': {
      const length = first.items * (first.length + second.length);
      return { ...free({ length }), steps: reading + length / CHARACTERS_A_STEP, text: Math.max(all.text, length) };
    }
    case 'lowerAscii':
    case 'upperAscii':
    case 'trim':
    case 'substring':
    case 'string':
      return { ...free({ length: Math.max(first.length, SHORT) }), ...costs(bounds), steps: reading };
    default:
      return { ...free({}), ...costs(bounds), steps: reading };
  }
}

/** A number, a day or a word as text. */
const SHORT = 30;

function free({ items = 0, length = SHORT }: { readonly items?: number; readonly length?: number }): Bound {
  return { steps: 0, text: 0, items, length, values: [] };
}

function costs(bounds: readonly Bound[]): Cost {
  return { steps: sum(bounds, ({ steps }) => steps), text: Math.max(0, ...bounds.map(({ text }) => text)) };
}

/** The larger of each. */
function joined(bounds: readonly Bound[]): Bound {
  return {
    ...costs(bounds),
    items: Math.max(0, ...bounds.map(({ items }) => items)),
    length: Math.max(SHORT, ...bounds.map(({ length }) => length)),
    values: bounds.flatMap(({ values }) => values),
  };
}

function sum(bounds: readonly Bound[], of: (bound: Bound) => number): number {
  return bounds.reduce((all, bound) => all + of(bound), 0);
}

/** The bound of values that are known: the largest of them. */
function knownBound(values: readonly Value[]): Bound {
  let items = 0;
  let length = SHORT;
  for (const value of values) {
    if (typeof value === 'string') length = Math.max(length, value.length);
    const inside = itemsIn(value);
    items = Math.max(items, inside.length, value instanceof RecordValue ? value.size : 0);
    for (const item of inside) if (typeof item === 'string') length = Math.max(length, item.length);
  }
  return { steps: 0, text: 0, items, length, values };
}

function itemsIn(value: Value): readonly Value[] {
  if (typeof value !== 'object' || value === null) return [];
  return value instanceof RecordValue ? [...value.keys()] : value;
}

function childOf(value: Value, key: string): readonly Value[] {
  return value instanceof RecordValue ? [value.get(key)] : [];
}
