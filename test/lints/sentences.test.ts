import { describe, expect, it } from 'vitest';
import { lints } from '../../server/src/lints/index.ts';
import { writtenFiles } from '../support/written-files.ts';

/** How a sentence begins that tells of the world, which a plan does not know: only of the plan can a lint be sure. */
const OF_THE_WORLD = /^(?:Nobody|Nothing (?!reads)|No one|There (?:is|are) no (?!“|check)|Sellers have)\b/;

describe('the sentences of lints', () => {
  it('speak of the plan where something is missing', () => {
    const sentences = [...writtenFiles('test/lints/**/*.expected')].flatMap(([path, text]) =>
      text
        .split('\n')
        .filter((line) => /^ {2}\S/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(sentences.length).toBeGreaterThan(2_000);
    expect(sentences.filter((sentence) => OF_THE_WORLD.test(sentence.replace(/^\S+: /, '')))).toEqual([]);
  });

  it('say in the summary of a lint what the plan lacks', () => {
    const summaries = lints.map(({ id, summary }) => `${id}: ${summary}`);
    expect(summaries.filter((summary) => OF_THE_WORLD.test(summary.replace(/^\S+: /, '')))).toEqual([]);
  });
});
