import { describe, expect, it } from 'vitest';
import { writtenFiles } from '../support/written-files.ts';

/** Words and phrases that a newcomer stumbles over, each with what to write instead. */
const instead: Readonly<Record<string, string>> = {
  mend: 'fix',
  mends: 'fixes',
  mended: 'fixed',
  mending: 'fixing',
  whoever: 'anyone who, or the person by name',
  'be it': 'whether it is',
  'told of': 'notified of, or knows about',
  'in the place of': 'instead of',
  'by way of': 'through',
  'the midst': 'the middle',
  afresh: 'again',
  anew: 'again',
  lest: 'so that … not',
  aught: 'anything',
  naught: 'nothing',
  whence: 'from where',
  whither: 'where',
  wherefore: 'why',
  thereby: 'in this way',
  henceforth: 'from now on',
  hitherto: 'until now',
  notwithstanding: 'despite',
  amiss: 'wrong',
  'of its own making': 'that it made',
  'laid at the door of': 'reported against',
};

const pattern = new RegExp(
  `\\b(?:${Object.keys(instead).join('|').replaceAll(' ', '\\s+(?:\\*\\s+|//\\s+)?')})\\b`,
  'gi',
);

/** Made from other files, from outside, or plans of people and what is printed about them. */
const notOurWords = [
  /^(?:samples|docs\/lints|docs\/reference|docs\/images|test\/lints|test\/reporters\/schemas)\//,
  /^(?:docs\/faults\.md|docs\/api\.d\.ts|docs\/essays\.md|docs\/editors\/protocol\.md|package-lock\.json)$/,
  /^(?:l10n|server\/src\/schema\/generated|test\/cli\/diff)\//,
  // The list itself.
  /^test\/architecture\/plain-english\.test\.ts$/,
];

/** The words of a text that are on the list, each with its line and what to write instead. */
function stumbles(path: string, text: string): readonly string[] {
  return [...text.matchAll(pattern)].map(([found], index, all) => {
    const line = text.slice(0, all[index]?.index).split('\n').length;
    const word = found.toLowerCase().replaceAll(/\s+(?:\*\s+|\/\/\s+)?/g, ' ');
    return `${path}:${line}: not "${word}" but ${instead[word] ?? ''}`;
  });
}

describe('the language of the repository', () => {
  const files = [...writtenFiles('*.ts', '*.mjs', '*.md', '*.json', '*.yml', '*.lua')].filter(
    ([path]) => !notOurWords.some((place) => place.test(path)),
  );

  it('has none of the words that newcomers stumble over', () => {
    expect(files.length).toBeGreaterThan(400);
    expect(files.flatMap(([path, text]) => stumbles(path, text))).toEqual([]);
  });

  it('is looked at across the lines of a comment, and in a sentence', () => {
    const text = " * It stands in the\n * place of another.\nconst because = 'Whoever joins late';\n";
    expect(stumbles('server/src/lints/sales/no-demo.ts', text)).toEqual([
      'server/src/lints/sales/no-demo.ts:1: not "in the place of" but instead of',
      'server/src/lints/sales/no-demo.ts:3: not "whoever" but anyone who, or the person by name',
    ]);
  });
});
