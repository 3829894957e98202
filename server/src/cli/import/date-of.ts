import { dateMeant } from '../../engine/check/shape/date-repair.ts';
import { parseDateOrPeriod } from '../../plan/date-ref.ts';
import { isPlaceholder } from '../../plan/placeholder.ts';

/** What comes first in a date such as `03/10/2027`. */
export type DateOrder = 'day-first' | 'month-first';

/**
 * The date that people or trackers write, as the format has it: what the format takes or repairs, a day with a time or a
 * weekday, the last day of a range, what Jira and JavaScript write, and words that count from the launch (“2 weeks
 * before launch”, “Week -4”, “Launch day”).
 *
 * @param order what comes first where a number could be a day or a month; without it, nobody guesses.
 * @returns undefined where the text can be no date, or more than one.
 */
export function dateOf(written: string, order?: DateOrder): string | undefined {
  const text = written.trim().replaceAll(/\s+/g, ' ');
  // Longer than any date, so that a page of text costs nothing.
  if (text === '' || text.length > 80) return undefined;
  const exact = known(text);
  if (exact !== undefined) return exact;
  const [, last] = /^.+?(?: (?:→|–|—|-|to|until) )(.+)$/.exec(text) ?? [];
  const bare = withoutTime(text);
  return known(bare) ?? numeric(bare, order) ?? shortYear(bare) ?? fromLaunch(text) ?? (last && dateOf(last, order));
}

/** The same where only a day of the calendar may stand, as in `done`. */
export function dayOf(written: string, order?: DateOrder): string | undefined {
  const date = dateOf(written, order);
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined;
}

/** Whether a text where a date goes says that there is none. */
export function isNoDate(written: string): boolean {
  return written.trim() === '' || isPlaceholder(written);
}

function known(text: string): string | undefined {
  return parseDateOrPeriod(text) === undefined ? dateMeant(text, 'date') : text.replace(/^T[-+]0+$/, 'T');
}

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?=.*\d)/i;
const TIME =
  /[T ,]+(?:at )?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]\.?M\.?)?(?: ?(?:Z|UTC|GMT|CES?T|[ECMP][SD]T|[-+]\d{2}:?\d{2}))*(?: ?\([^)]*\))?$/i;

/** `Tue Mar 10 2027 00:00:00 GMT+0000 (UTC)` and `2027-03-10T09:00:00Z` without what is finer than a day. */
function withoutTime(text: string): string {
  return text.replace(TIME, '').replace(WEEKDAY, '').trim();
}

/** `03/10/2027`, where it is known which of the two is the day, or where only one can be. */
function numeric(text: string, order: DateOrder | undefined): string | undefined {
  const [, first = '', second = '', year = ''] = NUMERIC.exec(text) ?? [];
  if (year === '') return undefined;
  const [day, month] = (order ?? orderIn([text])) === 'day-first' ? [first, second] : [second, first];
  return (order ?? orderIn([text])) === undefined ? undefined : known(`${year}-${month}-${day}`);
}

const NUMERIC = /^(\d{1,2})(?:[-/. ])(\d{1,2})(?:[-/. ])(\d{4})$/;

/** The order of the numbers in a column of dates, where one of them leaves no choice and no other says otherwise. */
export function orderIn(texts: Iterable<string>): DateOrder | undefined {
  const orders = new Set<DateOrder>();
  for (const text of texts) {
    const [, first, second] = NUMERIC.exec(withoutTime(text.trim())) ?? [];
    if (Number(first) > 12) orders.add('day-first');
    if (Number(second) > 12) orders.add('month-first');
  }
  const [only, another] = orders;
  return another === undefined ? only : undefined;
}

/** Whether a text has the form of a date whose numbers could be read in two ways. */
export function isNumericDate(text: string): boolean {
  return NUMERIC.test(withoutTime(text.trim()));
}

/** `10/Mar/27`: Jira's own form has a month in words, and its year in two digits is of this century. */
function shortYear(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/]([A-Za-z]{3})[-/](\d{2})$/.exec(text) ?? [];
  return year === '' ? undefined : known(`${day} ${month} 20${year}`);
}

const COUNT = String.raw`(\d{1,3}|one|two|three|four|five|six)`;
const BEFORE_OR_AFTER = new RegExp(
  String.raw`^${COUNT}[ -]?(d|days?|w|weeks?|months?)(?: (before|prior to|out|after|post)\b)(?: (?:the )?(?:launch|release|ga|go[- ]live)(?: day)?)?$`,
  'i',
);
const SIGNED =
  /^(?:week|wk|w|day|d|month|l|launch|release) ?(?:day )?([-−–+]) ?(\d{1,3})(?: ?(d|days?|w|weeks?|months?))?$/i;
const T_MINUS = /^t ?(minus|plus|[-−–+]) ?(\d{1,3})(?: (d|days?|w|weeks?|months?))?$/i;
const THE_DAY = /^(?:on )?(?:launch|release|go[- ]live)[ -]day$|^day of (?:the )?launch$|^(?:day|d|l|t)[- ]?0$/i;
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];

/** `2 weeks before launch`, `Week -4`, `L-14`, `Launch day`. */
function fromLaunch(text: string): string | undefined {
  if (THE_DAY.test(text)) return 'T';
  const [, count, unit, direction] = BEFORE_OR_AFTER.exec(text) ?? [];
  if (count !== undefined && direction !== undefined) {
    return relative(/^(?:after|post)$/i.test(direction) ? '+' : '-', count, unit ?? '');
  }
  const [, sign, days, word] = SIGNED.exec(text) ?? T_MINUS.exec(text) ?? [];
  if (sign === undefined || days === undefined) return undefined;
  const [implied = ''] = /^(?:week|wk|w(?! *\w)|month)/i.exec(text) ?? [];
  return relative(sign === '+' || sign.toLowerCase() === 'plus' ? '+' : '-', days, word ?? implied);
}

function relative(sign: '+' | '-', count: string, unit: string): string {
  const inWords = numbers.indexOf(count.toLowerCase());
  const length = /^w/i.test(unit) ? 7 : /^m/i.test(unit) ? 30 : 1;
  const days = (inWords < 0 ? Number(count) : inWords) * length;
  return days === 0 ? 'T' : `T${sign}${String(days)}`;
}
