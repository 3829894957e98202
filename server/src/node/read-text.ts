import { closeSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { MAX_TEXT_LENGTH } from '../syntax/parse.ts';
import { ioSentence } from './io-sentence.ts';

/** What became of the bytes of a file. Each message is a sentence without the path, as the end of one. */
export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  /** The bytes are no text. */
  | { readonly kind: 'not-text'; readonly message: string }
  /** There are no bytes to be had. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** Reads a file, or a pipe that a shell gives a path to; nothing that would never end. */
export function readTextFile(path: string): ReadText {
  try {
    const stat = statSync(path);
    const refusal = whyNotRead(stat);
    return refusal === undefined ? textOf(readBytes(path)) : { kind: 'unreadable', message: refusal };
  } catch (error) {
    return { kind: 'unreadable', message: ioSentence(error) };
  }
}

function whyNotRead(stat: Stats): string | undefined {
  if (stat.isFile() || stat.isFIFO()) return undefined;
  return stat.isDirectory() ? 'is a folder. Name a file in it.' : 'is a device and no file. Name a file instead.';
}

/** A text one unit too long needs at most so many bytes; what comes after them cannot change what is said of it. */
const MAX_BYTES = 3 * (MAX_TEXT_LENGTH + 2);

function readBytes(path: string): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let length = 0; length < MAX_BYTES;) {
      const chunk = Buffer.allocUnsafe(length === 0 ? FIRST_CHUNK : LATER_CHUNK);
      const read = readSync(descriptor, chunk);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      length += read;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(descriptor);
  }
}

/** Nearly every plan fits in the first. */
const FIRST_CHUNK = 64 * 1024;
const LATER_CHUNK = 1024 * 1024;

/**
 * The text that bytes are, in UTF-8, or what is wrong with them. A byte order mark stays as the first code unit,
 * because the offsets of editors count it too.
 */
export function textOf(bytes: Uint8Array): ReadText {
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) {
    return notText(`is written in ${encoding}, which plans are not read in. Save it as UTF-8.`);
  }
  if (bytes.includes(0)) {
    return notText('is no text: it holds bytes as a program or a picture has them. Is this the right file?');
  }
  try {
    // What was cut off at the limit may end within a character.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, {
      stream: bytes.length >= MAX_BYTES,
    });
    return { kind: 'text', text };
  } catch {
    return notText('is written in an encoding other than UTF-8, or is no text at all. Save it as UTF-8.');
  }
}

function notText(message: string): ReadText {
  return { kind: 'not-text', message };
}

/** The encoding that a byte order mark names, where it is not that of UTF-8. The longer mark starts with the shorter. */
function otherEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  return first === 0 && second === 0 && third === 0xfe && fourth === 0xff ? 'UTF-32' : undefined;
}

/** All that a stream gives, such as standard input, up to the length at which no text is a plan any more. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<ReadText> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
      chunks.push(bytes);
      length += bytes.length;
      if (length >= MAX_BYTES) break;
    }
  } catch (error) {
    return { kind: 'unreadable', message: ioSentence(error) };
  }
  return textOf(Buffer.concat(chunks));
}
