import { RecordValue, type Value } from '../values/value.ts';

/** An operator or a function for the library, by its signature. */
export type Operation = readonly [signature: string, run: (...values: readonly never[]) => Value];

const orders = ['<', '<=', '>', '>='];
const isFalse = (): Value => false;
const isNull = (): Value => null;

/** What operators make of null, and of mappings: no comparison with null holds, and nothing can be calculated with it. */
export const nullOperators: readonly Operation[] = [
  ['list<dyn> == null', (list: readonly Value[]): Value => list.length === 0],
  ['Record == null', (record: RecordValue): Value => record.isEmpty],
  ['Record == Record', (one: RecordValue, other: RecordValue): Value => one === other],
  ['string in Record', (key: string, record: RecordValue): Value => record.has(key)],
  ['!null: bool', (): Value => true],
  ['-null: dyn', isNull],
  ...['string', 'bool', 'int', 'double'].map((type): Operation => [`${type} == null`, isFalse]),
  ...['string', 'int', 'double'].flatMap((type) =>
    orders.flatMap((order): readonly Operation[] => [
      [`${type} ${order} null`, isFalse],
      [`null ${order} ${type}`, isFalse],
    ]),
  ),
  ...orders.map((order): Operation => [`null ${order} null`, isFalse]),
  ...['int', 'double'].flatMap((type) =>
    ['+', '-', '*', '/'].flatMap((operator): readonly Operation[] => [
      [`${type} ${operator} null: dyn`, isNull],
      [`null ${operator} ${type}: dyn`, isNull],
    ]),
  ),
  // A text that is not there adds nothing to another.
  ['string + null: dyn', (text: string): Value => text],
  ['null + string: dyn', (_: null, text: string): Value => text],
  ['null + null: dyn', isNull],
];

/** What the library's functions make of null, and of mappings. */
export const nullFunctions: readonly Operation[] = [
  ['size(null): int', (): Value => 0n],
  ['null.size(): int', (): Value => 0n],
  ['size(Record): int', (record: RecordValue): Value => BigInt(record.size)],
  ['Record.size(): int', (record: RecordValue): Value => BigInt(record.size)],
  ['string(null): string', (): Value => ''],
  ['int(null): dyn', isNull],
  ['double(null): dyn', isNull],
  ...['contains', 'startsWith', 'endsWith'].flatMap((name): readonly Operation[] => [
    [`null.${name}(string): bool`, isFalse],
    [`null.${name}(null): bool`, isFalse],
    [`string.${name}(null): bool`, isFalse],
  ]),
  ...['lowerAscii', 'upperAscii', 'trim'].map((name): Operation => [`null.${name}(): dyn`, isNull]),
  ['null.split(string): list<string>', (): Value => []],
  ['null.substring(int): dyn', isNull],
  ['null.substring(int, int): dyn', isNull],
  ['null.indexOf(string): int', (): Value => -1n],
];

/** Whole numbers and others mix, as people expect. */
export const numberOperators: readonly Operation[] = [
  ...[
    ['double', 'int'],
    ['int', 'double'],
  ].flatMap(([one = '', other = '']): readonly Operation[] => [
    [`${one} + ${other}: double`, (a: number | bigint, b: number | bigint): Value => Number(a) + Number(b)],
    [`${one} - ${other}: double`, (a: number | bigint, b: number | bigint): Value => Number(a) - Number(b)],
    [`${one} * ${other}: double`, (a: number | bigint, b: number | bigint): Value => Number(a) * Number(b)],
    [`${one} / ${other}: double`, (a: number | bigint, b: number | bigint): Value => Number(a) / Number(b)],
  ]),
  ['double == int', (a: number | bigint, b: number | bigint): Value => Number(a) === Number(b)],
];

/** Whether a plan says anything of a value. */
export function isSaid(value: Value): boolean {
  if (value === null) return false;
  if (value instanceof RecordValue) return !value.isEmpty;
  return typeof value !== 'object' || value.length > 0;
}
