import { rmSync, writeFileSync } from 'node:fs';
import { systemCode } from './io-sentence.ts';

/**
 * Writes a file that is not there yet. One that exists is left alone, and half a file is removed again.
 *
 * @param path absolute; its folder has to exist.
 * @throws the error of the system, such as EEXIST.
 */
export function writeNewFile(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === 'ENOSPC' || systemCode(error) === 'EDQUOT') rmSync(path, { force: true });
    throw error;
  }
}
