import { spillFile, type SpillFile } from '../../node/host/spill-file.ts';

/** Text that is written before the text in front of it is known. */
export interface SpillBuffer {
  readonly add: (text: string) => void;
  /** All that was added, in parts. */
  readonly parts: () => Iterable<string>;
  readonly close: () => void;
}

/** How much of a text waits in memory before it goes to a file, in UTF-16 code units. Most reports are shorter. */
const IN_MEMORY = 1_000_000;

/**
 * Holds text in little memory, even if it is long: the rest goes to a file. If no file can be made, or the
 * disk is full, everything stays in memory.
 */
export function spillBuffer(openFile: () => SpillFile | undefined = spillFile): SpillBuffer {
  let texts: string[] = [];
  let length = 0;
  let file: SpillFile | undefined;
  let isFileOpen = true;
  return {
    add: (text) => {
      texts.push(text);
      length += text.length;
      if (length < IN_MEMORY || !isFileOpen) return;
      file ??= openFile();
      isFileOpen = file?.write(texts.join('')) ?? false;
      if (isFileOpen) [texts, length] = [[], 0];
    },
    *parts() {
      if (file !== undefined) yield* file.parts();
      yield* texts;
    },
    close: () => file?.close(),
  };
}
