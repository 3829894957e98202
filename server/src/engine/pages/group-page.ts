import type { Page } from './page.ts';
import { lints } from '../../lints/index.ts';
import type { Lint } from '../../lints/lint.ts';
import { isSectionName } from '../../plan/plan.ts';
import { recommended } from '../config/config.ts';
import { EVIDENCE_GROUP } from '../readiness/group.ts';
import { aboutKey, linksToLints } from './keys/key-page.ts';
import { keyNamed, lintsAsking, keysOfRoot, type Key } from './keys/keys.ts';

/** The sections of a plan that are one finding where they are absent, as `group/sales`. */
export function groupNames(): readonly string[] {
  const sections = keysOfRoot('plan').filter(({ name }) => isSectionName(name));
  return sections.filter((section) => lintsInSection(section).length > 1).map(({ name }) => name);
}

/** The lints that ask for something in a section; a department that has to be in the plan is one of them. */
function lintsInSection(section: Key): readonly Lint[] {
  const departments: ReadonlySet<string> = new Set(recommended.organisation.departments);
  const asking: ReadonlySet<string> = new Set(lintsAsking(section).map(({ id }) => id));
  return lints.filter(
    ({ id }) => asking.has(id) || (id === 'owner/silent-department' && departments.has(section.name)),
  );
}

/** The page on what an absent section leaves open: when it is reported as one, which lints it holds, how to answer. */
export function groupPage(section: Key): Page {
  const { name } = section;
  return {
    title: `group/${name}`,
    blocks: [
      {
        kind: 'text',
        text: `The section \`${name}\` is not in the plan, and two or more lints ask for something in it. They are shown as one finding, in the editor and in the formats pretty, github and markdown, so that one absence does not fill a page. Its severity is that of the worst of them.`,
      },
      {
        kind: 'text',
        text: `Add the section: in the editor, the light bulb writes it with a line for each thing to plan. Does nothing change for this part of the company? Write \`unchanged\` in it, with the reason: most lints of its area then ask for nothing.`,
      },
      { kind: 'heading', text: 'The section' },
      ...aboutKey(section),
      { kind: 'heading', text: 'Lints that it may hold' },
      linksToLints(lintsInSection(section)),
      {
        kind: 'text',
        text: 'Severities, waivers and settings are those of each lint: a group has none of its own. Formats for programs, such as json and sarif, list each lint by itself.',
      },
    ],
  };
}

/** The section of a group, by its id: `group/sales`. */
export function sectionOfGroup(id: string): Key | undefined {
  const name = /^group\/(.+)$/.exec(id)?.[1];
  const key = name === undefined || name.includes('.') ? undefined : keyNamed(name);
  return key?.file === 'plan' && groupNames().includes(key.name) ? key : undefined;
}

/** The page on what is done or approved without evidence: why it is shown as one. */
export function evidencePage(): Page {
  return {
    title: EVIDENCE_GROUP,
    blocks: [
      {
        kind: 'text',
        text: 'Two or more things of a plan are done or approved, and nothing shows it. For people they are one finding, in the editor, the report and the formats pretty, github and markdown, so that they do not bury what matters more. What the launch depends on becomes a warning of its own in its last 14 days.',
      },
      { kind: 'heading', text: 'Lints that it may hold' },
      linksToLints(lints.filter(({ id }) => id === 'gate/no-evidence')),
      {
        kind: 'text',
        text: 'Severities, waivers and settings are those of the lint. Formats for programs, such as json and sarif, list each finding by itself.',
      },
    ],
  };
}
