import ignore from 'ignore';
import { join } from 'node:path';
import { readTextFile } from '../files/read-text.ts';
import { withinRoot } from '../files/within-root.ts';

/** Where GitHub and GitLab look for the file; the first that is there counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** The people and teams that the CODEOWNERS file of a repository names, each once, in order. */
export function codeOwnersOf(root: string): readonly string[] {
  return [...new Set(codeOwnersText(root).split('\n').flatMap(ownersIn))];
}

/** The text of the CODEOWNERS file of a repository; empty where there is none. */
function codeOwnersText(root: string): string {
  for (const place of PLACES) {
    const found = withinRoot(root, join(root, place));
    const read = found.kind === 'file' ? readTextFile(found.file) : undefined;
    if (read?.kind === 'text') return read.text;
  }
  return '';
}

/**
 * Whom the CODEOWNERS file of a repository names for a file: the owners of the last pattern that matches it.
 *
 * @returns for the path of a file, relative to the root, its owners.
 */
export function fileOwnersIn(root: string): (path: string) => readonly string[] {
  const rules = codeOwnersText(root)
    .split('\n')
    .flatMap((line) => {
      const [pattern = ''] = withoutComment(line).split(/\s+/);
      // A pattern that excludes is none to CODEOWNERS, and a heading of GitLab is no pattern.
      if (pattern === '' || /^[!^[]/.test(pattern)) return [];
      return [{ matches: ignore().add(pattern), owners: ownersIn(line) }];
    })
    .toReversed();
  return (path) => rules.find(({ matches }) => matches.ignores(path))?.owners ?? [];
}

function withoutComment(line: string): string {
  return line.replace(/(?:^|\s)#.*$/, '').trim();
}

/** A line is a pattern and then its owners: `@name`, `@org/team` or an address. Headings of GitLab name owners too. */
function ownersIn(line: string): readonly string[] {
  const [, ...words] = withoutComment(line).split(/\s+/);
  return words.filter((word) => /^@[\w./-]+$/.test(word) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word));
}
