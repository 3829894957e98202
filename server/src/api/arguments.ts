import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { localToday } from '../node/host/today.ts';
import { formatDay, parseDay, type Day } from '../plan/calendar.ts';
import type { Problem } from '../reporters/json-model.ts';
import { usageProblem } from '../cli/usage-problem.ts';

/** What a caller gave, once it is known to be possible, or why it is not. Callers may write JavaScript. */
export type Argument<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: Problem };

/** The text that an argument takes. */
export function textArgument(name: string, value: unknown): Argument<string> {
  return typeof value === 'string' ? possible(value) : impossible(`\`${name}\` takes a text, not ${said(value)}.`);
}

/** One path or several. */
export function pathsArgument(name: string, value: unknown): Argument<readonly string[]> {
  if (typeof value === 'string') return possible([value]);
  const isList = Array.isArray(value) && value.every((one): one is string => typeof one === 'string');
  return isList ? possible(value) : impossible(`\`${name}\` takes a path or a list of paths, not ${said(value)}.`);
}

/** The day as of which something is checked; that of this machine where none is given. */
export function dayArgument(name: string, value: unknown): Argument<Day> {
  if (value === undefined) return possible(localToday());
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  return day === undefined
    ? impossible(`\`${name}\` takes a day such as '2027-01-15', not ${said(value)}.`)
    : possible(day);
}

/** A folder, by its absolute path; the working folder of the process where none is given. */
export function folderArgument(name: string, value: unknown): Argument<string> {
  if (value === undefined) return possible(process.cwd());
  if (typeof value !== 'string') return impossible(`\`${name}\` takes the path of a folder, not ${said(value)}.`);
  const folder = resolve(value);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? possible(folder) : impossible(`\`${name}\` takes the path of a folder, and ${value} is none.`);
}

/** One of a few words. */
function wordArgument<Word extends string>(name: string, value: unknown, words: readonly Word[]): Argument<Word> {
  const word = words.find((one) => one === value);
  const all = words.map((one) => `'${one}'`).join(', ');
  return word === undefined ? impossible(`\`${name}\` takes one of ${all}, not ${said(value)}.`) : possible(word);
}

/** One of a few words, or a list of them. */
export function wordsArgument<Word extends string>(
  name: string,
  value: unknown,
  words: readonly Word[],
): Argument<readonly Word[]> {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const known: Word[] = [];
  for (const one of list) {
    const word = wordArgument(name, one, words);
    if (!word.ok) return word;
    known.push(word.value);
  }
  return possible(known);
}

/** The day to put into a report on which nothing could be checked. */
export function shownDay(day: Argument<Day>): string {
  return formatDay(day.ok ? day.value : localToday());
}

/** What was asked for, to put into a report on which nothing could be done. */
export function shownText(value: unknown): string {
  return String(value);
}

/** The mistakes among arguments. */
export function mistakesIn(...all: readonly Argument<unknown>[]): readonly Problem[] {
  return all.flatMap((one) => (one.ok ? [] : one.mistake));
}

function possible<T>(value: T): Argument<T> {
  return { ok: true, value };
}

function impossible(message: string): Argument<never> {
  return { ok: false, mistake: usageProblem('usage/invalid-value', message) };
}

function said(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return 'a list of anything else';
  return value === null || typeof value !== 'object' ? String(value) : 'an object';
}
