import { encodedPath, isAbsolute } from './repository-path.ts';

/** Begins and ends a hyperlink: OSC 8, closed by the string terminator, which every terminal that knows it takes. */
const START = '\u001B]8;;';
const END = '\u001B\\';

/**
 * A text that a terminal opens a file for when somebody clicks on it.
 *
 * @param label as it is shown: safe to print already.
 * @param path of the file, as it is shown.
 * @param folder that the path starts at, with `/` between its parts; undefined where the terminal has no hyperlinks.
 */
export function fileLink(label: string, path: string, folder: string | undefined): string {
  return folder === undefined ? label : `${START}${fileUrl(path, folder)}${END}${label}${START}${END}`;
}

/** The address of a file. Nothing in it ends the hyperlink or begins another: all but a few letters is encoded. */
function fileUrl(path: string, folder: string): string {
  const parts: string[] = [];
  for (const part of (isAbsolute(path) ? path : `${folder}/${path}`).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  // The colon behind the letter of a drive is part of an address of Windows.
  return `file:///${encodedPath(parts.join('/')).replace(/^([A-Za-z])%3A(?=\/)/, '$1:')}`;
}
