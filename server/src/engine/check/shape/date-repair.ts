import { parseDateOrPeriod, parsePeriod } from '../../../plan/date-ref.ts';
import { takesPeriod, takesRelative, type DateKind } from '../../../schema/date-kinds.ts';

/**
 * What a text means that is a date and not written as one, where it can mean one thing only and the key takes it. What a
 * day and a month are in `03/10/2027` depends on who wrote it, so nobody guesses. docs/format.md#dates
 *
 * @returns the date as the format has it; undefined where nobody can say, or where the key does not take it.
 */
export function dateMeant(written: string, wanted: DateKind): string | undefined {
  const text = written.trim().replaceAll(/\s+/g, ' ');
  const found = fromLaunch(text) ?? yearFirst(text) ?? quarter(text) ?? named(text);
  const date = found === undefined ? undefined : parseDateOrPeriod(found);
  if (found === undefined || date === undefined) return undefined;
  const fits = date.kind === 'relative' ? takesRelative(wanted) : date.precision === undefined || takesPeriod(wanted);
  return fits ? found : undefined;
}

/** `T - 14`, `t-14`, `T + 2w`. */
function fromLaunch(text: string): string | undefined {
  const [, sign, count, unit = ''] = /^T ?([-+]) ?(\d{1,4}) ?(d|days?|w|weeks?)?$/i.exec(text) ?? [];
  if (sign === undefined) return text === 't' ? 'T' : undefined;
  const days = Number(count) * (unit.toLowerCase().startsWith('w') ? 7 : 1);
  return days > 9999 ? undefined : `T${sign === '+' ? '+' : '-'}${String(days)}`;
}

/** `2027/3/1`, `2027.03.01`, `20270301`, `2027-3`. */
function yearFirst(text: string): string | undefined {
  const [, year, , month, day] =
    /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text) ?? [];
  return year === undefined || month === undefined ? undefined : dateOf(year, month, day);
}

function dateOf(year: string, month: string, day: string | undefined): string {
  const parts = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return parts.join('-');
}

/** `Q1 2027`, `2027 q1`, `2027/Q1`. */
function quarter(text: string): string | undefined {
  const [, first, year] = /^Q([1-4])[ ,/-]*(\d{4})$/i.exec(text) ?? [];
  const [, before, last] = /^(\d{4})[ ,/-]*Q([1-4])$/i.exec(text) ?? [];
  if (first !== undefined && year !== undefined) return `${year}-Q${first}`;
  return before !== undefined && last !== undefined ? `${before}-Q${last}` : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

/** `31 Dec 2026`, `March 3rd, 2027`, `March 2027`: an English month, a year in four digits, perhaps a day, in any order. */
function named(text: string): string | undefined {
  const words = text
    .toLowerCase()
    .split(/[ ,./-]+/)
    .filter((word) => word !== '' && word !== 'of' && word !== 'the');
  if (words.length < 2 || words.length > 3) return undefined;
  const pick = (pattern: RegExp): readonly string[] => words.filter((word) => pattern.test(word));
  const [month, ...otherMonths] = pick(MONTH);
  const [year, ...otherYears] = pick(/^\d{4}$/);
  const [day, ...otherDays] = pick(/^\d{1,2}(?:st|nd|rd|th)?$/);
  if (month === undefined || year === undefined || otherMonths.length + otherYears.length + otherDays.length > 0) {
    return undefined;
  }
  if (words.length === 3 && day === undefined) return undefined;
  const number = months.findIndex((short) => month.startsWith(short)) + 1;
  return dateOf(year, String(number), day?.replace(/\D+$/, ''));
}

/** Why a text is no date for its key, and what to write; the text is not one that {@link dateMeant} understands. */
export function whyNoDate(shown: string, written: string, wanted: DateKind): string {
  const text = written.trim();
  const choice = choiceFor(wanted);
  const meant = dateMeant(text, 'date');
  const date = parseDateOrPeriod(text) ?? (meant === undefined ? undefined : parseDateOrPeriod(meant));
  if (date?.kind === 'relative') {
    return `“${shown}” counts from the launch, and this date has to stay where it is when the launch moves. ${choice}`;
  }
  if (date?.precision !== undefined) {
    return `“${shown}” is a ${date.precision}, and here only a day says enough. ${choice}`;
  }
  const parts = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (parts !== null) return dayOrMonth(shown, [parts[1] ?? '', parts[3] ?? '', parts[4] ?? '']);
  return `${reasonFor(shown, text)} ${choice}`;
}

function choiceFor(wanted: DateKind): string {
  const relative = takesRelative(wanted) ? ', or days from the launch such as T-14' : '';
  return `Write a day such as 2027-03-10${relative}.`;
}

/** A day and a month before a year: which is which depends on who wrote it. */
function dayOrMonth(shown: string, [first, second, year]: readonly [string, string, string]): string {
  const readings = [dateOf(year, second, first), dateOf(year, first, second)].filter(
    (date, index, all) => parseDateOrPeriod(date) !== undefined && all.indexOf(date) === index,
  );
  if (readings.length === 0) return `“${shown}” is no day that the calendar has. Write the year first: ${year}-03-10.`;
  const which =
    readings.length === 1
      ? 'is not written as a date here'
      : 'is read as one day in one country and as another elsewhere';
  return `“${shown}” ${which}. Write the year first: ${readings.join(' or ')}.`;
}

function reasonFor(shown: string, text: string): string {
  const [, lastQuarter] = /^(?:\d{4}[ ,/-]*Q|Q)(\d+)(?:[ ,/-]*\d{4})?$/i.exec(text) ?? [];
  if (lastQuarter !== undefined && !/^[1-4]$/.test(lastQuarter)) {
    return `A year has four quarters, so there is no “${shown}”. Write a quarter as 2027-Q1 to 2027-Q4.`;
  }
  if (/\b(?:FY|FQ|fiscal)/i.test(text)) {
    return `“${shown}” counts from the start of a fiscal year, which lies elsewhere in each company.`;
  }
  if (/^(?:mid|early|late|end|beginning|start)\b/i.test(text)) {
    return `“${shown}” is no date that can be counted with. A month such as 2027-03 counts with its last day.`;
  }
  if (/^\d{1,2}[-/. ]\w{1,9}[-/. ]\d{2}$/.test(text)) return `“${shown}” does not say its year in four digits.`;
  return `“${shown}” is no date.`;
}

/** Why the calendar lacks a text that has the form of a date. */
export function whyImpossible(shown: string, written: string): string {
  const [, month = ''] = /^\d{4}-(\d{2})/.exec(written) ?? [];
  if (parsePeriod(`2027-${month}`) === undefined) {
    return `A year has twelve months, 01 to 12, so there is no ${shown}. Correct the month.`;
  }
  return `The calendar has no ${shown}. Correct the day, the month or the year.`;
}
