import { lstatSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '../../server/src/node/files/write-atomically.ts';
import { workplace, type Workplace } from '../support/command-line.ts';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => {
  place.remove();
});

describe('writing a plan', () => {
  it('keeps its mode, and leaves nothing else behind', () => {
    const file = place.write('launch.yaml', 'before\n', 0o600);
    expect(writeAtomically(file, 'before\n', 'after\n').kind).toBe('written');
    expect(readFileSync(file, 'utf8')).toBe('after\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(place.path)).toEqual(['launch.yaml']);
  });

  it('is refused where its text changed meanwhile, and then changes nothing', () => {
    const file = place.write('launch.yaml', 'somebody else was faster\n');
    const written = writeAtomically(file, 'before\n', 'after\n');
    expect(written.kind).toBe('refused');
    expect(readFileSync(file, 'utf8')).toBe('somebody else was faster\n');
  });

  it('is refused where it is gone', () => {
    const written = writeAtomically(join(place.path, 'launch.yaml'), 'before\n', 'after\n');
    expect(written.kind).toBe('refused');
    expect(readdirSync(place.path)).toEqual([]);
  });

  it('goes to what a link points at, and the link stays one', () => {
    const target = place.write('plans/atlas.yaml', 'before\n');
    const link = join(place.path, 'launch.yaml');
    symlinkSync(target, link);
    expect(writeAtomically(link, 'before\n', 'after\n').kind).toBe('written');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('after\n');
  });

  it('compares bytes: a byte order mark counts', () => {
    const file = join(place.path, 'launch.yaml');
    writeFileSync(file, '\uFEFFbefore\n');
    expect(writeAtomically(file, 'before\n', 'after\n').kind).toBe('refused');
    expect(writeAtomically(file, '\uFEFFbefore\n', '\uFEFFafter\n').kind).toBe('written');
  });
});
