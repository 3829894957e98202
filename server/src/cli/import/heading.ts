import { dateOf } from './date-of.ts';
import { statusOf } from './status-of.ts';
import { titleFields } from './title-fields.ts';

/** What stands above a task: a heading, or an item of a list with others in it. */
export interface Heading {
  readonly text: string;
  readonly depth: number;
  /** Whether it says when rather than who: “Week -4”, “Pre-launch”. */
  readonly isPhase: boolean;
  /** Whether it is a task itself, of which others are parts. */
  readonly isTask?: boolean;
  /** Whether it is the title of the page. */
  isTitle: boolean;
  /** Who has, and by when, whatever below it says nothing else. */
  owner: string | undefined;
  due: string | undefined;
  /** The status that a column of a board is named after: “Doing”. */
  readonly status: 'doing' | 'blocked' | undefined;
}

const PHASE =
  /\b(?:pre|post|before|after|during|phase|weeks?|days?|month|sprint|alpha|beta|ga|launch|go[- ]live|t ?[-+−–] ?\d+|q[1-4])\b/i;

/** @param gives whether its owner and date hold for what is below it. */
export function headingOf(line: string, depth: number, gives = true): Heading {
  const fields = titleFields(line);
  // “Week -4: get ready”, “T-14 (two weeks before launch)”
  const parts = [line, ...line.split(/[:()–—|]|\s-\s/)].map((part) => part.trim());
  const due = fields.due ?? parts.map((part) => dateOf(part)).find((date) => date !== undefined);
  const status = statusOf(line);
  const isPhase = due !== undefined || (PHASE.test(line) && line.split(/\s+/).length <= 4);
  return {
    text: fields.what,
    depth,
    isPhase,
    isTitle: false,
    owner: gives ? fields.owner : undefined,
    due: gives ? due : undefined,
    status: gives && (status === 'doing' || status === 'blocked') ? status : undefined,
  };
}

const LIST = String.raw`(?:(?:product|feature|release)\s+)?(?:(?:go[- ]to[- ]market|gtm)\s+)?(?:launch|release|rollout)?\s*(?:check-?\s?list|plan|tasks|tracker)`;
const OF = new RegExp(String.raw`^${LIST}\s*(?:[:–—-]|for)\s+(\S.*)$`, 'i');
const BEHIND = new RegExp(String.raw`^(.*?\S)\s*[:–—-]?\s+${LIST}$`, 'i');

const LAUNCH_OF = /^(?:the )?(?:launch|release|rollout) of (?:the )?(\S.*)$/i;

/** “Atlas Billing” of “Launch checklist: Atlas Billing” or “Atlas Billing launch plan”. */
export function nameIn(title: string): string {
  const text = title.replace(/^[\p{Extended_Pictographic}\uFE0F\s]+(?=\S)/u, '').trim();
  const name = LAUNCH_OF.exec(text)?.[1] ?? OF.exec(text)?.[1] ?? BEHIND.exec(text)?.[1] ?? text;
  return name.replace(/\s*[:–—-]$/, '');
}
