import { nearest } from '../../engine/check/shape/nearest.ts';
import { parseDay, type Day } from '../../plan/calendar.ts';
import { listed } from '../../text/listed.ts';
import type { Io } from '../io.ts';
import { type GateName, gateNames } from '../../engine/compare/gate-names.ts';
import { type AskedGates, usualGates } from '../../engine/compare/gates.ts';

/** The options of `diff` as they are typed. */
export interface DiffOptions {
  readonly format?: readonly string[];
  readonly asOf?: string;
  readonly paths?: readonly string[];
  readonly failOn?: readonly string[];
  readonly maxScoreDrop?: string;
  readonly maxSlip?: string;
  readonly maxTotalSlip?: string;
  readonly color?: boolean;
}

/** What `diff` is asked to do. */
export interface DiffRequest {
  readonly base: string;
  /** The working tree where absent. */
  readonly head: string | undefined;
  readonly asOf: Day;
  /** Patterns of the plans that are compared, as in `.gitignore`; all of them where there are none. */
  readonly paths: readonly string[];
  readonly outputs: readonly DiffOutput[];
  readonly color: boolean | undefined;
  readonly gates: AskedGates;
  /** Whether the user named a gate, rather than leaving it at the one that holds without a word. */
  readonly asksForGate: boolean;
}

/** Those that are made for a change, and those of `lint` that show what is new in it. */
export const deltaFormats = [
  'pretty',
  'json',
  'markdown',
  'github',
  'sarif',
  'rdjsonl',
  'gitlab',
  'checkstyle',
  'junit',
] as const;
export type DiffFormat = (typeof deltaFormats)[number];

/** One format, and where to; without a file to standard output. */
export interface DiffOutput {
  readonly format: DiffFormat;
  readonly file: string | undefined;
}

/** Reads the options; where they make no sense, a sentence that says why. */
export function diffRequestOf(
  named: string,
  second: string | undefined,
  options: DiffOptions,
  io: Io,
): DiffRequest | string {
  const range = rangeIn(named);
  if (range !== undefined && second !== undefined) {
    return `${named} names both sides of the comparison, so '${second}' is one too many.`;
  }
  const [base, head] = range ?? [named, second];
  const asOf = options.asOf === undefined ? io.today() : parseDay(options.asOf);
  const failOn = gatesNamed(options.failOn);
  const [maxScoreDrop, maxSlip] = [wholeNumber(options.maxScoreDrop), wholeNumber(options.maxSlip)];
  const maxTotalSlip = wholeNumber(options.maxTotalSlip);
  const outputs = outputsOf(options.format ?? ['pretty']);

  if (asOf === undefined) return `--as-of takes a day such as 2027-01-15; '${options.asOf ?? ''}' is not one.`;
  if (typeof failOn === 'string') return failOn;
  if (maxScoreDrop === 'invalid') {
    return `--max-score-drop takes a whole number from 0; '${options.maxScoreDrop ?? ''}' is not one.`;
  }
  if (maxSlip === 'invalid') {
    return `--max-slip takes a whole number of days from 0; '${options.maxSlip ?? ''}' is not one.`;
  }
  if (maxTotalSlip === 'invalid') {
    return `--max-total-slip takes a whole number of days from 0; '${options.maxTotalSlip ?? ''}' is not one.`;
  }
  if (typeof outputs === 'string') return outputs;
  const { color } = options;
  const limits = { maxScoreDrop, maxSlip, maxTotalSlip };
  const asksForGate = options.failOn !== undefined || Object.values(limits).some((limit) => limit !== undefined);
  return { base, head, asOf, paths: options.paths ?? [], outputs, color, gates: { failOn, ...limits }, asksForGate };
}

/**
 * `BASE..HEAD` or `BASE...HEAD`, as git writes it. Both compare with the commit where the head left the base. A side that
 * is left out is HEAD.
 */
function rangeIn(named: string): readonly [base: string, head: string] | undefined {
  // No name of a branch holds two dots (git-check-ref-format).
  const [, base, head] = /^(.*?)\.{2,3}(.*)$/s.exec(named) ?? [];
  if (base === undefined || head === undefined) return undefined;
  return [base === '' ? 'HEAD' : base, head === '' ? 'HEAD' : head];
}

/** The gates that are asked for, each once; a sentence where one has no such name. */
export function gatesNamed(written: readonly string[] | undefined): readonly GateName[] | string {
  if (written === undefined) return usualGates;
  const names = written.flatMap((one) => one.split(',')).map((name) => name.trim());
  const gates = new Set<GateName>();
  for (const name of names) {
    const gate = gateNames.find((known) => known === name);
    if (gate === undefined) {
      const suggestion = nearest(name, gateNames);
      const meant = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
      return `--fail-on takes ${listed(gateNames, 'or')}; '${name}' is none of them.${meant}`;
    }
    gates.add(gate);
  }
  return gates.has('none') && gates.size > 1
    ? '--fail-on none asks for nothing, so no other gate can stand beside it.'
    : [...gates];
}

function wholeNumber(text: string | undefined): number | 'invalid' | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : 'invalid';
}

function outputsOf(written: readonly string[]): readonly DiffOutput[] | string {
  const outputs: DiffOutput[] = [];
  for (const one of written) {
    const [name = '', ...rest] = one.split('=');
    const file = rest.length === 0 ? undefined : rest.join('=');
    const format = deltaFormats.find((known) => known === name);
    if (format === undefined) return unknownFormat(name);
    if (file === '') return `--format ${name}= names no file. Give one, such as --format ${name}=report.txt.`;
    outputs.push({ format, file });
  }
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    return 'Only one format can go to standard output. Let the others go to files, such as --format json=delta.json.';
  }
  return outputs;
}

function unknownFormat(name: string): string {
  const suggestion = nearest(name, deltaFormats);
  const meant = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return `There is no format '${name}' here.${meant} There are ${deltaFormats.join(', ')}.`;
}
