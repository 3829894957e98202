import { expect, it } from 'vitest';
import hover from '../../server/src/features/hover/hover.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewAtCursor, type Around } from '../support/view.ts';

/** What the hover at the `$0` of a text says; the underlined text before it. */
function hoverAt(marked: string, around: Around = {}): string | undefined {
  const { view, position } = viewAtCursor(marked, around);
  const answer = hover.provide(view, { position });
  if (answer === null) return undefined;
  const { contents, range } = answer;
  if (typeof contents !== 'object' || !('value' in contents) || range === undefined) throw new Error('No such content');
  const underlined = view.snapshot.text.slice(view.offsetOf(range.start), view.offsetOf(range.end));
  return `${underlined}\n\n${contents.value}`;
}

const plain = { client: { markdown: false } };

it('says what a field means, what it may be, and shows an example', () => {
  expect(hoverAt(SIX_FIELDS.replace('stage', 'st$0age'), plain)).toBe(`stage

stage: How far the product is open to customers after this launch.

- alpha: A first version for a few friendly users; it may change or go away.
- beta: Customers try it under preview terms; it is not yet sold or fully supported.
- limited: It is sold and supported, to a limited set of customers or regions.
- ga: Generally available: every customer it is meant for can have it, with full support.

Example: ga`);
});

it('says what the value of a choice means', () => {
  expect(hoverAt(SIX_FIELDS.replace('ga\n', 'g$0a\n'))).toMatch(/^ga\n\n`ga`: Generally available: every customer/);
});

it('says which checks ask for a field and how they stand', () => {
  const late = hoverAt(`${SIX_FIELDS}sales:\n  trai$0ning: T-5\n`, plain);
  expect(late).toContain(
    '- Planned too late, needed by 24 February: The plan names no training for sellers. sales/not-enabled',
  );
  expect(late).toContain('Why sales/not-enabled: ');
  const planned = hoverAt(`${SIX_FIELDS}sales:\n  trai$0ning: T-21\n`, plain);
  expect(planned).toContain('- Planned for 17 February: sales/not-enabled');
  expect(planned).not.toContain('Late');
});

it('says what a fault of the file means and how to fix it', () => {
  expect(hoverAt(`${SIX_FIELDS}nonse$0nse: 1\n`, plain)).toContain(
    'Why schema/unknown-key: A plan cannot have this key here. Correct its spelling;',
  );
});

it('tells of a section how each of its checks stands', () => {
  const text = hoverAt(`${SIX_FIELDS}sal$0es:\n  training: T-21\n`);
  expect(text).toContain('- **Missing**, needed by 24 February: The plan names no demo for sellers. `sales/no-demo`');
});

it('says the weekday of a date and how far it is from launch and today', () => {
  expect(hoverAt(`${SIX_FIELDS}sales:\n  training: T-$021\n`)).toMatch(
    /^T-21\n\n\*\*Wednesday, 17 February 2027\*\*, 21 days before launch \(in 33 days\)\n/,
  );
  expect(hoverAt(SIX_FIELDS.replace('2027-03-10', '2027-$003-10'), plain)).toMatch(
    /^2027-03-10\n\nWednesday, 10 March 2027 \(in 54 days\)\n/,
  );
  expect(hoverAt(`${SIX_FIELDS}comms:\n  external: 2027-03$0-11T09:00+01:00\n`, plain)).toContain(
    'Thursday, 11 March 2027, 1 day after launch (in 55 days)',
  );
});

it('says that a relative date means no day yet without a launch date', () => {
  const text = `${SIX_FIELDS.replace('date: 2027-03-10\n', '')}scope_freeze: T$0-60\n`;
  expect(hoverAt(text, plain)).toContain('the plan has no valid launch date yet');
});

it('shows the page on a lint in short, wherever its id stands', () => {
  const page =
    /^sales\/no-demo\n\nThe plan names no demo for sellers\. `sales\/no-demo`\n\nSellers steered [\s\S]+docs\/lints\/sales\/no-demo\.md\)$/;
  expect(hoverAt(`${SIX_FIELDS}waivers:\n  - lint: sales/no$0-demo\n`)).toMatch(page);
  expect(hoverAt(`${SIX_FIELDS}# launchplan-disable-next-line sal$0es/no-demo -- it is the product\n`)).toMatch(page);
  expect(hoverAt('lints:\n  sales/no-de$0mo: off\n', { kind: 'config' })).toMatch(page);
});

it('lets no text of a plan take effect as Markdown', () => {
  const role = '<img src=x>[a](https://example.com)![b](c) `d` **e**';
  const text = hoverAt(`${SIX_FIELDS}team:\n  "$0${role}": ana@example.com\n`) ?? '';
  const shown = text.slice(text.indexOf('\n\n') + 2);
  expect(shown).toContain('**\\<img src=x\\>\\[a\\](https\\://example.com)!\\[b\\](c) \\`d\\` \\*\\*e\\*\\***');
});

it('says nothing in a foreign file, in comments and between things', () => {
  expect(hoverAt('stage: g$0a\n')).toBeUndefined();
  expect(hoverAt(`${SIX_FIELDS}# sta$0ge\n`)).toBeUndefined();
  expect(hoverAt(`${SIX_FIELDS}\n$0\nsales:\n  reps: 1\n`)).toBeUndefined();
  expect(hoverAt(`${SIX_FIELDS}x-own:\n  na$0me: x\n`)).toBeUndefined();
});

it('explains the settings of an organisation', () => {
  expect(hoverAt('org:\n  moti$0on: sales-led\n', { kind: 'config' })).toContain('How the organisation usually sells');
});
