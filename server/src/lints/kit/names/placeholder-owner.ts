import { isPlaceholder } from '../../../plan/placeholder.ts';
import { departmentKey, isSectionName } from '../../../plan/plan.ts';
import { foldedName } from './same-name.ts';

/** What an owner is that is no single person. docs/lints/owner/placeholder.md */
export type NoPerson = 'nobody' | 'team' | 'role' | 'several';

const nobody: ReadonlySet<string> = new Set(['nobody', 'everyone', 'unassigned']);

/** Roles, as whole values. */
const roles: ReadonlySet<string> = new Set([
  ...['product', 'design', 'management', 'leadership', 'pm', 'pmm', 'product manager', 'project manager'],
  ...['eng lead', 'tech lead', 'team lead', 'ceo', 'cto', 'cfo', 'cpo', 'cmo', 'coo', 'cro', 'vp'],
]);
const ROLE_OF = /^(?:head|director|vp) of \S/;

const TEAM_HANDLE = /^@[^\s/@]+\/[^\s@]+$/;
const TEAM_NAME = /(?:^|[^\p{L}\p{N}])(?:team|group|squad|department)$/u;

/**
 * What an owner is that is no single person: a word that stands for nobody, a team, a department or role, or several
 * people. An address and a handle without a slash are a person, whatever their letters.
 *
 * @param departments those of the organisation, beside the sections of a plan.
 * @returns undefined for a person.
 */
export function placeholderOwner(owner: string, departments: readonly string[] = []): NoPerson | undefined {
  const keys = new Set(departments.map(departmentKey));
  const alone = oneNoPerson(owner, keys);
  if (alone !== undefined || !JOINED.test(owner)) return alone;
  const parts = partsOf(owner);
  const kinds = parts.map((part) => oneNoPerson(part, keys));
  const people = parts.filter((part, index) => kinds[index] === undefined && isPerson(part));
  if (people.length > 1) return 'several';
  // Several departments or teams are no person either; a person with a role is one.
  return kinds.includes(undefined) ? undefined : kinds[0];
}

function oneNoPerson(owner: string, departments: ReadonlySet<string>): NoPerson | undefined {
  if (isPlaceholder(owner)) return 'nobody';
  const name = foldedName(owner);
  if (nobody.has(name)) return 'nobody';
  if (TEAM_HANDLE.test(name)) return 'team';
  if (name.includes('@')) return undefined;
  if (TEAM_NAME.test(name)) return 'team';
  const key = departmentKey(name);
  const isRole = roles.has(name) || ROLE_OF.test(name) || isSectionName(key) || departments.has(key);
  return isRole ? 'role' : undefined;
}

/** What may join the names of several people; most owners have none of it. */
const JOINED = /[,&/+]|\sand\s/i;
/** A slash joins names, unless it stands in the handle of a team, and a plus, unless it stands before an address's @. */
const JOINER = /[,&]|(?<!(?:^|[\s,&+])@[^\s/,&+]*)\/|\/(?=\s*@)|(?<=@[^\s@+]*)\+|\+(?![^\s,&/+@]+@)|\sand\s/i;
const IN_BRACKETS = /\([^()]*\)/g;
/** What follows a name and is none: where somebody works, what degree they have. */
const NO_NAME = /^(?:from|for|in|at|of|on|with|until|or|jr|sr|phd|md|mba)(?![^\s.])/i;
/** A name, a handle or an address: two letters at least, unlike the halves of R&D. */
const NAME = /^@?\p{L}[\p{L}\p{M}’'.-]/u;
const MOST_WORDS = 4;

function partsOf(owner: string): readonly string[] {
  if (isNamedAddress(owner) || owner.includes('://')) return [];
  const parts = owner.replaceAll(IN_BRACKETS, '').split(JOINER);
  return parts.map((part) => part.trim());
}

/** One address behind the name of its owner, which may begin with the family name: `Lee, Ana <ana@…>`. */
function isNamedAddress(owner: string): boolean {
  return owner.endsWith('>') && owner.split('@').length === 2;
}

function isPerson(part: string): boolean {
  return NAME.test(part) && !NO_NAME.test(part) && part.split(/\s+/).length <= MOST_WORDS;
}
