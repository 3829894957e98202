import { lints } from '../../../lints/index.ts';
import type { Lint } from '../../../lints/lint.ts';
import { describeKey, type Description, type SchemaPath } from '../../../schema/describe.ts';
import { configSchema, launchSchema, type JsonSchema } from '../../../schema/json-schema.ts';

/** A key of a plan or of the organisation's settings, as the schema describes it. */
export interface Key {
  readonly file: 'plan' | 'settings';
  /** What people call it: the keys from the root, with dots between them, as `milestones.owner`. */
  readonly name: string;
  /** The keys from the root; 0 stands for the items of a list. */
  readonly path: SchemaPath;
  readonly about: Description;
  /** What an item of the list is, where this is a list. */
  readonly item: Description | undefined;
  /** Whether what it stands in has to have it. */
  readonly required: boolean;
}

const schemas: Readonly<Record<Key['file'], JsonSchema>> = { plan: launchSchema, settings: configSchema };

/**
 * The key of this name.
 *
 * @param name as people write it: `sales.demo`, `milestones.owner`, `milestones[0].owner` or `org.deal_size`. A letter's
 *   case does not matter, and a hyphen counts as an underscore where the key has one.
 * @returns undefined where neither a plan nor the settings have such a key. A plan comes first.
 */
export function keyNamed(name: string): Key | undefined {
  const steps = name
    .replaceAll(/\[[^\]]*\]/g, '')
    .split('.')
    .filter((step) => !/^\d+$/.test(step));
  return keyAt('plan', steps) ?? keyAt('settings', steps);
}

function keyAt(file: Key['file'], steps: readonly string[]): Key | undefined {
  let found: Key | undefined;
  for (const step of steps) {
    const above = found === undefined ? [] : pathBelow(found);
    const known = found === undefined ? rootKeys(file) : allKeys(found);
    const written = known.find((key) => key === step) ?? known.find((key) => folded(key) === folded(step)) ?? step;
    found = makeKey(file, [...above, written]);
    if (found === undefined) return undefined;
  }
  return found;
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('-', '_');
}

/** The keys at the root of a plan or of the settings, in the order of the schema. */
function rootKeys(file: Key['file']): readonly string[] {
  return describeKey(schemas[file], [])?.keys ?? [];
}

/** The keys within one, in the order of the schema; those that every task has are left out. */
export function keysWithin(key: Key): readonly Key[] {
  // Every lint has a setting. They are on the pages of the lints.
  if (key.file === 'settings' && key.name === 'lints') return [];
  const keys = allKeys(key);
  const own = isTask(keys) ? keys.filter((name) => !taskKeys.includes(name)) : keys;
  return own.flatMap((name) => makeKey(key.file, [...pathBelow(key), name]) ?? []);
}

/** A key and all keys within it, from the outside in. */
export function withInner(key: Key): readonly Key[] {
  return [key, ...keysWithin(key).flatMap(withInner)];
}

/** Every key of a plan or of the settings, in the order of the schema, each before those within it. */
export function everyKey(file: Key['file']): readonly Key[] {
  return keysOfRoot(file).flatMap(withInner);
}

/** The keys at the root of a plan or of the settings. */
export function keysOfRoot(file: Key['file']): readonly Key[] {
  return rootKeys(file).flatMap((name) => makeKey(file, [name]) ?? []);
}

/** Whether these are the keys of a task, perhaps with more of its own. */
export function isTask(keys: readonly string[]): boolean {
  return taskKeys.every((key) => keys.includes(key));
}

/** Whether this is one of the keys that every task has, of whichever task. */
export function isOfTask({ file, path, name }: Key): boolean {
  const above = keyNamed(name.slice(0, name.lastIndexOf('.')));
  return file === 'plan' && path.length > 1 && taskKeys.includes(String(path.at(-1))) && isTask(allKeysOf(above));
}

/** Whether this is one of the keys that every section has, with the meaning that it has in all of them, or is in one. */
export function isOfSection({ file, path }: Key): boolean {
  const shared = file === 'plan' && path.length > 1 ? sectionKeys.get(String(path[1])) : undefined;
  if (shared === undefined) return false;
  return launchSchema.$defs?.[shared]?.description === describeKey(launchSchema, path.slice(0, 2))?.description;
}

/** The keys that every section has, and the definitions of the schema that describe them. */
const sectionKeys: ReadonlyMap<string, string> = new Map([
  ['owner', 'section-owner'],
  ['notes', 'notes'],
  ['unchanged', 'unchanged'],
  ['tasks', 'section-tasks'],
]);

/** The keys that every section has, and those within them, as they stand in one section. */
export function keysOfSections(): readonly Key[] {
  return sectionInExamples().filter(isOfSection);
}

/** The keys that every task has. */
export const taskKeys: readonly string[] = Object.keys(launchSchema.$defs?.['task-map']?.properties ?? {});

/** The keys of the section in which the reference shows what holds in all of them. */
function sectionInExamples(): readonly Key[] {
  const section = keyNamed('sales');
  return section === undefined ? [] : withInner(section);
}

/** The keys that every task has, as they stand in one task. */
export function keysOfTasks(): readonly Key[] {
  const task = sectionInExamples().find(({ about }) => about.isTask);
  return task === undefined ? [] : taskKeys.flatMap((name) => makeKey('plan', [...task.path, name]) ?? []);
}

/** The lints that ask for a key or for something within it, in the order of the catalogue. */
export function lintsAsking(key: Key): readonly Lint[] {
  if (key.file === 'settings') return [];
  return lints.filter((lint) => needsOf(lint).some((need) => need === key.name || need.startsWith(`${key.name}.`)));
}

/** The keys that a lint asks for: `engineering.monitoring`, `approvals`. Where it looks elsewhere, as into git, none. */
export function needsOf({ needs }: Lint): readonly string[] {
  return needs
    .replaceAll(/\[[^\]]*\]/g, '')
    .split(/ and | or |, /)
    .filter((need) => /^[a-z_.]+$/.test(need));
}

function allKeys({ about, item }: Key): readonly string[] {
  return about.isList ? (item?.keys ?? []) : about.keys;
}

function allKeysOf(key: Key | undefined): readonly string[] {
  return key === undefined ? [] : allKeys(key);
}

function pathBelow({ path, about }: Key): SchemaPath {
  return about.isList ? [...path, 0] : path;
}

function makeKey(file: Key['file'], path: SchemaPath): Key | undefined {
  const about = describeKey(schemas[file], path);
  if (about === undefined) return undefined;
  const item = about.isList ? describeKey(schemas[file], [...path, 0]) : undefined;
  const last = path.at(-1);
  const above = describeKey(schemas[file], path.slice(0, -1));
  const required = above?.required.some((key) => key === last) ?? false;
  return { file, name: path.filter((step) => typeof step === 'string').join('.'), path, about, item, required };
}
