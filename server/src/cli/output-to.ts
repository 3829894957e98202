import { fstatSync, writeSync } from 'node:fs';
import { systemCode } from '../node/io-sentence.ts';
import type { Output } from './io.ts';

/**
 * An output of this process, to write to until it fails; what is written after that goes nowhere.
 *
 * A file or a pipe is written to at once, without the stream, which takes long to set up. Where a pipe cannot take all
 * of a text now, the stream takes the rest, since it knows how to wait.
 *
 * @param stream of this process, asked for when it is needed.
 * @param failed is told once why no more can be written.
 */
export function outputTo(
  descriptor: 1 | 2,
  stream: () => NodeJS.WriteStream,
  failed: (error: unknown) => void,
): Output {
  let isOpen = true;
  let direct = !isDevice(descriptor);
  let listened: NodeJS.WriteStream | undefined;
  const fail = (error: unknown): void => {
    if (isOpen) failed(error);
    isOpen = false;
  };
  const throughStream = (text: string | Uint8Array): void => {
    listened ??= stream().on('error', fail);
    listened.write(text);
  };
  return {
    get isTerminal() {
      // A device that is no terminal, such as the null device, has a stream that does not say.
      const { isTTY }: { readonly isTTY?: boolean } = isDevice(descriptor) ? stream() : {};
      return isTTY ?? false;
    },
    write(text) {
      if (!isOpen) return;
      if (!direct) {
        throughStream(text);
        return;
      }
      const rest = writtenAtOnce(descriptor, Buffer.from(text), fail);
      if (rest.length === 0) return;
      direct = false;
      throughStream(rest);
    },
  };
}

/** @returns what could not be written now. */
function writtenAtOnce(descriptor: number, bytes: Uint8Array, fail: (error: unknown) => void): Uint8Array {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (systemCode(error) === 'EAGAIN') return bytes.subarray(written);
    fail(error);
  }
  return new Uint8Array();
}

/** A terminal is a device; a closed descriptor is none. */
function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}
