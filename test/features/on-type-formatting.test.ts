import { describe, expect, it } from 'vitest';
import onTypeFormatting from '../../server/src/features/on-type-formatting.ts';
import { edited } from '../support/edited.ts';
import { viewAtCursor } from '../support/view.ts';

/** The text after Enter, whose line break and indentation the editor has written already; `$0` is the cursor. */
function typed(marked: string, ch = '\n'): string {
  const { view, position } = viewAtCursor(marked);
  return edited(view, onTypeFormatting.provide(view, { position, ch }) ?? []);
}

const start = 'launch_plan: 1\n';

describe('Enter', () => {
  it('behind a list item begins the next', () => {
    expect(typed(`${start}tags:\n  - billing\n  $0\nname: x\n`)).toBe(`${start}tags:\n  - billing\n  - \nname: x\n`);
    expect(typed(`${start}tags:\n- https://example.com # x\n$0`)).toBe(`${start}tags:\n- https://example.com # x\n- `);
    expect(typed(`${start}x-lists:\n  -   - a\n$0`)).toBe(`${start}x-lists:\n  -   - a\n      - `);
  });

  it('behind an item with keys goes on with its keys', () => {
    expect(typed(`${start}scope:\n  - id: 😀\n  $0\n`)).toBe(`${start}scope:\n  - id: 😀\n    \n`);
    expect(typed(`${start}scope:\n  -   "id": a\n$0`)).toBe(`${start}scope:\n  -   "id": a\n      `);
  });

  it('on an empty item ends its list', () => {
    expect(typed(`${start}sales:\n  battlecards:\n    - competitor: x\n    - \n    $0\n`)).toBe(
      `${start}sales:\n  battlecards:\n    - competitor: x\n  \n`,
    );
    expect(typed(`${start}tags:\n- a\n-\n$0`)).toBe(`${start}tags:\n- a\n`);
  });

  it('behind the key of a section goes one step deeper', () => {
    expect(typed(`${start}sales:\n$0`)).toBe(`${start}sales:\n  `);
    expect(typed(`${start}sales:\n  training: # who?\n$0\n`)).toBe(`${start}sales:\n  training: # who?\n    \n`);
    expect(typed(`${start}summary: |\n$0`)).toBe(`${start}summary: |\n  `);
  });

  it('behind the key of a list begins its first item', () => {
    expect(typed(`${start}milestones:\n$0`)).toBe(`${start}milestones:\n  - `);
    expect(typed(`${start}sales:\n  battlecards:\n  $0`)).toBe(`${start}sales:\n  battlecards:\n    - `);
  });

  it('keeps Windows line breaks and the byte order mark', () => {
    expect(typed('\uFEFFtags:\r\n$0\r\nname: x\r\n')).toBe('\uFEFFtags:\r\n  - \r\nname: x\r\n');
  });

  it('leaves what the editor did behind values, comments, blank lines and in the middle of a line', () => {
    for (const text of [
      `${start}name: x\n$0`,
      `${start}sales:\n  owner: x\n  $0`,
      `${start}# - note\n$0`,
      `${start}\n$0`,
      `${start}tags:\n  - bil\n  $0ling\n`,
      `$0${start}`,
    ]) {
      expect(typed(text)).toBe(text.replace('$0', ''));
    }
  });

  it('leaves texts of several lines alone', () => {
    const text = `${start}summary: |\n  We sell:\n  - this\n  $0\n`;
    expect(typed(text)).toBe(text.replace('$0', ''));
  });

  it('is the only key that it answers', () => {
    expect(typed(`${start}sales:\n$0`, 'x')).toBe(`${start}sales:\n`);
  });
});
