import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/**
 * Has Node keep this program compiled from one run to the next, where Node can do that: from 22.8 on. Without it, and
 * without a folder that is safe, each run compiles again, without a message. Node itself knows
 * `NODE_DISABLE_COMPILE_CACHE=1`, which turns this off, and `NODE_COMPILE_CACHE`, which names a folder of the user's.
 */
export function useCompileCache(environment: NodeJS.ProcessEnv): void {
  const node: typeof module & { readonly enableCompileCache?: (folder: string) => unknown } = module;
  if (node.enableCompileCache === undefined) return;
  const home = cacheHomeOf(environment, process.platform);
  const folder =
    home === undefined ? undefined : privateFolder(join(home, 'launchplan', 'compiled'), process.getuid?.());
  if (folder !== undefined) node.enableCompileCache(folder);
}

/**
 * The folder for what programs keep for a user, absolute, as the system has it: `XDG_CACHE_HOME` of the XDG Base
 * Directory Specification, which says to ignore a relative one, or its equivalent.
 */
export function cacheHomeOf(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: local } = environment;
  if (named !== undefined && isAbsolute(named)) return named;
  if (platform === 'win32') return local !== undefined && isAbsolute(local) ? local : undefined;
  return join(homedir(), ...(platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
}

/**
 * Makes a folder that no other user can write to or replace, because the files in it are run.
 *
 * Its files get the mode that the umask leaves them, so the folder itself must be closed to others. Each folder above
 * it must belong to this user or to the system, and others may write there at most as in `/tmp`, where they cannot
 * rename what is not theirs.
 *
 * @param folder absolute; made where it is not there.
 * @param user the number of the user that the process runs as; undefined on Windows, where folders have
 *   other rights and those of a user are closed to others.
 * @returns its real path; undefined where it cannot be made or is not safe.
 */
export function privateFolder(folder: string, user: number | undefined): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const real = realpathSync.native(folder);
    return user === undefined || (isClosed(real, user) && isAboveSafe(real, user)) ? real : undefined;
  } catch {
    return undefined;
  }
}

function isClosed(folder: string, user: number): boolean {
  const { uid, mode } = lstatSync(folder);
  return uid === user && (mode & 0o077) === 0;
}

/** Write access of the group or of others; and the sticky bit, which leaves renaming to the owner. */
const [SHARED, STICKY] = [0o022, 0o1000];

function isAboveSafe(folder: string, user: number): boolean {
  const above = dirname(folder);
  if (above === folder) return true;
  const { uid, mode } = lstatSync(above);
  const isOurs = uid === user || uid === 0;
  return isOurs && ((mode & SHARED) === 0 || (mode & STICKY) !== 0) && isAboveSafe(above, user);
}
