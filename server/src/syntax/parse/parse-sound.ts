import { parse } from './parse.ts';
import { parseRaw } from './parse-raw.ts';
import type { RawDocument } from './raw-tree.ts';
import type { SyntaxTree } from '../tree.ts';

/**
 * Reads a YAML text that is of use only where it has no error: what is wrong with it, and what of it could be saved, is
 * not looked for, which takes several times as long as reading it.
 *
 * @returns the tree of `parse`; undefined where a document of the text cannot be read as a whole, or, rarely, where only
 * one of the two parsers can read it.
 */
export function parseSound(text: string): SyntaxTree | undefined {
  const broken: RawDocument[] = [];
  const tree = parse(text, (source, span) => {
    const raw = parseRaw(source, span);
    if (!raw.seemsBroken) return raw;
    broken.push(raw);
    return nothing;
  });
  return broken.length === 0 ? tree : undefined;
}

/** Stands for a broken document, so that nobody tries to fix it. */
const nothing: RawDocument = { root: undefined, comments: [], error: undefined, seemsBroken: false };
