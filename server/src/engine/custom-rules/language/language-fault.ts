import type { Span } from '../../../text/span.ts';
import { nearest } from '../../check/shape/nearest.ts';
import type { NodeFacts } from './library-tree.ts';
import type { RecordType } from '../values/value-type.ts';

/** What the library finds wrong with an expression, by its code. */
export interface LanguageFault {
  readonly code: string;
  readonly span: Span;
  /** What the library says, in words for programmers. */
  readonly detail: string;
  readonly node: NodeFacts | undefined;
}

/** What any expression may look at. */
export const variables: readonly string[] = ['this', 'plan', 'today', 'days_to_launch'];

/** Says a fault of an expression to a person: what is wrong and what to do. */
export function sayFault(
  { code, detail, node }: LanguageFault,
  subject: RecordType,
  records: readonly RecordType[],
): string {
  switch (code) {
    case 'no_such_key':
      return unknownKey(node, detail, subject, records);
    case 'unknown_variable':
      return unknownName(node?.named ?? detail.replace(/^.*: /, ''));
    case 'no_such_overload':
      return wrongOperands(node);
    case 'no_matching_overload':
      return wrongArguments(node);
    case 'invalid_logical_operand':
      return `\`${node?.operator ?? '&&'}\` joins two conditions, and here it gets ${kindsOf(node)}. Compare each with something, as in \`this.owner != null\`.`;
    case 'invalid_condition_type':
      return 'This has to be a condition, which is either true or false. Compare it with something, as in `this.owner != null`.';
    case 'no_condition':
      return `This is ${kindOf(detail)} and no condition. Compare it with something, as in \`this.owner != null\`.`;
    case 'no_text':
      return 'This is a group of keys, which no sentence can hold. Name one of its keys.';
    case 'incompatible_ternary_branches':
      return `Both sides of the \`:\` have to be of one kind, and these are ${kindsOf(node && { ...node, parts: node.parts.slice(1) })}.`;
    case 'heterogeneous_list_element':
    case 'heterogeneous_map_key':
    case 'heterogeneous_map_value':
      return 'All items of a list have to be of one kind.';
    case 'invalid_comprehension_range':
      return 'This is no list, so there is nothing to look through. Name a list, such as `plan.milestones`.';
    case 'cannot_index_type':
      return 'This is a single value: it has no keys and no items.';
    case 'invalid_index_type':
      return 'An item of a list is asked for by its number, from 0, and a key by its name in quotes.';
    case 'invalid_macro_argument':
      return 'The first thing in these brackets is the name that each item gets, as in `plan.milestones.all(m, m.owner != null)`.';
    case 'reserved_identifier':
      return 'This word is reserved by the language of conditions. Choose another one.';
    case 'limit_exceeded':
    case 'too_long':
    case 'unknown':
      return 'This is too large for one condition. Split it into several rules.';
    case 'division_by_zero':
    case 'modulo_by_zero':
      return 'This divides by zero.';
    case 'index_out_of_bounds':
    case 'index_out_of_range':
      return 'This asks for an item that is not there. Look at the size of the list first.';
    case 'numeric_overflow':
      return 'A number gets too large here.';
    case 'int_conversion_error':
    case 'double_conversion_error':
      return 'This text is no number. `number(…)` gives null for such a text.';
    case 'unexpected_character':
    case 'unexpected_token':
    case 'expected_token':
      return unreadable(detail);
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
    case 'newline_in_string':
      return 'This text has no closing quote.';
    default:
      return 'This cannot be understood. The page on custom rules shows how conditions are written.';
  }
}

function unreadable(detail: string): string {
  if (detail === 'Unexpected character: =') return 'A single `=` compares nothing. Write `==`.';
  if (detail === 'Unexpected character: &') return 'Write `&&` for “and”.';
  if (detail === 'Unexpected character: |') return 'Write `||` for “or”.';
  if (detail.endsWith('EOF')) return 'The condition ends too early: something is missing behind this.';
  return 'The condition cannot be read from here on. A bracket, a quote or an operator may be missing before it.';
}

/** A key that the type on its left does not have. */
function unknownKey(
  node: NodeFacts | undefined,
  detail: string,
  subject: RecordType,
  records: readonly RecordType[],
): string {
  const name = node?.parts[0]?.type ?? subject.name;
  const key = node?.named ?? detail.replace(/^.*: /, '');
  const type = records.find((one) => one.name === name);
  const start = `${whole(name)} has no key \`${key}\``;
  const meant = type && nearest(key, Object.keys(type.fields));
  if (meant !== undefined) return `${start}; did you mean \`${meant}\`?`;
  const own = " A key of your own starts with `x-` and is written `['x-…']`.";
  return `${start}.${type === undefined ? '' : own}`;
}

/** What a person calls the mapping of a type: "A milestone", "`plan.sales`". */
function whole(name: string): string {
  if (name.includes('.')) return `\`${name.replace(/\.item$/, '[]')}\``;
  return /^[aeiou]/.test(name) ? `An ${name}` : `A ${name}`;
}

/** Says that there is nothing of a name. */
export function unknownName(name: string): string {
  const meant = nearest(name, variables);
  return meant === undefined
    ? `There is nothing called \`${name}\` here. A condition knows \`this\`, \`plan\`, \`today\` and \`days_to_launch\`; a text stands in quotes.`
    : `There is nothing called \`${name}\` here; did you mean \`${meant}\`?`;
}

function wrongOperands(node: NodeFacts | undefined): string {
  const kinds = kindsOf(node);
  switch (node?.operator ?? '') {
    case '==':
    case '!=':
      return `These are ${kinds}, which are never equal. A text stands in quotes, a number does not.`;
    case 'in':
      return `\`in\` looks for something in a list, and here these are ${kinds}.`;
    case '!_':
      return `\`!\` turns a condition round, and this is ${kinds}.`;
    case '+':
      return `\`+\` adds two numbers or joins two texts, and these are ${kinds}. \`string(…)\` makes a text of a number.`;
    default:
      return `\`${node?.operator.replace('_', '') ?? ''}\` cannot be used with ${kinds}. \`number(…)\` makes a number of a text.`;
  }
}

function wrongArguments(node: NodeFacts | undefined): string {
  return `\`${node?.named ?? 'This function'}\` cannot be used with ${kindsOf(node)}. The page on custom rules says what it takes.`;
}

function kindsOf(node: NodeFacts | undefined): string {
  const kinds = (node?.parts ?? []).map(({ type }) => kindOf(type));
  return kinds.length === 0 ? 'nothing' : kinds.join(' and ');
}

/** A type of the library in a person's words. */
function kindOf(type: string): string {
  if (type.startsWith('list')) return 'a list';
  if (type.startsWith('map')) return 'a group of keys';
  switch (type) {
    case 'string':
      return 'a text';
    case 'int':
    case 'double':
      return 'a number';
    case 'bool':
      return 'a condition';
    case 'null':
      return 'nothing';
    case 'dyn':
      return 'something of any kind';
    default:
      return 'a group of keys';
  }
}
