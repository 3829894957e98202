import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../server/src/text/markdown-text.ts';
import { runs } from '../support/runs.ts';

function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** The text that a page shows. */
function shown(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
}

/** Where texts of plans stand in our Markdown, and the elements that these places have. */
const places: readonly (readonly [name: string, around: (text: string) => string, tags: RegExp])[] = [
  ['a line', (text) => text, /^<\/?p>$/],
  ['a heading', (text) => `### ${text}`, /^<\/?h3>$/],
  ['an item of a list', (text) => `- ${text}`, /^<\/?(?:ul|li)>$/],
  ['a cell', (text) => `| HEAD |\n| --- |\n| ${text} |`, /^<\/?(?:table|thead|tbody|tr|th|td)>$/],
];

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '*',
      '_',
      '`',
      '~~',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '|',
      '#',
      '-',
      '+',
      '=',
      '1.',
      '1)',
      '!',
      '&amp;',
      '&#35;',
      '$',
    ],
    ...[
      'https://a.example',
      'www.a.example',
      'a@b.example',
      'mailto:a@b.example',
      '<b>',
      '![a](b)',
      '[a]: b',
      '---',
      '[ ]',
    ],
    ...['\\', 'a_b_c', '_a_', ':::', '"', '{', '}', '^', '@ana', '#12', ' ', '  ', 'wort', 'é', '漢', 'ß_'],
  ),
  fc.string({ maxLength: 3 }),
);

describe('a text of a plan in Markdown', () => {
  it.each(places)('is shown as it is in %s', (_, around, tags) => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const line = pieces
          .join('')
          .replaceAll(/[\s\p{Cc}]+/gu, ' ')
          .trim();
        fc.pre(line !== '');
        const html = rendered(around(escapeMarkdown(line)));
        expect((html.match(/<[^>]*>/g) ?? []).filter((tag) => !tags.test(tag))).toEqual([]);
        expect(shown(html).replace(/^HEAD\s+/, '')).toBe(line);
      }),
      runs(400),
    );
  });

  it('has a backslash only where Markdown would change it', () => {
    const prose = 'At 14:30, 60 + 35 = 95 days (of 90) are left; see pricing/no-input, snake_case & “so on”.';
    expect(escapeMarkdown(prose)).toBe(prose.replace('14:', '14\\:').replace('&', '\\&'));
  });
});
