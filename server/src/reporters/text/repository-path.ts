import type { ReporterOptions } from '../reporter.ts';

/**
 * The path of a file from the root of its repository, without `.` and `..` in it, for formats that a forge reads.
 *
 * @param path as it is shown, relative to the current folder.
 * @param options `folder` is where the current folder lies in the repository.
 * @returns the path unchanged if it is absolute or leads out of the repository.
 */
export function repositoryPath(path: string, { folder = '' }: Pick<ReporterOptions, 'folder'>): string {
  if (isAbsolute(path)) return path;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return path;
  }
  return parts.join('/');
}

/** Whether a path starts at a root, of Windows too. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}

/** A path for an address: everything but letters, digits, `-`, `.`, `_`, `~` and `/` is percent-encoded as UTF-8. */
export function encodedPath(path: string): string {
  // Half of a surrogate pair has no bytes in UTF-8.
  return path
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map(encodedPart)
    .join('/');
}

function encodedPart(part: string): string {
  return encodeURIComponent(part).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
