import type { TaskStatus } from '../../plan/fact.ts';

/** Something to do, as a checklist or a table has it. */
export interface FoundTask {
  readonly what: string;
  readonly owner?: string | undefined;
  /** A date as the format writes it. */
  readonly due?: string | undefined;
  readonly status?: TaskStatus | undefined;
  /** The day on which it was done. */
  readonly done?: string | undefined;
  readonly reason?: string | undefined;
  readonly evidence?: string | undefined;
  /** Whatever else is said of it, piece by piece. */
  readonly notes: readonly string[];
  /** What may say where it belongs, the surest first: a label, a heading, the title itself. */
  readonly hints: readonly string[];
  readonly at: string;
}

/** The fields that every plan has, as far as the file says them; texts as they were written. */
export type FoundHead = Partial<Record<HeadField, string>>;

export const headFields = ['name', 'owner', 'tier', 'stage', 'date', 'summary'] as const;
export type HeadField = (typeof headFields)[number];

/** A text and where it stands, such as "line 12" or "row 7". */
export interface FoundText {
  readonly at: string;
  readonly text: string;
}

/** What a file holds. */
export interface Found {
  readonly head: FoundHead;
  readonly tasks: readonly FoundTask[];
  /** What is no task, such as a paragraph. */
  readonly rest: readonly FoundText[];
  /** Texts where a date goes that can be no one day; they stay in the notes of their task. */
  readonly unreadDates: readonly FoundText[];
  /** Columns and what was made of each, in the words of `--map`; empty where the file is no table. */
  readonly columns: readonly (readonly [name: string, use: string])[];
}

/** A fault of the file or of what was asked, as a sentence. */
export interface Refused {
  readonly refused: string;
}

export function isRefused(result: Found | Refused): result is Refused {
  return 'refused' in result;
}
