import { quotedName } from '../../syntax/edit/quoted-name.ts';
import { nearest } from '../check/shape/nearest.ts';

/** What comes with the tool and may be built on by its name. */
const presets = ['launchplan:recommended', 'launchplan:strict'] as const;
export type Preset = (typeof presets)[number];

/** What an item of `extends` names. */
export type ParentReference =
  | { readonly kind: 'preset'; readonly preset: Preset }
  /** A file, by its path from the root within which settings are looked for. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'fault'; readonly message: string; readonly suggestion: string | undefined };

/**
 * Reads an item of `extends`.
 *
 * Nothing is fetched, and nothing outside of the root is read: a plan from elsewhere must not learn what else is on
 * this machine.
 *
 * @param folder of the file that names it, from the root; empty for the root itself.
 */
export function parentReference(written: string, folder: string): ParentReference {
  const preset = presets.find((name) => name === written);
  if (preset !== undefined) return { kind: 'preset', preset };
  if (written.startsWith('launchplan:')) return unknownPreset(written);
  if (written.startsWith('//') || SCHEME.test(written)) {
    return fault('Nothing is fetched from elsewhere. Copy the settings into this repository and name the file here.');
  }
  if (written.includes('\\')) {
    const slashed = written.replaceAll('\\', '/');
    return fault(
      'Write paths with `/`, so that they hold on every machine.',
      /^[\w./-]+$/.test(slashed) ? slashed : undefined,
    );
  }
  if (CONTROL.test(written)) return fault(`There is no file of this name: ${quotedName(written)}.`);
  const path = pathWithin(written.startsWith('/') ? '' : folder, written);
  return path === undefined
    ? fault(
        'This path leads out of the repository (or, without one, out of the folder of the plan), where nothing is read. Copy the settings into it and name the copy.',
      )
    : { kind: 'file', path };
}

/** A web address or another protocol, and the drive letters of Windows. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const CONTROL = /\p{Cc}/u;

function unknownPreset(written: string): ParentReference {
  const suggestion = nearest(written, presets);
  const start = `${quotedName(written)} does not come with this version of the tool`;
  return fault(
    suggestion === undefined
      ? `${start}. Write \`launchplan:recommended\`, \`launchplan:strict\` or the path of a file.`
      : `${start}; did you mean \`${suggestion}\`?`,
    suggestion,
  );
}

function fault(message: string, suggestion?: string): ParentReference {
  return { kind: 'fault', message, suggestion };
}

/** The path from the root that a path relative to a folder leads to; undefined where it leads out of the root. */
function pathWithin(folder: string, relative: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The folder of a file or folder, by its path from the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
