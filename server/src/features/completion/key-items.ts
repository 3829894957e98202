import { CompletionItemKind } from 'vscode-languageserver-types';
import { describeKey, type Description, type SchemaPath } from '../../schema/describe.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import { lastReportOf, type CompletionRequest, type CompletionOffer } from './completion-request.ts';
import type { KeyPlace } from './cursor-place.ts';
import { gap, type Snippet } from './snippet.ts';

/** The keys that are allowed at a place and not there yet: required ones first, then those that open checks ask for. */
export function keyOffers(place: KeyPlace, request: CompletionRequest): readonly CompletionOffer[] {
  const { schema } = request;
  const description = describeKey(schema, place.path);
  if (description === undefined) return [];
  const wanted = askedKeys(place.path, request);
  const rank = (key: string): number =>
    description.required.includes(key) || (key === 'owner' && place.path.length === 1)
      ? 0
      : wanted.includes(key)
        ? 1 + wanted.indexOf(key)
        : LAST;
  const free = allowedKeys(description, place.siblings).filter(
    (key) => !place.siblings.includes(key) && fitsValue(key, place, request),
  );
  // Sorting is stable: the others keep the order of the schema.
  const keys = free
    .toSorted((a, b) => rank(a) - rank(b))
    .map((key) => keyOffer(key, place, request, description.required.includes(key)));
  return [...wholeItem(place, request, description), ...keys];
}

const LAST = 1000;

/** A new item of a list with the keys that the schema's example has. */
function wholeItem(place: KeyPlace, { schema }: CompletionRequest, item: Description): readonly CompletionOffer[] {
  const { path, siblings, style, hasColon, column, prefix } = place;
  if (typeof path.at(-1) !== 'number' || siblings.length > 0 || style === 'flow' || hasColon) return [];
  const list = describeKey(schema, path.slice(0, -1));
  const keys = list === undefined ? [] : exampleItemKeys(list, item);
  if (keys.length < 2) return [];
  return [
    {
      label: shortList(keys),
      kind: CompletionItemKind.Snippet,
      detail: 'a whole item',
      source: [prefix, ...entries(keys, column)],
    },
  ];
}

/** The first few of several keys. */
export function shortList(keys: readonly string[]): string {
  return keys.length > 4 ? `${keys.slice(0, 3).join(', ')}, …` : keys.join(', ');
}

/** The keys of a fact, and those of the task that may replace it while nothing of the fact is written. */
function allowedKeys({ keys, taskKeys, types, examples }: Description, siblings: readonly string[]): readonly string[] {
  if (keys.length === 0 && taskKeys.length === 0) return types.includes('object') ? exampleKeys(examples) : [];
  const ownOnly = keys.filter((key) => !taskKeys.includes(key));
  if (siblings.some((key) => ownOnly.includes(key))) return keys;
  if (siblings.includes('due') || siblings.includes('status')) return taskKeys.length > 0 ? taskKeys : keys;
  // Until one of these two is there, the others have no task to belong to.
  return [...keys, ...taskKeys.filter((key) => !keys.includes(key) && (keys.length === 0 || startsTask.has(key)))];
}

const startsTask: ReadonlySet<string> = new Set(['due', 'status']);

/** For a mapping in which the author names the keys: those of the schema's example. */
function exampleKeys([example]: readonly unknown[]): readonly string[] {
  return typeof example === 'object' && example !== null && !Array.isArray(example) ? Object.keys(example) : [];
}

/** A key that replaces another has to fit the value that stays. */
function fitsValue(key: string, { path, replaces }: KeyPlace, { schema }: CompletionRequest): boolean {
  if (replaces === undefined || key === replaces) return true;
  const [holder, from, to] = [
    describeKey(schema, path),
    describeKey(schema, [...path, replaces]),
    describeKey(schema, [...path, key]),
  ];
  // An unknown key may have any value; it can be a key of the organisation's own.
  if (from === undefined) return !replaces.startsWith('x-');
  if (to === undefined || holder?.required.includes(replaces) === true) return false;
  if (from.types.some((type) => type === 'number' || type === 'integer') && from.types.length === 1) return false;
  const shape = ({ types, kind, values, keys, isTask, isPlannable }: Description, of: string): string => {
    const item = describeKey(schema, [...path, of, 0]);
    return JSON.stringify([types, kind, values.map(({ value }) => value), keys, isTask, isPlannable, item?.keys]);
  };
  return shape(from, replaces) === shape(to, key);
}

/** The keys below a path that open checks of this plan ask for, those that are due first. */
function askedKeys(path: SchemaPath, request: CompletionRequest): readonly string[] {
  const findings = (lastReportOf(request)?.findings ?? []).filter(
    (finding) => finding.path.length > path.length && path.every((step, index) => finding.path[index] === step),
  );
  const ordered = findings.toSorted((a, b) => Number(a.upcoming) - Number(b.upcoming));
  return [...new Set(ordered.flatMap(({ path: asked }) => asked[path.length] ?? []))].filter(
    (step) => typeof step === 'string',
  );
}

function keyOffer(key: string, place: KeyPlace, request: CompletionRequest, required: boolean): CompletionOffer {
  const description = describeKey(request.schema, [...place.path, key]);
  const source: Snippet = place.hasColon ? [quoteScalar(key)] : [quoteScalar(key), ...afterKey(key, place, request)];
  return {
    label: key,
    kind:
      description?.keys.length === 0 || description?.isTask === true
        ? CompletionItemKind.Property
        : CompletionItemKind.Module,
    ...(required ? { detail: 'required' } : {}),
    documentation: documentationOf(description),
    source: [place.prefix, ...source],
    goesOn: !place.hasColon,
  };
}

/** What the schema says of a key, with an example in one line. */
export function documentationOf(description: Description | undefined): string {
  if (description === undefined) return '';
  const example = description.examples.find((one) => typeof one === 'string' || typeof one === 'number');
  const said = example === undefined ? '' : ` For example: \`${example}\`.`;
  return `${description.description}${said}`;
}

/** The colon, and the start of the value. */
function afterKey(key: string, place: KeyPlace, request: CompletionRequest): Snippet {
  const path = [...place.path, key];
  const description = describeKey(request.schema, path);
  const shape = shapeOf(description);
  if (place.style === 'flow') {
    return shape === 'mapping' ? [': {', gap, '}'] : shape === 'list' ? [': [', gap, ']'] : [': ', gap];
  }
  const column = place.column + request.layout.step;
  switch (shape) {
    case 'mapping':
      return [':', ...lines(stubKeys(path, description, request), column)];
    case 'list': {
      const item = describeKey(request.schema, [...path, 0]);
      const keys = item === undefined || description === undefined ? [] : exampleItemKeys(description, item);
      return [`:\n${' '.repeat(column)}- `, ...(keys.length === 0 ? [gap] : entries(keys, column + 2))];
    }
    case 'line':
      return [': ', gap];
  }
}

/** Lines of empty keys below a key. */
export function lines(keys: readonly string[], column: number): Snippet {
  return [`\n${' '.repeat(column)}`, ...(keys.length === 0 ? [gap] : entries(keys, column))];
}

function entries(keys: readonly string[], column: number): Snippet {
  return keys.flatMap((key, index) => [`${index === 0 ? '' : `\n${' '.repeat(column)}`}${quoteScalar(key)}: `, gap]);
}

/** The best start for the value of a key: a list if its items have keys, otherwise one line if that is enough. */
function shapeOf(description: Description | undefined): 'line' | 'mapping' | 'list' {
  if (description === undefined) return 'line';
  if (description.isList && exampleItems(description).length > 0) return 'list';
  if (description.isTask || description.types.includes('string')) return 'line';
  if (description.isList) return 'list';
  return description.types.includes('object') ? 'mapping' : 'line';
}

/** The keys of the first item that an example of a list has. */
function exampleItems({ examples }: Description): readonly string[] {
  const items = examples.flatMap((example) => (Array.isArray(example) ? (example as readonly unknown[]) : []));
  return exampleKeys(items.filter((item) => typeof item === 'object'));
}

function exampleItemKeys(list: Description, { keys }: Description): readonly string[] {
  return exampleItems(list).filter((key) => keys.includes(key));
}

/**
 * What to write first in a new mapping: its owner and what open checks ask for, otherwise the keys of the schema's
 * example.
 */
export function stubKeys(
  path: SchemaPath,
  description: Description | undefined,
  request: CompletionRequest,
): readonly string[] {
  if (description === undefined) return [];
  const asked = askedKeys(path, request).filter((key) => description.keys.includes(key) && key !== 'owner');
  const owner = path.length === 1 && description.keys.includes('owner') ? ['owner'] : [];
  const otherwise = exampleKeys(description.examples).filter((key) => key !== 'owner');
  return [...owner, ...(asked.length > 0 ? asked : otherwise)];
}
