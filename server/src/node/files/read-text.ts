import { closeSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { TextDecoder } from 'node:util';
import { MAX_TEXT_LENGTH } from '../../syntax/parse/text-limit.ts';
import { ioSentence } from './io-sentence.ts';

/** The result of reading a file. Each message is the end of a sentence that begins with the path. */
export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  /** The bytes are not text. */
  | { readonly kind: 'not-text'; readonly message: string }
  /** The bytes could not be read. */
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

/** @returns what holds until the next file is read. */
function readBytes(path: string): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const length = fill(descriptor, room);
    return length < room.length ? room.subarray(0, length) : withRest(descriptor, Buffer.from(room));
  } finally {
    closeSync(descriptor);
  }
}

/** Nearly every plan fits in it. It is kept, because allocating it again takes longer than reading a plan. */
const room = Buffer.allocUnsafeSlow(64 * 1024);
const LATER_CHUNK = 1024 * 1024;

/** Reads until nothing is left or a chunk is full, since a pipe gives less at a time than it has. */
function fill(descriptor: number, chunk: Buffer): number {
  let length = 0;
  while (length < chunk.length) {
    const read = readSync(descriptor, chunk, length, chunk.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return length;
}

function withRest(descriptor: number, first: Buffer): Uint8Array {
  const chunks = [first];
  for (let length = first.length; length < MAX_BYTES;) {
    const chunk = Buffer.allocUnsafe(LATER_CHUNK);
    const read = fill(descriptor, chunk);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    length += read;
  }
  return Buffer.concat(chunks);
}

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
    return notText('is not a text file: it has bytes as in a program or a picture. Is this the right file?');
  }
  try {
    // What was cut off at the limit may end within a character.
    const text = bytes.length < MAX_BYTES ? utf8.decode(bytes) : strictUtf8().decode(bytes, { stream: true });
    return { kind: 'text', text };
  } catch {
    return notText('is not in UTF-8, or not a text file. Save it as UTF-8.');
  }
}

/** Decodes one whole text after the other. */
const utf8 = strictUtf8();

function strictUtf8(): TextDecoder {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
}

function notText(message: string): ReadText {
  return { kind: 'not-text', message };
}

/**
 * The encoding that a byte order mark names, where it is not that of UTF-8. The longer mark starts with the shorter.
 */
function otherEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  return first === 0 && second === 0 && third === 0xfe && fourth === 0xff ? 'UTF-32' : undefined;
}

/** The text of a stream, such as standard input, up to the longest text that can be a plan. */
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
