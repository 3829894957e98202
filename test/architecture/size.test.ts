import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Longer than this, and a file holds a second idea. */
const MOST_LINES = 300;

describe('a file of the core', () => {
  it.each(['engine', 'reporters', 'features'])(`in %s has at most ${String(MOST_LINES)} lines`, (folder) => {
    const root = join('server/src', folder);
    const long = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });
});
