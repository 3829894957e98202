import { readFileSync, statSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import { ioSentence } from '../../node/files/io-sentence.ts';
import { textOf } from '../../node/files/read-text.ts';

/** The text of a file, or why there is none, as the end of a sentence that starts with its path. */
export type FileText = { readonly text: string } | { readonly refused: string };

/** Far beyond any list that people wrote: a hundred thousand rows of a tracker with all columns. */
const MAX_MEGABYTES = 200;

/** Reads a file, or a pipe that a shell gives a path to. */
export function readListFile(path: string): FileText {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { refused: 'is a folder. Name a file in it.' };
    if (!stats.isFile() && !stats.isFIFO()) return { refused: 'is a device and no file. Name a file instead.' };
    if (stats.size > MAX_MEGABYTES * 1024 * 1024) return { refused: tooLarge };
    return listText(readFileSync(path));
  } catch (error) {
    return { refused: ioSentence(error) };
  }
}

const tooLarge = `is larger than ${String(MAX_MEGABYTES)} MB. Split it, or export fewer columns.`;

/** All that a stream gives, such as standard input. */
export async function readListStream(stream: AsyncIterable<Uint8Array | string>): Promise<FileText> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes);
      length += bytes.length;
      if (length > MAX_MEGABYTES * 1024 * 1024) return { refused: tooLarge };
    }
  } catch (error) {
    return { refused: ioSentence(error) };
  }
  return listText(Buffer.concat(chunks));
}

/** The text of bytes in UTF-8, or in UTF-16 with a byte order mark, as spreadsheets on Windows write it. */
export function listText(bytes: Uint8Array): FileText {
  const [first, second, third, fourth] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if ((isLittle && third === 0 && fourth === 0) || (first === 0 && second === 0 && third === 0xfe && fourth === 0xff)) {
    return { refused: 'is in UTF-32. Export it again, as UTF-8.' };
  }
  const wide = isLittle ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  if (wide !== undefined) {
    try {
      return { text: new TextDecoder(wide, { fatal: true }).decode(bytes) };
    } catch {
      return { refused: 'is not valid UTF-16. Export it again, as UTF-8.' };
    }
  }
  const read = textOf(bytes);
  return read.kind === 'text' ? { text: read.text.replace(/^\uFEFF/, '') } : { refused: read.message };
}
