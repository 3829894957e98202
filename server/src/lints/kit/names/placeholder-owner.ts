import { foldedName } from './same-name.ts';

/** What people write where no name is known yet. docs/lints/owner/placeholder.md */
const nobody: ReadonlySet<string> = new Set(['tbd', 'todo', 'n/a', '?', 'nobody', 'none']);
const TEAM = /^@[^\s/]+\/\S+$/;

/** What an owner is that is no person: a word that stands for nobody, or a team. */
export function placeholderOwner(owner: string): 'nobody' | 'team' | undefined {
  if (nobody.has(foldedName(owner))) return 'nobody';
  return TEAM.test(owner) ? 'team' : undefined;
}
