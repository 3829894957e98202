import { nearest } from '../../check/shape/nearest.ts';
import { partsOf, type Expression, type Mistake } from './expression.ts';
import { ownFunctions } from './functions.ts';
import { unknownName, variables } from './language-fault.ts';
import { patternFault } from './matches-pattern.ts';

/** How deep expressions may look at lists within lists. docs/custom-rules.md#limits */
const MAX_NESTING = 2;

/** The functions that a rule may call: those of the language whose cost is known and that depend on no clock or place. */
export const functions: ReadonlySet<string> = new Set([
  ...ownFunctions.map(({ name }) => name),
  'has',
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'lowerAscii',
  'upperAscii',
  'trim',
  'indexOf',
  'substring',
  'split',
  'join',
  'string',
  'int',
  'double',
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
]);

/**
 * The first thing in an expression that goes beyond what rules may do, whichever plan they look at.
 *
 * @param names what has a name where it stands; `nesting` is how many lists are looked at around it.
 */
export function beyondLimits(
  expression: Expression,
  names: readonly string[] = variables,
  nesting = 0,
): Mistake | undefined {
  const { span } = expression;
  // The language itself has names, for types and time, that rules have no use for.
  if (expression.kind === 'name' && !names.includes(expression.name)) {
    return { message: unknownName(expression.name), span };
  }
  if (expression.kind === 'call' && !functions.has(expression.name)) {
    return { message: unknownFunction(expression.name), span };
  }
  if (expression.kind === 'call' && expression.name === 'matches') {
    const message = patternMistake(expression.arguments[1]);
    if (message !== undefined) return { message, span: expression.arguments[1]?.span ?? span };
  }
  const within = expression.kind === 'each' ? nesting + 1 : nesting;
  if (within > MAX_NESTING) {
    const message =
      'This looks at a list within a list within a list, which takes too long on a large plan. Two deep is as far as a rule may go; split it into two rules.';
    return { message, span };
  }
  if (expression.kind === 'each') {
    // The list itself is looked up outside of what is done with each of its items.
    const inList = beyondLimits(expression.list, names, nesting);
    return inList ?? firstOf(expression.bodies, [...names, expression.variable], within);
  }
  return firstOf(partsOf(expression), names, within);
}

function firstOf(expressions: readonly Expression[], names: readonly string[], nesting: number): Mistake | undefined {
  for (const one of expressions) {
    const mistake = beyondLimits(one, names, nesting);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function unknownFunction(name: string): string {
  const meant = nearest(name, functions);
  return meant === undefined
    ? `There is no function \`${name}\` here. The page on custom rules lists those that there are.`
    : `There is no function \`${name}\` here; did you mean \`${meant}\`?`;
}

/** What `\\a`, `\\b`, `\\f` and `\\v` become in a text: in a pattern somebody meant the letters. */
const WAS_ESCAPED = /[\u0007\u0008\u000B\u000C]/;

function patternMistake(pattern: Expression | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  if (pattern.kind !== 'literal' || typeof pattern.value !== 'string') {
    return 'The pattern has to stand here as text in quotes, so that it is known before any plan is read.';
  }
  if (WAS_ESCAPED.test(pattern.value)) {
    return "A backslash in a text is read before the pattern is. Put an `r` before the quote, as in `r'\\bword\\b'`.";
  }
  switch (patternFault(pattern.value)) {
    case 'too-large':
      return 'This pattern is too large. Write a simpler one, with fewer repetitions.';
    case 'unreadable':
      return 'This pattern cannot be read. It is a regular expression as RE2 knows them, which has no look-ahead and no back references.';
    case undefined:
      return undefined;
  }
}
