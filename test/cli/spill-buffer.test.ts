import { describe, expect, it } from 'vitest';
import { spillBuffer } from '../../server/src/cli/output/spill-buffer.ts';
import { spillFile, type SpillFile } from '../../server/src/node/host/spill-file.ts';

const texts = Array.from({ length: 40 }, (_, index) => `${String(index)} é😀 `.repeat(20_000));

/** A disk that takes so many writes and is full then. */
function diskFor(writes: number): SpillFile | undefined {
  const file = spillFile();
  let left = writes;
  return file && { ...file, write: (text) => left-- > 0 && file.write(text) };
}

describe('text that waits', () => {
  it.each([
    ['in a file', spillFile],
    ['in memory, where no file can be had', () => undefined],
    ['partly in memory, once the disk is full', () => diskFor(2)],
  ])('is the same in the same order %s', (_where, open) => {
    const held = spillBuffer(open);
    for (const text of texts) held.add(text);
    expect([...held.parts()].join('') === texts.join('')).toBe(true);
    held.close();
  });
});
