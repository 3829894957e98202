import { parseDateRef } from '../../plan/date-ref.ts';
import { stages } from '../../plan/words.ts';
import { wordsMeant } from '../../plan/synonyms.ts';
import { dateOf, type DateOrder } from './date-of.ts';
import type { HeadField } from './item.ts';
import { ownerOf } from './owner-of.ts';

const keys: readonly (readonly [RegExp, HeadField])[] = [
  [/^(?:name|title|product|feature|project|launch|product name|feature name)$/, 'name'],
  [/^(?:owner|dri|pm|product manager|launch owner|launch lead|lead|responsible)$/, 'owner'],
  [/^(?:tier|launch tier)$/, 'tier'],
  [/^(?:stage|release stage)$/, 'stage'],
  [
    /^(?:date|launch date|target date|target launch date|release date|go[- ]live(?: date)?|ga date|ship date|due(?: date)?)$/,
    'date',
  ],
  [/^(?:summary|overview|description|one[- ]liner)$/, 'summary'],
];

/** What a line such as “Launch date: 10 March 2027” says of the launch as a whole, as the format writes it. */
export function headFieldIn(
  line: string,
  order: DateOrder | undefined,
): { readonly key: HeadField; readonly value: string } | undefined {
  const [, word = '', written = ''] = /^[*_\s]*([\p{L}][\p{L} _-]{1,24}?)[*_\s]*[:=][*_\s]*(\S.*)$/u.exec(line) ?? [];
  const key = keys.find(([pattern]) => pattern.test(word.toLowerCase().replaceAll('_', ' ')))?.[1];
  const value = key === undefined ? undefined : valueOf(key, written.trim().replace(/^(["'])(.*)\1$/, '$2'), order);
  return key === undefined || value === undefined ? undefined : { key, value };
}

function valueOf(key: HeadField, written: string, order: DateOrder | undefined): string | undefined {
  switch (key) {
    case 'name':
    case 'summary':
      return written;
    case 'owner':
      return ownerOf(written);
    case 'tier':
      return /^(?:tier )?([123])\b/i.exec(written)?.[1];
    case 'stage': {
      const [stage, another] = wordsMeant(written, stages);
      return another === undefined ? stage : undefined;
    }
    case 'date': {
      const date = dateOf(written, order);
      return date === undefined || parseDateRef(date)?.kind === 'relative' ? undefined : date;
    }
  }
}
