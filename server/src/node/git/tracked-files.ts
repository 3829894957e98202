import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { commonFolder, gitFolder, startOf } from './git-folders.ts';

/**
 * The files that git tracks in a working tree, read from its index without running git: what a repository is set up to
 * run, as a monitor of files, does not run here.
 *
 * @param root the folder with `.git`.
 * @returns their paths from the root, with `/`; none where there is no index or it cannot be read.
 *
 * The format is https://git-scm.com/docs/index-format, versions 2 to 4.
 */
export function trackedFiles(root: string): readonly string[] {
  const folder = gitFolder(root);
  const hashLength = /^\s*objectformat\s*=\s*sha256\s*$/im.test(startOf(join(commonFolder(root), 'config'))) ? 32 : 20;
  const { paths, shared } = readIndex(bytesOf(join(folder, 'index')), hashLength);
  if (shared === undefined) return paths;
  // A split index leaves most of its entries in a second file.
  return [...paths, ...readIndex(bytesOf(join(folder, `sharedindex.${shared}`)), hashLength).paths];
}

/** No index is larger. */
const MAX_BYTES = 512 * 1024 * 1024;
const HEADER = 12;
/** What stands before the hash of an entry, and where in it the kind of the file is. */
const BEFORE_HASH = 40;
const MODE = 24;
const SUBMODULE = 0o160000;

interface Index {
  readonly paths: readonly string[];
  /** The name of the file with the other entries. */
  readonly shared: string | undefined;
}

function readIndex(bytes: Buffer | undefined, hashLength: number): Index {
  const nothing: Index = { paths: [], shared: undefined };
  if (bytes === undefined || bytes.length < HEADER || bytes.toString('latin1', 0, 4) !== 'DIRC') return nothing;
  const version = bytes.readUInt32BE(4);
  const count = bytes.readUInt32BE(8);
  if (version < 2 || version > 4) return nothing;
  const paths: string[] = [];
  let at = HEADER;
  let name: Buffer = Buffer.alloc(0);
  for (let entry = 0; entry < count; entry++) {
    const flagsAt = at + BEFORE_HASH + hashLength;
    if (flagsAt + 2 > bytes.length) return nothing;
    const isExtended = version >= 3 && (bytes.readUInt16BE(flagsAt) & 0x4000) !== 0;
    const nameAt = flagsAt + (isExtended ? 4 : 2);
    const isFile = (bytes.readUInt32BE(at + MODE) & 0o170000) !== SUBMODULE;
    const { kept, from } = version === 4 ? prefixAt(bytes, nameAt, name) : { kept: Buffer.alloc(0), from: nameAt };
    const end = bytes.indexOf(0, from);
    if (end === -1) return nothing;
    name = Buffer.concat([kept, bytes.subarray(from, end)]);
    if (isFile) paths.push(name.toString('utf8'));
    // Before version 4, an entry is filled up to a multiple of eight bytes.
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  return { paths, shared: sharedIn(bytes, at, hashLength) };
}

/** How much of the name before it a name of version 4 begins with, and where the rest of it stands. */
function prefixAt(bytes: Buffer, start: number, before: Buffer): { readonly kept: Buffer; readonly from: number } {
  let from = start;
  let byte = bytes[from++] ?? 0;
  let dropped = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    byte = bytes[from++] ?? 0;
    dropped = ((dropped + 1) << 7) + (byte & 0x7f);
  }
  return { kept: before.subarray(0, Math.max(0, before.length - dropped)), from };
}

/** The name of the shared index that the extension `link` gives. */
function sharedIn(bytes: Buffer, start: number, hashLength: number): string | undefined {
  for (let at = start; at + 8 <= bytes.length - hashLength;) {
    const length = bytes.readUInt32BE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === 'link') {
      const hash = bytes.toString('hex', at + 8, at + 8 + hashLength);
      return /^0*$/.test(hash) ? undefined : hash;
    }
    at += 8 + length;
  }
  return undefined;
}

function bytesOf(file: string): Buffer | undefined {
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= MAX_BYTES ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}
