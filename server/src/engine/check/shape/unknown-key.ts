import { keyWords } from '../../../text/key-words.ts';
import { offer, repair, type Fix } from '../../../lints/fix.ts';
import { describeKey, type Description, type SchemaPath } from '../../../schema/describe.ts';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import { keyThesaurus } from '../../../schema/key-thesaurus.ts';
import type { UnknownKey } from '../../../schema/shape-fault.ts';
import { entryOf, type Entry, type Node } from '../../../syntax/tree.ts';
import { listed } from '../../../text/listed.ts';
import { isSurelyMeant, nearest } from './nearest.ts';
import { valueFits } from './value-fits.ts';

/** What to do about a key that its place does not know. */
export interface KeyAdvice {
  /** What follows "`x` is no key of sales". */
  readonly said: string;
  /** Where the key belongs, where that is beyond doubt: it counts as written there. */
  readonly meant: SchemaPath | undefined;
  readonly fixes: readonly Fix[];
  /** Whether nothing else can be meant. */
  readonly isRepair: boolean;
}

/** An unknown key where it stands. */
interface FoundKey {
  readonly fault: UnknownKey;
  readonly entry: Entry;
  readonly mapping: Node;
  readonly about: Surrounding;
}

/** What all unknown keys of a file have in common; what is found out of it is found out once. */
interface Surrounding {
  readonly root: Node;
  readonly schema: JsonSchema;
  readonly hasThesaurus: boolean;
  readonly described: (path: SchemaPath) => Description | undefined;
  /** The keys that a mapping has. */
  readonly keysOf: (mapping: Node) => ReadonlySet<string>;
}

/**
 * Gives the advice for unknown keys of a file.
 *
 * @param hasThesaurus whether people's words for keys are those of plans.
 */
export function keyAdvisor(
  root: Node,
  schema: JsonSchema,
  hasThesaurus: boolean,
): (fault: UnknownKey, entry: Entry, mapping: Node) => KeyAdvice {
  const descriptions = new Map<string, Description | undefined>();
  const keys = new Map<Node, ReadonlySet<string>>();
  const about: Surrounding = {
    root,
    schema,
    hasThesaurus,
    described(path) {
      const place = JSON.stringify(path.map((step) => (typeof step === 'number' ? 0 : step)));
      if (!descriptions.has(place)) descriptions.set(place, describeKey(schema, path));
      return descriptions.get(place);
    },
    keysOf(mapping) {
      const known = keys.get(mapping);
      if (known !== undefined) return known;
      const found = new Set(mapping.kind === 'mapping' ? mapping.entries.map((entry) => entry.key.text) : []);
      keys.set(mapping, found);
      return found;
    },
  };
  return (fault, entry, mapping) => adviceForKey({ fault, entry, mapping, about });
}

/**
 * The advice for an unknown key: a word that people use for a key of the same place, another section where the key
 * belongs, a word for a key elsewhere, the nearest spelling whose value fits, else what is possible.
 * docs/format.md#sections
 */
function adviceForKey(found: FoundKey): KeyAdvice {
  const known = found.about.hasThesaurus ? (sameMapping(found) ?? otherSection(found) ?? otherPath(found)) : undefined;
  return known ?? nearestSpelling(found) ?? possible(found);
}

/** The keys that may still be written beside the others: those of a task only where nothing says that it is a fact. */
function freeKeys({ fault: { path, allowed, key }, mapping, about }: FoundKey): readonly string[] {
  const described = about.described(path);
  const own = new Set(described?.keys);
  const task = new Set(described?.taskKeys);
  const written = about.keysOf(mapping);
  const isFact = [...own].some((one) => one !== key && written.has(one) && !task.has(one));
  return allowed.filter((one) => !written.has(one) && (own.has(one) || !isFact || !task.has(one)));
}

function folded(key: string): string {
  return key.toLowerCase().replaceAll(/[-_ ]/g, '');
}

const thesaurus: ReadonlyMap<string, readonly string[]> = new Map(
  [...keyThesaurus].map(([word, means]) => [folded(word), means]),
);

function meansOf({ fault: { key } }: FoundKey): readonly string[] {
  return thesaurus.get(folded(key)) ?? [];
}

/** A word that people use for a key of this very mapping. */
function sameMapping(found: FoundKey): KeyAdvice | undefined {
  const { fault, entry, about } = found;
  const { schema } = about;
  if (meansOf(found).length === 0) return undefined;
  const free = freeKeys(found);
  const place = [...fault.path.filter((step) => typeof step === 'string'), ''].join('.');
  const here = meansOf(found).map((key) => (key.startsWith(place) && place !== '.' ? key.slice(place.length) : key));
  const key = here.find((one) => free.includes(one) && valueFits(schema, [...fault.path, one], entry.value));
  if (key === undefined) return undefined;
  const said = `; it is called \`${key}\` here.`;
  return { said, meant: [...fault.path, key], fixes: [offer(...renaming(entry, key))], isRepair: false };
}

function renaming({ key: { span } }: Entry, key: string): [string, Fix['changes'][number]] {
  return [`Change to \`${key}\``, { kind: 'replace', span, text: key }];
}

/** Keys that any section may have say nothing of where they belong. */
const anywhere: ReadonlySet<string> = new Set(['owner', 'notes', 'unchanged', 'tasks']);

/** A key that is right in another section, or at the top of the plan. */
function otherSection(found: FoundKey): KeyAdvice | undefined {
  const {
    fault,
    entry,
    about: { schema, described },
  } = found;
  if (anywhere.has(fault.key)) return undefined;
  const top = described([])?.keys ?? [];
  const paths = top.flatMap((section): readonly SchemaPath[] => {
    if (section === fault.key) return fault.path.length === 0 ? [] : [[section]];
    const about = described([section]);
    if (about?.isList !== false || about.isTask || !about.keys.includes(fault.key)) return [];
    return [[section, fault.key]];
  });
  const fitting = paths.filter(
    (path) => path.join('.') !== [...fault.path, fault.key].join('.') && valueFits(schema, path, entry.value),
  );
  if (fitting.length === 0) return undefined;
  return movedTo(found, fitting, (places) => `; it goes ${places}.`);
}

function movedTo(found: FoundKey, paths: readonly SchemaPath[], say: (places: string) => string): KeyAdvice {
  const { fault, about } = found;
  const places = paths.map(([section, key]) =>
    key === undefined ? 'to the top of the plan' : `into ${named(section)}`,
  );
  const free = paths.filter((path) => !isWritten(about.root, path));
  const fixes = free.map((path) =>
    offer(`Move it ${path.length === 1 ? 'to the top of the plan' : `into ${named(path[0])}`}`, {
      kind: 'move',
      from: [...fault.path, fault.key],
      to: path,
    }),
  );
  const [only, ...others] = free;
  return { said: say(listed(places, 'or')), meant: others.length === 0 ? only : undefined, fixes, isRepair: false };
}

function named(section: string | number | undefined): string {
  return keyWords(String(section));
}

function isWritten(root: Node, [section = '', key]: SchemaPath): boolean {
  const entry = entryOf(root, String(section));
  return key === undefined ? entry !== undefined : entryOf(entry?.value, String(key)) !== undefined;
}

/** A word that people use for a key that stands elsewhere in the plan. */
function otherPath(found: FoundKey): KeyAdvice | undefined {
  const { entry, about } = found;
  const path = meansOf(found)
    .filter((key) => key.includes('.'))
    .map((key) => key.split('.'))[0];
  if (path === undefined) return undefined;
  const [section, key] = path;
  const said = `; what it says goes into ${named(section)}, as \`${key ?? ''}\`.`;
  return valueFits(about.schema, path, entry.value)
    ? movedTo(found, [path], () => said)
    : { said, meant: undefined, fixes: [], isRepair: false };
}

/** The nearest spelling among the keys that are not there yet and that the value fits. */
function nearestSpelling(found: FoundKey): KeyAdvice | undefined {
  const {
    fault,
    entry,
    about: { schema, hasThesaurus },
  } = found;
  // What the thesaurus knows is a word, and no misspelling of another.
  if (hasThesaurus && meansOf(found).length > 0) return undefined;
  const free = new Set(freeKeys(found));
  let key = nearest(fault.key, free);
  while (key !== undefined && !valueFits(schema, [...fault.path, key], entry.value)) {
    free.delete(key);
    key = nearest(fault.key, free);
  }
  if (key === undefined) return undefined;
  const isNear = (one: string): boolean => isSurelyMeant(fault.key, one, []);
  const rivals = freeKeys(found).filter(
    (one) => one !== key && isNear(one) && valueFits(schema, [...fault.path, one], entry.value),
  );
  const isRepair = isNear(key) && rivals.length === 0;
  const said = `; did you mean \`${key}\`?`;
  return {
    said,
    meant: [...fault.path, key],
    fixes: [(isRepair ? repair : offer)(...renaming(entry, key))],
    isRepair,
  };
}

/** So many keys are named; more would be a page. */
const NAMED = 6;

function possible(found: FoundKey): KeyAdvice {
  const free = freeKeys(found);
  const shown = free.length > NAMED + 1 ? free.slice(0, NAMED) : free;
  const rest = free.length - shown.length;
  const names = [...shown.map((key) => `\`${key}\``), ...(rest === 0 ? [] : [`${String(rest)} more`])];
  const choice =
    names.length === 0
      ? ''
      : ` ${names.length === 1 ? 'Possible here is' : 'Possible here are'} ${listed(names, 'and')}.`;
  const said = `.${choice} Remove it, or start it with \`x-\` if it is your organisation's own.`;
  return { said, meant: undefined, fixes: [], isRepair: false };
}
