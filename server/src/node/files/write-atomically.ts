import { realpathSync } from 'node:fs';
import { ioSentence } from './io-sentence.ts';
import { readTextFile } from './read-text.ts';
import { replaceFile } from './replace-file.ts';

/** The result of replacing one text by another. */
export type Written =
  | { readonly kind: 'written' }
  /** Nothing was touched. The message is the end of a sentence that starts with the path. */
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Replaces the text of a file whole or not at all: the new text is written beside it and renamed into its place. The
 * mode and the owner are kept, and of a symbolic link the file that it leads to is replaced.
 *
 * @param expected the text that the new one was made from; a file that holds another by now is not touched.
 */
export function writeAtomically(path: string, expected: string, text: string): Written {
  const now = readTextFile(path);
  if (now.kind !== 'text') return { kind: 'refused', message: now.message };
  if (now.text !== expected) {
    return { kind: 'refused', message: 'was changed by somebody else meanwhile, so it was left as it is. Try again.' };
  }
  try {
    replaceFile(realpathSync.native(path), [text]);
    return { kind: 'written' };
  } catch (error) {
    return { kind: 'refused', message: ioSentence(error) };
  }
}
