import { namesIn } from '../../engine/compare/changed-files.ts';
import type { FileReport } from '../../engine/check/check-file.ts';

/** What a plan names that may be other files. */
export interface NamedPaths {
  /** Of the plan. */
  readonly path: string;
  readonly names: readonly string[];
}

export function namedPaths({ path, snapshot }: FileReport): NamedPaths {
  return { path, names: namesIn(snapshot).filter(mayBePath) };
}

/** Prose is not a path, so no file is looked up for it. */
function mayBePath(text: string): boolean {
  return text.length < 1024 && /[./\\]/.test(text) && !/^[a-z][a-z0-9+.-]+:/i.test(text) && !text.includes('\0');
}
