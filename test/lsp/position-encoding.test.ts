import { expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { connect, eventually, modern, type TestClient } from '../support/test-client.ts';
import { temporaryFolder } from '../support/repository.ts';

/** On each line that a feature may speak of stands text before its end that is longer in UTF-8 than in UTF-16. */
const TEXT = `${SIX_FIELDS.replace('Atlas Billing', '"🚀 Žluť 漢字"   ')}"sum🚀mary": &märk "é"
links: { "ü🚀": *märk, prd: "https://example.com/é/🚀" }
scope:
  - { "what": "🚀é", due: T-30, id: älerts, "ownér🚀": 1 }
promises:
  - { "to": "Ñorthwind🚀", due: 2027-01-31, scope: älerts }
milestones:
  - { "what": "🚀é", id: bêta🚀, due: T-20, status: doing, owner: ana@example.com }
  - { "what": "漢", needs: [bêta🚀, bêtta🚀], due: 2027-02-20 }
docs: { "öwner": 1, user_guide: { evidence: "dócs/ü.md" } }
`;

const LINES = TEXT.split('\n');

/** A position in UTF-16 units, just behind the first letter of a word. */
function inside(word: string, line: number): { readonly line: number; readonly character: number } {
  const character = LINES[line]?.indexOf(word) ?? -1;
  if (character < 0) throw new Error(`No ${word} in line ${String(line)}`);
  return { line, character: character + 1 };
}

const START = { line: 0, character: 0 };
const END = { line: LINES.length - 1, character: 0 };

/** The requests whose answers have places in them, with positions in UTF-16 units. */
const requests: readonly (readonly [method: string, params: object])[] = [
  ['textDocument/diagnostic', {}],
  ['textDocument/hover', { position: inside('due', 9) }],
  ['textDocument/completion', { position: inside('doing', 13) }],
  ['textDocument/definition', { position: inside('bêta🚀', 14) }],
  ['textDocument/references', { position: inside('bêta🚀', 14), context: { includeDeclaration: true } }],
  ['textDocument/documentHighlight', { position: inside('bêta🚀', 14) }],
  ['textDocument/prepareRename', { position: inside('bêta🚀', 14) }],
  ['textDocument/rename', { position: inside('älerts', 11), newName: 'alärms' }],
  ['textDocument/documentSymbol', {}],
  ['textDocument/inlayHint', { range: { start: START, end: END } }],
  ['textDocument/documentLink', {}],
  ['textDocument/selectionRange', { positions: [inside('bêta🚀', 14)] }],
  ['textDocument/semanticTokens/full', {}],
  ['textDocument/formatting', { options: { tabSize: 2, insertSpaces: true } }],
  ['textDocument/codeAction', { range: { start: START, end: END }, context: { diagnostics: [] } }],
  ['launchplan/readiness', {}],
];

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The same value with each position in it as another. */
function withPositions(value: Json, as: (line: number, character: number) => number): Json {
  if (Array.isArray(value)) return value.map((item: Json) => withPositions(item, as));
  if (typeof value !== 'object' || value === null) return value;
  const { line, character } = value as { readonly line?: Json; readonly character?: Json };
  if (typeof line === 'number' && typeof character === 'number') return { line, character: as(line, character) };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'resultId')
      .map(([key, below]) => [key, withPositions(below, as)]),
  );
}

const bytes = (line: number, character: number): number => Buffer.byteLength(LINES[line]?.slice(0, character) ?? '');

/** Tokens by the place of their two ends, rather than by how far each is from the one before. */
function withoutDeltas(answer: Json): Json {
  const { data } = answer as { readonly data: readonly number[] };
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, index): Json => {
    const [down = 0, along = 0, length = 0, type = 0] = data.slice(index * 5);
    line += down;
    character = down === 0 ? character + along : along;
    return { type, start: { line, character }, end: { line, character: character + length } };
  });
}

async function answer(client: TestClient, method: string, params: object): Promise<Json> {
  const all = { textDocument: { uri: client.uri('launch.yaml') }, ...params };
  const found: Json = await client.connection.sendRequest(method, all);
  return method.startsWith('textDocument/semanticTokens') ? withoutDeltas(found) : found;
}

const textDocument = {
  ...modern.textDocument,
  codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
};

it.each(requests)('%s has the places that the client can read', async (method, params) => {
  const folder = temporaryFolder();
  const files = { 'dócs/ü.md': '', 'launch.yaml': TEXT };
  const open = async (positionEncodings: string[]): Promise<TestClient> => {
    const client = await connect({
      folder,
      files,
      capabilities: { ...modern, textDocument, general: { positionEncodings } },
    });
    await client.open('launch.yaml', TEXT);
    await eventually(
      () => answer(client, 'textDocument/diagnostic', {}),
      (report) => JSON.stringify(report).includes('schema/unknown-key'),
    );
    return client;
  };
  const [utf16, utf8] = [await open(['utf-16']), await open(['utf-8'])];
  const expected = withPositions(await answer(utf16, method, params), (_, character) => character);
  const inBytes = withPositions(expected, bytes);
  // Else the text would not tell the two apart.
  expect(inBytes).not.toEqual(expected);
  const asked = withPositions(params as Json, bytes) as object;
  expect(withPositions(await answer(utf8, method, asked), (_, character) => character)).toEqual(inBytes);
});
