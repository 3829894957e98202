import { firstSentence } from '../../../text/first-sentence.ts';
import type { Lint } from '../../../lints/lint.ts';
import { exampleAt, exampleSource } from './example-source.ts';
import { writeFlow } from '../../../syntax/edit/entry-value.ts';
import { typeInWords } from './key-type.ts';
import { keysWithin, lintsAsking, type Key } from './keys.ts';
import type { Block, Page } from '../page.ts';

/** The page on a key of a plan or of the settings: what it means, what may be written, an example, who asks for it. */
export function keyPage(key: Key): Page {
  return { title: key.name, blocks: [...aboutKey(key), ...innerKeys(key), ...askingLints(key)] };
}

/** What a key means, what may be written for it, and an example. */
export function aboutKey(key: Key): readonly Block[] {
  const { about, path } = key;
  const [example] = about.examples;
  return [
    { kind: 'text', text: about.description },
    { kind: 'list', items: factsOf(key) },
    ...valuesOf(key),
    ...(example === undefined ? [] : [{ kind: 'code', language: 'yaml', text: exampleAt(path, example) } as const]),
  ];
}

function factsOf(key: Key): readonly string[] {
  const { about, path, required } = key;
  return [
    `Type: ${typeInWords(key)}`,
    ...(required ? ['Required'] : []),
    ...(about.default === undefined ? [] : [`Unless given: \`${writeFlow(exampleSource(about.default))}\``]),
    ...(about.isPlannable && path.length > 1
      ? ['Not known yet? Write a task in its place: `{owner: dana@example.com, due: T-45}`']
      : []),
  ];
}

function valuesOf({ about, item }: Key): readonly Block[] {
  const values = about.values.length > 0 ? about.values : (item?.values ?? []);
  if (values.length < 2) return [];
  const rows = values.map(({ value, description }) => [`\`${String(value)}\``, description]);
  return [{ kind: 'table', head: ['Value', 'Meaning'], rows }];
}

/** The keys that may stand within a key, each with a sentence. */
export function innerKeys(key: Key): readonly Block[] {
  const inner = keysWithin(key);
  if (inner.length === 0) return [];
  return [
    { kind: 'heading', text: 'Its keys' },
    { kind: 'links', items: inner.map(({ name, about }) => ({ to: name, text: firstSentence(about.description) })) },
  ];
}

/** The lints that ask for a key or for something within it. */
function askingLints(key: Key): readonly Block[] {
  const asking = lintsAsking(key);
  if (asking.length === 0) return [];
  return [{ kind: 'heading', text: 'Lints that ask for it' }, linksToLints(asking)];
}

/** Lints, each with what it finds. */
export function linksToLints(lints: readonly Lint[]): Block {
  return { kind: 'links', items: lints.map(({ id, summary }) => ({ to: id, text: summary })) };
}
