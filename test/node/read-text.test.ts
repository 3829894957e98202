import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { readStream, readTextFile, textOf } from '../../server/src/node/files/read-text.ts';
import { MAX_TEXT_LENGTH } from '../../server/src/syntax/parse/text-limit.ts';
import { workplace, type Workplace } from '../support/command-line.ts';

const places: Workplace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

function placeWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Workplace {
  const place = workplace(files);
  places.push(place);
  return place;
}

describe('bytes', () => {
  it('are read as UTF-8; a byte order mark counts in the offsets', () => {
    expect(textOf(Buffer.from('\uFEFFname: Zoë 🚀\r\n'))).toEqual({ kind: 'text', text: '\uFEFFname: Zoë 🚀\r\n' });
    expect(textOf(Buffer.from(''))).toEqual({ kind: 'text', text: '' });
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFFname: A', 'utf16le'), /UTF-16.*Save it as UTF-8/],
    ['UTF-16 with its bytes swapped', Buffer.from('\uFEFFname: A', 'utf16le').swap16(), /UTF-16.*Save it as UTF-8/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /UTF-32.*Save it as UTF-8/],
    ['UTF-32 with its bytes swapped', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41]), /UTF-32.*Save it as UTF-8/],
    ['a program', Buffer.from('\u007fELF\0\0'), /not a text file/],
    ['Latin-1', Buffer.from('owner: Zoë', 'latin1'), /not in UTF-8/],
    ['a character cut off', Buffer.from('é').subarray(0, 1), /not in UTF-8/],
  ])('that are %s are told so', (_, bytes, message) => {
    expect(textOf(bytes)).toEqual({ kind: 'not-text', message: expect.stringMatching(message) as string });
  });
});

describe('a file', () => {
  it('that is far too long is read until it is too long, and no further', () => {
    const place = placeWith({ 'huge.yaml': 'é'.repeat(20 * 1024 * 1024) });
    const read = readTextFile(join(place.path, 'huge.yaml'));
    expect(read.kind).toBe('text');
    const { length } = read.kind === 'text' ? read.text : '';
    expect(length).toBeGreaterThan(MAX_TEXT_LENGTH);
    expect(length).toBeLessThan(20 * 1024 * 1024);
  });

  it('is read whole, however its length falls', () => {
    const text = 'é'.repeat(100_000);
    const place = placeWith({ 'launch.yaml': text });
    expect(readTextFile(join(place.path, 'launch.yaml'))).toEqual({ kind: 'text', text });
  });

  it.each([
    ['a folder', '.', /^is a folder/],
    ['absent', 'gone', /^does not exist/],
    ['a device that never ends', '/dev/zero', /^is a device/],
  ])('that is %s is told so', (_, path, message) => {
    expect(readTextFile(path === '.' || path === 'gone' ? join(placeWith().path, path) : path)).toEqual({
      kind: 'unreadable',
      message: expect.stringMatching(message) as string,
    });
  });

  it('may be a pipe', () => {
    const place = placeWith();
    const pipe = join(place.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    execFileSync('sh', ['-c', `printf 'name: A' > "${pipe}" &`], { stdio: 'ignore' });
    expect(readTextFile(pipe)).toEqual({ kind: 'text', text: 'name: A' });
  });
});

describe('a stream', () => {
  it('may cut a character in two', async () => {
    const bytes = Buffer.from('name: Zoë');
    expect(await readStream(streamOf(bytes.subarray(0, -1), bytes.subarray(-1)))).toEqual({
      kind: 'text',
      text: 'name: Zoë',
    });
  });

  it('that never ends is read until it is too long', async () => {
    const read = await readStream(endless());
    expect(read.kind === 'text' && read.text.length > MAX_TEXT_LENGTH).toBe(true);
  });
});

function streamOf(...chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  return Readable.from(chunks);
}

function endless(): AsyncIterable<Uint8Array> {
  return Readable.from(sameForEver(Buffer.alloc(1024 * 1024, 'a')));
}

function* sameForEver(chunk: Uint8Array): Iterable<Uint8Array> {
  for (;;) yield chunk;
}
