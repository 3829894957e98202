/** The code that Node gives a fault of the system, such as `ENOENT`; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Why a file or folder could not be read or written, as the end of a sentence that starts with its path, and what to
 * do about it.
 */
export function ioSentence(error: unknown): string {
  const code = systemCode(error);
  return sentences.get(code ?? '') ?? `could not be used${code === undefined ? '' : ` (${code})`}. Check the disk.`;
}

/** The same of a file that was to be written, which need not exist, but its folder has to. */
export function writeSentence(error: unknown): string {
  if (systemCode(error) === 'ENOENT') {
    return 'could not be written: its folder does not exist. Make the folder, or name a file in another.';
  }
  return ioSentence(error);
}

const denied = 'may not be used: access is denied. Give this user the permission, or run as another.';

const sentences: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'does not exist. Check the spelling, and the folder you are in.'],
  ['ENOTDIR', 'leads through a file as if that were a folder. Check the spelling.'],
  ['EISDIR', 'is a folder. Name a file in it.'],
  ['EACCES', denied],
  ['EPERM', denied],
  ['EROFS', 'lies on a disk that cannot be written to.'],
  ['ELOOP', 'is a link that leads back to itself. Put the file in its place.'],
  ['ENAMETOOLONG', 'is too long for a path on this system.'],
  ['ENOSPC', 'could not be written: the disk is full. Nothing was changed; make room and try again.'],
  ['EDQUOT', 'could not be written: the disk quota is used up. Nothing was changed; make room and try again.'],
  ['EMFILE', 'could not be opened: too many files are open at once. Try again with fewer.'],
  ['ENFILE', 'could not be opened: too many files are open at once. Try again later.'],
  ['EEXIST', 'exists already and was left as it is.'],
  ['ERR_INVALID_ARG_VALUE', 'is not a path: it has a character that no path may have.'],
]);
