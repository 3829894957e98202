import { departmentKey } from '../../plan/plan.ts';
import type { Organisation, Requirement } from '../../lints/organisation.ts';
import { sayDays } from '../../plan/calendar.ts';
import { keyWords } from '../../text/key-words.ts';
import { lints } from '../../lints/index.ts';
import type { Block, Page } from './page.ts';

/** What an organisation says of its own departments. */
export type OwnDepartments = Pick<Organisation, 'ownDepartments' | 'requires'>;

/** The lints that look at the section of any department. */
const ABOUT_DEPARTMENTS = ['owner/silent-department', 'owner/unchanged-contradicted', 'deliverable/missing'];

/** The key of the department of an organisation's own that a word names; undefined where it names none. */
export function ownDepartmentNamed(word: string, { ownDepartments }: OwnDepartments): string | undefined {
  const key = departmentKey(word);
  return ownDepartments.find((one) => one === key);
}

/** The page on a department that an organisation adds to the format's. */
export function departmentPage(key: string, { requires }: OwnDepartments): Page {
  const required = requires.get(key) ?? [];
  return {
    title: key,
    blocks: [
      {
        kind: 'text',
        text: `A department of your organisation: \`org.departments\` names ${keyWords(key)}, so plans may have a section of this name, and those of tier 1 and 2 need one.`,
      },
      {
        kind: 'text',
        text: 'It takes what every department takes: `owner`, `unchanged`, `tasks` and `notes`. Any other key of it is a task.',
      },
      {
        kind: 'code',
        language: 'yaml',
        text: `${key}:\n  owner: kim@example.com\n  tasks:\n    - {what: What has to be done, due: T-30}`,
      },
      ...requirements(required),
      { kind: 'heading', text: 'Lints that ask for it' },
      {
        kind: 'links',
        items: lints
          .filter(({ id }) => ABOUT_DEPARTMENTS.includes(id))
          .map(({ id, summary }) => ({ to: id, text: summary })),
      },
    ],
  };
}

function requirements(required: readonly Requirement[]): readonly Block[] {
  if (required.length === 0) return [];
  return [
    { kind: 'heading', text: 'What your organisation requires in it' },
    {
      kind: 'list',
      items: required.map(({ id, what, tiers, lead }) => {
        const when = lead === undefined ? '' : `, ${sayDays(lead)} before launch`;
        return `\`${id}\`: ${what} (tier ${tiers.join(', ')}${when})`;
      }),
    },
  ];
}
