import { join } from 'node:path';
import { readTextFile } from '../files/read-text.ts';
import { withinRoot } from '../files/within-root.ts';

/** Where GitHub and GitLab look for the file; the first that is there counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** The people and teams that the CODEOWNERS file of a repository names, each once, in order. */
export function codeOwnersOf(root: string): readonly string[] {
  for (const place of PLACES) {
    const found = withinRoot(root, join(root, place));
    const read = found.kind === 'file' ? readTextFile(found.file) : undefined;
    if (read?.kind === 'text') return [...new Set(read.text.split('\n').flatMap(ownersIn))];
  }
  return [];
}

/** A line is a pattern and then its owners: `@name`, `@org/team` or an address. Headings of GitLab name owners too. */
function ownersIn(line: string): readonly string[] {
  const [, ...words] = line
    .replace(/(?:^|\s)#.*$/, '')
    .trim()
    .split(/\s+/);
  return words.filter((word) => /^@[\w./-]+$/.test(word) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word));
}
