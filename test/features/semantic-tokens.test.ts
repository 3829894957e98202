import { describe, expect, it } from 'vitest';
import semanticTokens, { semanticTokensLegend } from '../../server/src/features/semantic-tokens.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewOf } from '../support/view.ts';

/** The tokens of a text, read as a client reads them. */
function tokens(text: string): readonly string[] {
  const data = semanticTokens.provide(viewOf(text), {})?.data ?? [];
  const lines = text.split(/\r?\n/);
  let line = 0;
  let character = 0;
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [deltaLine = 0, deltaCharacter = 0, length = 0, type = 0] = data.slice(index * 5, index * 5 + 5);
    line += deltaLine;
    character = deltaLine === 0 ? character + deltaCharacter : deltaCharacter;
    return `${semanticTokensLegend.tokenTypes[type] ?? ''} ${lines[line]?.slice(character, character + length) ?? ''}`;
  });
}

describe('semantic tokens', () => {
  it('tell status words, dates and people from other text', () => {
    const rest = `summary: done
sales:
  owner: lee@example.com
  training: T-21
  demo: "not-applicable: same as Core"
  preview: { status: doing, due: 2027-02-01, reason: done }
  reps: 4
approvals:
  - { gate: pricing, by: cfo@example.com, decision: requested }
`;
    expect(tokens(SIX_FIELDS + rest)).toEqual([
      'variable ana@example.com',
      'enumMember ga',
      'number 2027-03-10',
      'variable lee@example.com',
      'number T-21',
      'enumMember not-applicable',
      'enumMember doing',
      'number 2027-02-01',
      'variable cfo@example.com',
      'enumMember requested',
    ]);
  });

  it('stand where they stand behind emoji, Windows line breaks and in a stream', () => {
    const text = `\uFEFF${SIX_FIELDS}scope:\n  - { what: "😀😀", due: T-3, owner: 😀 }\n---\n${SIX_FIELDS}`.replaceAll(
      '\n',
      '\r\n',
    );
    expect(tokens(text).slice(3)).toEqual([
      'number T-3',
      'variable 😀',
      'variable ana@example.com',
      'enumMember ga',
      'number 2027-03-10',
    ]);
  });

  it('mark an alias as what it means', () => {
    expect(tokens(`${SIX_FIELDS}sponsor: &v vera@example.com\nhandoff:\n  owner: *v\n`).slice(3)).toEqual([
      'variable vera@example.com',
      'variable *v',
    ]);
  });

  it('leave out texts of several lines and words that are no status', () => {
    expect(tokens(`${SIX_FIELDS}status: someday\nsponsor: vera\n  of sales\nstarted: 2027-13-01\n`).slice(3)).toEqual(
      [],
    );
  });

  it('leave foreign files alone', () => {
    expect(tokens('owner: ana@example.com\ndate: 2027-03-10\n')).toEqual([]);
  });
});
