import { describe, expect, it } from 'vitest';
import codeLens from '../../server/src/features/code-lens.ts';
import { answered } from '../support/catalogue.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewOf, type Around } from '../support/view.ts';

/** The lenses of a text, each behind the line that it stands above. */
function lenses(text: string, around: Around = {}): readonly string[] {
  const view = viewOf(text, around);
  return (codeLens.provide(view, {}) ?? []).map(
    ({ range, command }) => `${text.split(/\r?\n/)[range.start.line] ?? ''} | ${command?.title ?? ''}`,
  );
}

describe('code lenses', () => {
  it('say on the first line how ready the plan is and how long it has', () => {
    const [plan] = lenses(SIX_FIELDS);
    expect(plan).toMatch(/^launch_plan: 1 \| Off track · \d+ % done · \d+ blockers · 54 days to launch$/);
  });

  it('say in words that the launch is today or was', () => {
    expect(lenses(SIX_FIELDS, { today: '2027-03-10' })[0]).toContain('· launch is today');
    expect(lenses(SIX_FIELDS, { today: '2027-03-11' })[0]).toContain('· 1 day after the launch date');
    expect(lenses(SIX_FIELDS.replace('2027-03-10', 'soon'))[0]).not.toContain('launch is');
  });

  it('count the open checks of a section, with the day of the first', () => {
    const [, sales, ...rest] = lenses(
      `${SIX_FIELDS}sales:\n  owner: lee@example.com\nhandoff:\n  owner: sam@example.com\n`,
    );
    expect(sales).toMatch(/^sales: \| \d+ open, first (?:was )?due \d+ \w+$/);
    expect(rest).toEqual([]);
  });

  it('say that a day has passed', () => {
    const plan = `${SIX_FIELDS}docs:\n  owner: mila@example.com\n  user_guide: T-2\n  release_notes: T-20\n`;
    expect(lenses(plan, { today: '2027-02-26', config: answered }).at(-1)).toBe(
      'docs: | 2 open, first was due 24 February',
    );
  });

  it('open the report where the extension is there, and are plain text elsewhere', () => {
    const commandIn = (around: Around): unknown => codeLens.provide(viewOf(SIX_FIELDS, around), {})?.[0]?.command;
    expect(commandIn({})).toMatchObject({ command: '' });
    expect(commandIn({ client: { extensionCommands: true } })).toMatchObject({
      command: 'launchplan.showReport',
      arguments: [{ uri: viewOf('').uri, document: 0 }],
    });
  });

  it('stand on each plan of a stream', () => {
    const text = `${SIX_FIELDS}---\nother: 1\n---\n# 😀\n${SIX_FIELDS}`.replaceAll('\n', '\r\n');
    const firstLines = lenses(text).filter((lens) => lens.startsWith('launch_plan: 1'));
    expect(firstLines).toHaveLength(2);
  });

  it('are silent where they are turned off, and in foreign files', () => {
    expect(lenses(SIX_FIELDS, { settings: { codeLens: false } })).toEqual([]);
    expect(lenses('launch:\n  - node: {}\n')).toEqual([]);
  });
});
