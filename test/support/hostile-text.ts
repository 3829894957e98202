import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const samples = join(import.meta.dirname, '..', '..', 'samples');

/** The text of every sample plan. */
export const sampleTexts: readonly string[] = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('launch.yaml'))
  .sort()
  .map((path) => readFileSync(join(samples, path), 'utf8'));

/** Pieces that break plans in ways of their own when they land in the middle of one. */
const pieces = [
  '',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '  ',
  ':',
  ': ',
  '- ',
  '-',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '#',
  ' # ',
  '&a ',
  '*a',
  '<<: *a\n',
  '|\n',
  '>-\n',
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '!!str ',
  '? ',
  '<<<<<<< ours\n',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '😀',
  '日本語',
  'שלום',
  'T-14',
  '2027-02-31',
  'todo',
  'null',
  '~',
  'sales:',
  'launch_plan: 1\n',
  '__proto__: x\n',
  'constructor:\n',
];

interface Mutation {
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
  piece: fc.constantFrom(...pieces),
});

/** A sample plan with a few cuts and insertions, as typing, merging and malice leave it. */
export const mutatedPlan: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...sampleTexts), fc.array(mutation, { maxLength: 6 }))
  .map(([text, mutations]) =>
    mutations.reduce((current, { at, length, piece }) => {
      const start = Math.floor(at * current.length);
      return current.slice(0, start) + piece + current.slice(start + length);
    }, text),
  );

/** Any text, now and then behind the marker that makes it a plan. */
export const anyText: fc.Arbitrary<string> = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
    ),
  )
  .map(([marked, text]) => (marked ? `launch_plan: 1\n${text}` : text));
