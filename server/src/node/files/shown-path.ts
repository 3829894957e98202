import { relative, resolve, sep } from 'node:path';

/** A path as people are shown it: relative to the folder they are in, with `/` between its parts. */
export function shownPath(path: string, cwd: string): string {
  const shown = relative(cwd, resolve(cwd, path));
  return shown === '' ? '.' : withSlashes(shown);
}

/** A path of this system with `/` between its parts. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
