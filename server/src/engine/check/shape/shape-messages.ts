import { keyWords } from '../../../text/key-words.ts';
import type { ShapeFault } from '../../../schema/shape-fault.ts';
import { listed } from '../../../text/listed.ts';
import { capitalised } from '../../../text/capitalised.ts';
import { dateMeant, whyNoDate } from './date-repair.ts';
import { wordsMeant } from '../../../plan/synonyms.ts';
import { nearest } from './nearest.ts';

/** What a shape finding says, and the text that would fix it where one is likely meant. */
export interface ShapeMessage {
  readonly message: string;
  readonly suggestion?: string;
  /** Whether nothing else can be meant, so that `--fix` may write it. */
  readonly isRepair?: boolean;
}

/** Why a plan needs each of its required keys, and how to give it. */
const missing: Readonly<
  Record<string, { readonly none: string; readonly still: string; readonly so: string; readonly write: string }>
> = {
  launch_plan: {
    none: 'The file does not say that it is a launch plan',
    still: 'The version of the format is still',
    so: '',
    write: 'Add `launch_plan: 1` as its first line.',
  },
  name: {
    none: 'The plan has no name',
    still: 'The name is still',
    so: '',
    write: 'Say what is launched: `name: Atlas Billing`.',
  },
  owner: {
    none: 'The plan has no owner',
    still: 'The owner is still',
    so: '',
    write: 'One person has to answer for the launch: `owner: ana@example.com`.',
  },
  tier: {
    none: 'The plan has no tier',
    still: 'The tier is still',
    so: ', so nobody knows how much it asks for',
    write: 'Write 1 for the whole company, 2 for a product line or 3 for a feature: `tier: 2`.',
  },
  stage: {
    none: 'The plan has no stage',
    still: 'The stage is still',
    so: '',
    write: 'Say how far the launch goes, alpha, beta, limited or ga: `stage: ga`.',
  },
  date: {
    none: 'The plan has no launch date',
    still: 'The launch date is still',
    so: ', so nothing can be late',
    write: 'Write the day: `date: 2027-03-10`.',
  },
};

/** @param written the placeholder in place of the value; empty where there is nothing. */
function missingKey(key: string, place: string, written: string): string {
  const words = Object.hasOwn(missing, key) ? missing[key] : undefined;
  if (words === undefined) return `${capitalised(place)} lacks \`${key}\`. Add it.`;
  const { none, still, so, write } = words;
  return written === '' ? `${none}${so}. ${write}` : `${still} “${shown(written)}”${so}. ${write}`;
}

/**
 * Says what is wrong with the shape of a document, in the words of a colleague.
 *
 * @param whole what the document is: "a launch plan".
 * @param written the text at the place of the fault.
 * @param advised how the sentence about an unknown key goes on.
 */
export function shapeMessage(fault: ShapeFault, whole: string, written: string, advised?: string): ShapeMessage {
  const place = placeName(fault.path, whole);
  switch (fault.kind) {
    case 'missing-key':
      return { message: missingKey(fault.key, place, written) };
    case 'unknown-key': {
      if (fault.allowed.includes(fault.key)) return { message: notTogether(fault.key, place) };
      return { message: `\`${shown(fault.key)}\` is no key of ${place}${advised ?? '.'}` };
    }
    case 'wrong-type':
      return {
        message: `${capitalised(place)} ${wants[fault.expected[0] ?? 'string']}; this is ${names[fault.actual]}. ${wrongTypeAdvice(fault)}`,
      };
    case 'invalid-value':
      return invalidValue(fault, place, written);
    case 'invalid-date': {
      const meant = dateMeant(written, fault.wanted);
      return meant === undefined
        ? { message: whyNoDate(shown(written), written, fault.wanted) }
        : {
            message: `“${shown(written)}” is not written as dates are here. Write \`${meant}\`.`,
            suggestion: meant,
            isRepair: true,
          };
    }
  }
}

/** A key of a task beside those of a fact: each would do without the others. docs/format.md#tasks */
function notTogether(key: string, place: string): string {
  return `\`${shown(key)}\` does not go with the other keys of ${place}: it plans something, and they say that it is there. Remove the one or the others.`;
}

type WrongType = ShapeFault & { readonly kind: 'wrong-type' };

const wants: Readonly<Record<WrongType['actual'], string>> = {
  string: 'has to be text',
  number: 'has to be a number',
  integer: 'has to be a whole number',
  boolean: 'has to be true or false',
  array: 'has to be a list',
  object: 'has to be a group of keys',
  null: 'has to be empty',
};

const names: Readonly<Record<WrongType['actual'], string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  null: 'empty',
};

function wrongTypeAdvice({ expected: [expected = 'string'], actual, path }: WrongType): string {
  if (path.at(-1) === 'tier' && path.length === 1) return 'Write 1, 2 or 3.';
  if (expected === 'string' && (actual === 'array' || actual === 'object')) return 'Write it in one line.';
  return advice[expected];
}

const advice: Readonly<Record<WrongType['actual'], string>> = {
  string: 'Put it in quotes.',
  number: 'Write it in digits, without a unit.',
  integer: 'Write it in digits, without a unit.',
  boolean: 'Write true or false.',
  array: 'Start each item on its own line with a dash.',
  object: 'Write its keys below it, indented by two spaces.',
  null: 'Take it out.',
};

function invalidValue(
  fault: ShapeFault & { readonly kind: 'invalid-value' },
  place: string,
  written: string,
): ShapeMessage {
  const { allowed, minimum, maximum, wanted } = fault;
  if (wanted === 'time') {
    const padded = /^\d:[0-5]\d$/.test(written) ? `0${written}` : undefined;
    return {
      ...(padded === undefined ? {} : { suggestion: padded, isRepair: true }),
      message: `“${shown(written)}” is no time of day. Write an hour such as 09:00, or the time from the start of the day, such as +30m or -1h.`,
    };
  }
  if (allowed.length > 0) {
    const meant = wordsMeant(written, allowed.map(String));
    if (meant.length > 0) return synonym(meant, place, written);
    const suggestion = nearest(written, allowed.map(String));
    const choice = listed(allowed.map(String), 'or');
    const start = `“${shown(written)}” is not possible for ${place}`;
    return suggestion === undefined
      ? { message: `${start}. Write ${choice}.` }
      : {
          message: `${start}; did you mean \`${suggestion}\`? Possible are ${listed(allowed.map(String), 'and')}.`,
          suggestion,
        };
  }
  if (minimum !== undefined) {
    return { message: `${capitalised(place)} is too small: the least possible is ${String(minimum)}.` };
  }
  if (maximum !== undefined) {
    return { message: `${capitalised(place)} is too large: the most possible is ${String(maximum)}.` };
  }
  return { message: `“${shown(written)}” is not possible for ${place}.` };
}

/** A word in other letters, or one that people use for it; not repaired where it could mean two, or asks for a reason. */
function synonym(meant: readonly string[], place: string, written: string): ShapeMessage {
  const [word = '', ...others] = meant;
  const start = `“${shown(written)}” is not a word for ${place} here`;
  if (others.length > 0) {
    return { message: `${start}, and could mean ${listed(meant.map(quoted), 'or')}. Write the one that you mean.` };
  }
  const reason = word === 'not-applicable' ? ', and say why' : '';
  return { message: `${start}: write ${quoted(word)}${reason}.`, suggestion: word, isRepair: reason === '' };
}

function quoted(word: string): string {
  return `\`${word}\``;
}

/** The key that a path ends in, as a person would call it: "sales", "launch day", "an item of promises". */
function placeName(path: readonly (string | number)[], whole: string): string {
  const last = path.at(-1);
  if (last === undefined) return whole;
  if (typeof last === 'string') return keyWords(last);
  const list = path.findLast((step) => typeof step === 'string');
  return `an item of ${list === undefined ? 'the list' : keyWords(list)}`;
}

/** Hostile or endless text does not go into a sentence whole. */
function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
