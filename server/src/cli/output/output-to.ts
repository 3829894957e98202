import { fstatSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { nullDevice } from '../../node/host/null-device.ts';
import type { Output } from '../io.ts';

/**
 * An output of this process, to write to until it fails; what is written after that goes nowhere.
 *
 * A file is written to at once, and so is the null device, without the stream, which takes long to set up. A pipe is
 * not: after Ctrl-C, the process would wait for its reader.
 *
 * @param stream of this process, asked for when it is needed.
 * @param failed gets, once, the reason why no more can be written.
 */
export function outputTo(
  descriptor: 1 | 2,
  stream: () => NodeJS.WriteStream,
  failed: (error: unknown) => void,
): Output {
  const stats = statsOf(descriptor);
  const isDevice = stats?.isCharacterDevice() === true;
  const takesAtOnce = stats?.isFile() === true || (isDevice && isNull(stats));
  let isOpen = true;
  let listened: NodeJS.WriteStream | undefined;
  let isFull = false;
  let drained = (): void => undefined;
  const drain = (): void => {
    isFull = false;
    drained();
  };
  const fail = (error: unknown): void => {
    if (isOpen) failed(error);
    isOpen = false;
    drain();
  };
  return {
    get isTerminal() {
      // The stream of a device that is not a terminal does not say it.
      const { isTTY }: { readonly isTTY?: boolean } = isDevice && !takesAtOnce ? stream() : {};
      return isTTY ?? false;
    },
    get columns() {
      return isDevice && !takesAtOnce ? stream().columns : undefined;
    },
    write(text) {
      if (!isOpen) return;
      if (takesAtOnce) {
        try {
          writeFileSync(descriptor, text);
        } catch (error) {
          fail(error);
        }
        return;
      }
      listened ??= stream().on('error', fail).on('drain', drain);
      isFull = !listened.write(text);
    },
    ready: () => (isFull ? new Promise((resolve) => (drained = resolve)) : Promise.resolve()),
  };
}

/** The file behind a descriptor; undefined if it is closed. */
function statsOf(descriptor: number): Stats | undefined {
  try {
    return fstatSync(descriptor);
  } catch {
    return undefined;
  }
}

/** If the null device cannot be read, the stream is used. */
function isNull({ rdev }: Stats): boolean {
  try {
    return statSync(nullDevice).rdev === rdev;
  } catch {
    return false;
  }
}
