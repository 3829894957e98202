import { taskStatuses, type TaskStatus } from '../../plan/fact.ts';
import { wordsMeant } from '../../plan/synonyms.ts';

const TICKED = /^(?:true|yes|y|x|\[x\]|✓|✔️?|☑️?|✅|☒|1|100 ?%)$/i;
const NOT_TICKED =
  /^(?:false|no|n|\[ ?\]|☐|⬜️?|◻️?|0|0 ?%|to[ -]?do|todo|planned|new|to be started|triage|up next|next|selected for development|ready)$/i;
const CANCELLED = /^(?:cancell?ed|won['’]?t (?:do|fix)|dropped|duplicate|obsolete|not applicable)$/i;
const STUCK = /^(?:stuck|waiting|blocked\b.*|on hold)$/i;
const MOVING =
  /^(?:doing|active|review|in (?:review|development|qa|test(?:ing)?|design)|under review|work in progress|started|on track|at risk)$/i;
/** What stands before the word in a status: a coloured dot, a sign. */
const SIGN = /^[\p{Extended_Pictographic}\uFE0F\s]+(?=[\p{L}\p{N}])/u;

/**
 * The status that a word in a tracker, or a tick in a spreadsheet, means.
 *
 * @returns undefined where nobody can say; `todo` is written where the text says so.
 */
export function statusOf(written: string): TaskStatus | undefined {
  const text = written.trim().replace(SIGN, '');
  const [meant, another] = wordsMeant(text, taskStatuses);
  if (meant !== undefined && another === undefined) return taskStatuses.find((status) => status === meant);
  if (TICKED.test(text)) return 'done';
  if (NOT_TICKED.test(text)) return 'todo';
  if (CANCELLED.test(text)) return 'not-applicable';
  if (STUCK.test(text)) return 'blocked';
  return MOVING.test(text) ? 'doing' : undefined;
}
