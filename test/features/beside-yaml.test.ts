import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewOf } from '../support/view.ts';

/** The faults of the file that diagnostics tell of, where another extension owns plain YAML or none does. */
function faultsIn(
  text: string,
  yamlElsewhere: boolean,
  languageId: 'yaml' | 'launch-plan' = 'yaml',
): readonly string[] {
  const view = { ...viewOf(text, { settings: { yamlElsewhere } }), languageId };
  return diagnosticsOf(view)
    .map(({ code }) => String(code))
    .filter((code) => /^(?:syntax|schema)\//.test(code));
}

describe('beside an extension that owns plain YAML', () => {
  it.each([
    ['an open quote', 'summary: "open\n', 'syntax/error'],
    ['a key that is there twice', 'name: twice\n', 'syntax/duplicate-key'],
    ['an alias of nothing', 'summary: *nobody\n', 'syntax/unresolved-alias'],
  ])('%s is left to that one, which tells of it', (_what, rest, code) => {
    expect(faultsIn(SIX_FIELDS + rest, false)).toEqual([code]);
    expect(faultsIn(SIX_FIELDS + rest, true)).toEqual([]);
    expect(faultsIn(SIX_FIELDS + rest, true, 'launch-plan')).toEqual([code]);
  });

  it('tells what is no matter of plain YAML, and of a merge conflict in words', () => {
    expect(faultsIn(`${SIX_FIELDS}colour: red\n`, true)).toEqual(['schema/unknown-key']);
    const conflict = `<<<<<<< HEAD\n${SIX_FIELDS}=======\n>>>>>>> branch\n`;
    expect(faultsIn(conflict, true)).toContain('syntax/merge-conflict');
  });
});
