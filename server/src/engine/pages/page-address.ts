import { EVIDENCE_GROUP } from '../readiness/group.ts';
import { sectionOfGroup } from './group-page.ts';
import { isOfSection, isOfTask, keyNamed, type Key } from './keys/keys.ts';
import { faults } from './faults.ts';
import { lints } from '../../lints/index.ts';

/**
 * Where the documentation has the page of a lint, a fault, an area, a group or a key.
 *
 * @param name what `launchplan explain` takes.
 * @returns a path from the folder of the documentation; undefined where no page has that name.
 */
export function pageAddress(name: string): string | undefined {
  if (lints.some(({ id }) => id === name)) return `lints/${name}.md`;
  if (faults.some(({ id }) => id === name)) return `faults.md#${slug(name)}`;
  if (sectionOfGroup(name) !== undefined || name === EVIDENCE_GROUP) return 'guide.md#when-a-whole-section-is-absent';
  const key = keyNamed(name);
  if (key !== undefined) return addressOfKey(key);
  if (lints.some(({ area }) => area === name)) return `lints/README.md#${name}`;
  return faults.some(({ id }) => id.startsWith(`${name}/`)) ? 'faults.md' : undefined;
}

/** The headings of the reference under which the keys are that stand in many places. */
export const TASK_HEADING = 'The keys of a task';
export const SECTION_HEADING = 'The keys of every section';

function addressOfKey(key: Key): string {
  const [first, second] = key.path;
  // The keys of a lint's setting are on the page of the lint.
  if (key.file === 'settings' && first === 'lints' && second !== undefined) return `lints/${String(second)}.md`;
  const heading = isOfTask(key) ? TASK_HEADING : isOfSection(key) ? SECTION_HEADING : key.name;
  return `reference/${key.file === 'plan' ? 'launch-yaml' : 'settings'}.md#${slug(heading)}`;
}

/** The anchor that GitHub gives a heading. */
export function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}
