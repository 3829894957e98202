import type { InlayHint } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import inlayHint from '../../server/src/features/inlay-hint.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewOf, type Around } from '../support/view.ts';

/** The text with the hints in it, each as `«hint»`; only the lines that have one. */
function hinted(text: string, around: Around = {}, span = { start: 0, end: text.length }): readonly string[] {
  const view = viewOf(text, around);
  const hints = inlayHint.provide(view, { range: view.rangeOf(span) }) ?? [];
  const lines = text.split(/\r?\n/);
  for (const { position, label } of hints.toReversed()) {
    const line = lines[position.line] ?? '';
    lines[position.line] = `${line.slice(0, position.character)}«${labelText(label)}»${line.slice(position.character)}`;
  }
  return lines.filter((line) => line.includes('«'));
}

function labelText(label: InlayHint['label']): string {
  return typeof label === 'string' ? label : label.map(({ value }) => value).join('');
}

const dateless = SIX_FIELDS.replace(/^date: .*\n/m, '');

describe('inlay hints', () => {
  it('say the day that a relative date means', () => {
    expect(hinted(`${dateless}date: 2027-03-10\nsales:\n  training: T-14 # soon\n  demo: { due: "T-30" }\n`)).toEqual([
      'date: 2027-03-10«Wed»',
      '  training: T-14«Wed 24 Feb» # soon',
      '  demo: { due: "T-30"«Mon 8 Feb» }',
    ]);
  });

  it('say the weekday of a day and how far it is from the launch', () => {
    const rest =
      'scope_freeze: 2027-02-24\ncomms:\n  external: 2027-03-10T09:00:00+01:00\noutcomes:\n  reviews: [2027-04-09, T+365]\n';
    expect(hinted(SIX_FIELDS + rest).slice(1)).toEqual([
      'scope_freeze: 2027-02-24«Wed, T−14»',
      '  external: 2027-03-10T09:00:00+01:00«Wed, T»',
      '  reviews: [2027-04-09«Fri, T+30», T+365«Thu 9 Mar 2028»]',
    ]);
  });

  it('say only the weekday while there is no launch date to count from', () => {
    expect(hinted(`${dateless}started: 2027-01-04\nscope_freeze: T-14\n`)).toEqual(['started: 2027-01-04«Mon»']);
  });

  it('sum up effort beside its last part', () => {
    expect(hinted(`${SIX_FIELDS}effort:\n  distribute: 20.5\n  build: 70 # the rest is open\n`).slice(1)).toEqual([
      '  build: 70«sum 90.5 %» # the rest is open',
    ]);
    expect(hinted(`${SIX_FIELDS}effort:\n  build: 70\n`).slice(1)).toEqual([]);
  });

  it('leave out what only looks like a date', () => {
    expect(
      hinted(`${SIX_FIELDS}finance:\n  sku: T-14\nx-day: 2027-01-04\nscope_freeze: 2027-02-31\n`).slice(1),
    ).toEqual([]);
  });

  it('stand right behind the date after emoji, Windows line breaks and a byte order mark', () => {
    const text = `\uFEFF${SIX_FIELDS}slips:\n  - { reason: "😀", from: 2027-01-04 }\n`.replaceAll('\n', '\r\n');
    expect(hinted(text).at(-1)).toBe('  - { reason: "😀", from: 2027-01-04«Mon, T−65» }');
  });

  it('count from the launch of their own plan in a stream', () => {
    const text = `${SIX_FIELDS}---\n${SIX_FIELDS.replace('03-10', '03-17')}scope_freeze: T-14\n`;
    expect(hinted(text).at(-1)).toBe('scope_freeze: T-14«Wed 3 Mar»');
  });

  it('keep to the range that is asked for', () => {
    const text = `${SIX_FIELDS}started: T-100\nscope_freeze: T-14\n`;
    const start = text.indexOf('scope_freeze');
    expect(hinted(text, {}, { start, end: text.length })).toEqual(['scope_freeze: T-14«Wed 24 Feb»']);
  });

  it('are silent where they are turned off', () => {
    expect(hinted(SIX_FIELDS, { settings: { inlayHints: false } })).toEqual([]);
  });
});
