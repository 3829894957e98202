import { resolved, type Mapping, type Node, type Scalar } from '../syntax/tree.ts';
import { wordsMeant } from './synonyms.ts';
import { taskStatuses } from './fact.ts';

/** What people write where they have no answer yet, as whole values. docs/format.md#placeholders */
const placeholders: ReadonlySet<string> = new Set([
  ...['tbd', 'tba', 'tbc', 'todo', 'to do', 'fixme', 'xxx', 'wip', 'in progress', 'pending', 'coming soon', 'unknown'],
  ...['done', 'decided', 'defined', 'determined', 'confirmed', 'announced'].map((verb) => `to be ${verb}`),
  ...['placeholder', 'lorem ipsum', 'none', 'n/a', 'na', '?', '??', '???', '-', '--', '…', '...'],
]);

const LONGEST = Math.max(...[...placeholders].map(({ length }) => length));
/** Text that stands wholly in angle brackets, an address excepted, or in square ones. */
const BRACKETED = /^(?:<(?![^>]*(?:@|:\/\/))[^<>]*>|\[[^[\]]*\])$/;

/** The part of a shape that decides whether a text is an answer to it. */
interface Asked {
  readonly kind: string;
  readonly words?: readonly string[];
  readonly item?: Asked;
  readonly fields?: Readonly<Record<string, Asked>>;
  readonly oneLine?: string | undefined;
  readonly unjudged?: true;
}

/** Whether a text stands for an answer that is still to come, whatever its key. */
export function isPlaceholder(text: string): boolean {
  const written = text.trim();
  const bracketed = written.startsWith('<') || written.startsWith('[');
  if (bracketed) return BRACKETED.test(written);
  // Nearly every text of a plan is longer than these.
  if (written.length > LONGEST + 4) return false;
  return placeholders.has(written.toLowerCase().replaceAll(/\s+/g, ' '));
}

/**
 * Whether a scalar is no answer to what its key asks. It is an answer where the key allows the word, in any case, or
 * where it means such a word: then it is right, or the schema's finding.
 */
export function isNoAnswer(shape: Asked, { text }: Scalar): boolean {
  if (shape.unjudged === true || !isPlaceholder(text)) return false;
  // A name may be any text: only the very word is a status there.
  if (shape.oneLine !== undefined || shape.item?.kind === 'task') return text.trim() !== 'todo';
  return wordsMeant(text, shape.kind === 'task' ? taskStatuses : (shape.words ?? [])).length === 0;
}

/** Whether a text says of a list that nothing is on it, where that is an answer. */
export function meansNothing(text: string): boolean {
  return /^\s*(?:none|n\/a|na)\s*$/i.test(text);
}

/**
 * The placeholder that an item of a list has in place of its name: then the item is not there. One with an id has a
 * name all the same.
 */
export function placeholderName(item: Asked, { entries }: Mapping): Scalar | undefined {
  const { oneLine, fields = {} } = item;
  if (oneLine === undefined) return undefined;
  const placeholderAt = (key: string): Scalar | undefined => {
    const entry = entries.find((one) => one.key.text === key);
    const node = entry && resolved(entry.value);
    const shape = fields[key];
    return node?.kind === 'scalar' && shape !== undefined && isNoAnswer(shape, node) ? node : undefined;
  };
  const id = entries.find(({ key }) => key.text === 'id' && 'id' in fields);
  const hasId = id !== undefined && saysSomething(id.value) && placeholderAt('id') === undefined;
  return hasId ? undefined : placeholderAt(oneLine);
}

function saysSomething(node: Node): boolean {
  const value = resolved(node);
  return value.kind === 'scalar' && value.value !== null && value.text.trim() !== '';
}
