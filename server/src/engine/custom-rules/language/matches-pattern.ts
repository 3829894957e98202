import { RE2JS } from 're2js';
import type { Value } from '../values/value.ts';

/** Patterns beyond these were not written for people to read. */
const MAX_LENGTH = 300;
const MAX_PROGRAM = 1000;
/** Somebody who types a pattern in an editor makes a new one with each letter. */
const MOST_KEPT = 200;

type Pattern = { readonly kind: 'pattern'; readonly program: RE2JS } | { readonly kind: 'too-large' | 'unreadable' };

const known = new Map<string, Pattern>();

/**
 * Whether a pattern is found anywhere in a text. The time grows with the length of the text and with the size of the
 * pattern, and no faster: the engine never goes back. An absent text matches nothing.
 */
export function matchesPattern(text: Value, pattern: Value): boolean {
  if (typeof text !== 'string' || typeof pattern !== 'string') return false;
  const found = patternOf(pattern);
  return found.kind === 'pattern' && found.program.matcher(text).find();
}

/** Why a pattern cannot be used; undefined for one that can. */
export function patternFault(pattern: string): 'too-large' | 'unreadable' | undefined {
  const { kind } = patternOf(pattern);
  return kind === 'pattern' ? undefined : kind;
}

/** How many steps the engine may take for each character of a text. */
export function patternSize(pattern: string): number {
  const found = patternOf(pattern);
  return found.kind === 'pattern' ? found.program.programSize() : 0;
}

function patternOf(pattern: string): Pattern {
  const found = known.get(pattern) ?? read(pattern);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(pattern, found);
  return found;
}

function read(pattern: string): Pattern {
  if (pattern.length > MAX_LENGTH) return { kind: 'too-large' };
  try {
    const program = RE2JS.compile(pattern);
    return program.programSize() > MAX_PROGRAM ? { kind: 'too-large' } : { kind: 'pattern', program };
  } catch {
    return { kind: 'unreadable' };
  }
}
