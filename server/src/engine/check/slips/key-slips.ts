import type { UnknownKey } from '../../../schema/shape-fault.ts';
import type { Mapping, Node, Scalar } from '../../../syntax/tree.ts';
import { withoutCurlyQuotes, withoutLookAlikes } from './look-alikes.ts';
import { quoteScalar } from '../../../syntax/edit/quote-scalar.ts';
import { slipToOffer, slipToRepair, type Slip } from './slip.ts';

/**
 * The slip behind a key that its place does not know.
 *
 * @returns undefined where none is recognised.
 */
export function keySlip(fault: UnknownKey, node: Scalar, mapping: Node | undefined): Slip | undefined {
  const { key, items = [] } = fault;
  const allowed = [...fault.allowed, ...items];
  const { span } = node;
  const plain = withoutLookAlikes(key);
  if (plain !== undefined && allowed.includes(plain.text.trim())) {
    const message = `The key \`${plain.text.trim()}\` holds ${plain.name} here, which looks like a plain one but is none.`;
    return slipToRepair(message, 'Write plain characters', { span, text: plain.text.trim() });
  }
  const unquoted = withoutCurlyQuotes(key);
  if (unquoted !== undefined && allowed.includes(unquoted)) {
    const message = `Curly quotation marks are part of the name to YAML. Leave them out: \`${unquoted}\`.`;
    return slipToRepair(message, `Write \`${unquoted}\``, { span, text: unquoted });
  }
  if (key.startsWith('-') && allowed.includes(key.slice(1))) {
    const message = `The space behind the dash is missing, so YAML takes “-${key.slice(1)}” for a name. Write \`- ${key.slice(1)}\`.`;
    const at = span.start + 1;
    return {
      ...slipToRepair(message, 'Put a space behind the dash', { span: { start: at, end: at }, text: ' ' }),
      span,
    };
  }
  return (
    blankInBraces(key, allowed, node, mapping) ??
    groupForList(fault, node, mapping) ??
    commaInBraces(key, node, mapping) ??
    dottedKey(key, allowed)
  );
}

/** `{due:T-30}`: between braces one word without a value. With a value, the space would make two colons of one line. */
function blankInBraces(
  key: string,
  allowed: readonly string[],
  node: Scalar,
  mapping: Node | undefined,
): Slip | undefined {
  const { span } = node;
  const colon = key.indexOf(':');
  if (colon < 1 || !allowed.includes(key.slice(0, colon))) return undefined;
  // In quotes it is one text on purpose, and behind a question mark a whole entry may be the key.
  if (node.style !== 'plain' || !/^\S/.test(key.slice(colon + 1))) return undefined;
  const value = mapping?.kind === 'mapping' ? mapping.entries.find((entry) => entry.key === node)?.value : undefined;
  if (value !== undefined && !(value.kind === 'scalar' && value.text === '')) {
    const [first, second] = [key.slice(0, colon), key.slice(colon + 1)];
    const message = `Two names stand in this line. Put \`${second}\` on a line of its own below \`${first}:\`, two spaces deeper.`;
    return { message, fixes: [] };
  }
  const at = span.start + colon + 1;
  const message = `The space behind the colon is missing, so YAML takes this for one word without a value. Write \`${key.slice(0, colon)}: …\`.`;
  return {
    ...slipToRepair(message, 'Put a space behind the colon', { span: { start: at, end: at }, text: ' ' }),
    span,
  };
}

/** `{owner: lee@x, kim@x}`: behind the comma stands the rest of a text, and YAML takes it for a key without a value. */
function commaInBraces(key: string, node: Scalar, mapping: Node | undefined): Slip | undefined {
  if (mapping?.kind !== 'mapping' || mapping.style !== 'flow' || !/[\s@.,;!?]/.test(key)) return undefined;
  const index = mapping.entries.findIndex((entry) => entry.key === node);
  const before = mapping.entries[index - 1];
  const value = mapping.entries[index]?.value;
  if (
    before?.value.kind !== 'scalar' ||
    before.value.style !== 'plain' ||
    value?.kind !== 'scalar' ||
    value.text !== ''
  ) {
    return undefined;
  }
  const span = { start: before.value.span.start, end: node.span.end };
  const message = `Between braces a comma starts another entry, so “${key}” is a name without a value. Put quotation marks around the text before and behind the comma.`;
  const text = quoteScalar(`${before.value.text}, ${key}`);
  return { ...slipToOffer(message, 'Put quotation marks around it', { span, text }), span: node.span };
}

/** `milestones: {Beta: 2031-02-01}`: names as keys, where a list of items with names is meant. */
function groupForList(
  { key, items: allowed = [], path }: UnknownKey,
  node: Scalar,
  mapping: Node | undefined,
): Slip | undefined {
  const list = path.at(-1);
  const name = ['what', 'risk', 'name', 'claim', 'gate', 'on', 'to'].find((one) => allowed.includes(one));
  if (typeof list !== 'string' || name === undefined || !allowed.includes('due') || mapping?.kind !== 'mapping') {
    return undefined;
  }
  const { entries } = mapping;
  if (entries.some((entry) => entry.merged || allowed.includes(entry.key.text))) return undefined;
  const message = `\`${list}\` is a list: each item starts with “- ” and says its name with \`${name}\`, as in \`- ${name}: ${key}\`.`;
  if (entries[0]?.key !== node) return { message, fixes: [] };
  const items = itemsOf(mapping, name);
  return items === undefined
    ? { message, fixes: [] }
    : { ...slipToOffer(message, 'Write it as a list', { span: mapping.span, text: items }), span: node.span };
}

/** The entries of a mapping as items of a list between brackets; undefined where one has more than a word for a value. */
function itemsOf({ entries }: Mapping, name: string): string | undefined {
  const items = entries.map(({ key, value }) => {
    if (value.kind !== 'scalar' || !/^[\w-]*$/.test(value.text) || !/^[\p{L}\p{N} _-]+$/u.test(key.text)) {
      return undefined;
    }
    const what = `${name}: ${key.text}`;
    if (value.text === '') return `{${what}}`;
    return `{${what}, ${/^(?:\d|T)/.test(value.text) ? 'due' : 'status'}: ${value.text}}`;
  });
  return items.every((item) => item !== undefined) ? `[${items.join(', ')}]` : undefined;
}

/** `sales.owner: lee`. */
function dottedKey(key: string, allowed: readonly string[]): Slip | undefined {
  const [first = '', ...rest] = key.split('.');
  if (rest.length === 0 || rest.includes('') || !allowed.includes(first)) return undefined;
  const message = `A dot does not lead into a section. Write \`${first}:\`, and below it, two spaces deeper, \`${rest.join(':` and below that `')}:\`.`;
  return { message, fixes: [] };
}
