import { namesToExplain } from '../../engine/pages/explain.ts';
import { templateNames } from '../../engine/templates/plan-template.ts';
import { kinds, motions, stages, tiers } from '../../plan/words.ts';
import { formatDescriptions } from '../../reporters/format-descriptions.ts';
import { deltaFormats } from '../diff/diff-request.ts';
import { gateNames } from '../../engine/compare/gate-names.ts';
import { shells } from './shells.ts';

/** What can be written at a place of the command line. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** One of these, or `word=file`. */
  | { readonly kind: 'outputs'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'folders' }
  /** Names that git has for commits. */
  | { readonly kind: 'commits' }
  /** A number, a date or a text, which cannot be completed. */
  | { readonly kind: 'anything' };

/** Where the words are fixed: by command and the name of the option or argument. */
const known: ReadonlyMap<string, Values> = new Map<string, Values>([
  ['lint --format', { kind: 'outputs', words: Object.keys(formatDescriptions) }],
  ['diff --format', { kind: 'outputs', words: deltaFormats }],
  ['diff --fail-on', words(...gateNames)],
  ['config --format', words('text', 'json')],
  ['explain --format', words('text', 'json')],
  ['rules --format', words('text', 'json')],
  ['init --kind', words(...kinds)],
  ['init --tier', words(...tiers.map(({ id }) => String(id)))],
  ['init --stage', words(...stages)],
  ['init --motion', words(...motions)],
  ['import --tier', words(...tiers.map(({ id }) => String(id)))],
  ['import --stage', words(...stages)],
  ['import --dates', words('day-first', 'month-first')],
  ['init --template', words(...templateNames)],
  ['explain name', words(...namesToExplain())],
  ['completion shell', words(...shells)],
]);

/** What the other places are called in the help, and what they take. */
const byPlaceholder: ReadonlyMap<string, Values> = new Map<string, Values>([
  ...['file', 'path', 'paths', 'pattern'].map((name) => [name, { kind: 'files' }] as const),
  ['dir', { kind: 'folders' }],
  ...['base', 'head'].map((name) => [name, { kind: 'commits' }] as const),
  ...['date', 'n', 'percent', 'points', 'days', 'text', 'person', 'id', 'mapping'].map(
    (name) => [name, { kind: 'anything' }] as const,
  ),
]);

/**
 * What an option or an argument takes.
 *
 * @param name of the option with its dashes, or of the argument.
 * @param placeholder what the help calls the value, without its brackets.
 * @returns undefined if it is not listed.
 */
export function valuesOf(command: string, name: string, placeholder: string): Values | undefined {
  return known.get(`${command} ${name}`) ?? byPlaceholder.get(placeholder);
}

function words(...all: readonly string[]): Values {
  return { kind: 'words', words: all };
}
