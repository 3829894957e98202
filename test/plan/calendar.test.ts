import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay, sayDay, weekdayOf } from '../../server/src/plan/calendar.ts';
import { dayMeant, parseDateRef } from '../../server/src/plan/date-ref.ts';

const launch = parseDay('2027-03-10') ?? 0;

describe('a day', () => {
  it.each([
    '2027-02-29',
    '2027-02-31',
    '2027-13-01',
    '2027-00-10',
    '99999-01-01',
    '2027-3-1',
    'tomorrow',
    '',
    ' 2027-03-10',
  ])('is not read from %o', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it.each(['2028-02-29', '1970-01-01', '0000-01-01', '9999-12-31', '1900-03-01'])('%s is read and written', (text) => {
    expect(formatDay(parseDay(text) ?? NaN)).toBe(text);
  });

  it('counts whole days, whatever the clocks do', () => {
    expect((parseDay('2027-03-29') ?? 0) - (parseDay('2027-03-27') ?? 0)).toBe(2);
    expect((parseDay('2028-03-01') ?? 0) - (parseDay('2028-02-28') ?? 0)).toBe(2);
  });

  it('knows its weekday', () => {
    expect(weekdayOf(launch)).toBe('Wednesday');
    expect(weekdayOf(parseDay('1969-12-31') ?? 0)).toBe('Wednesday');
  });

  it('survives writing and reading over all years of four digits', () => {
    const first = parseDay('0000-01-01') ?? 0;
    const last = parseDay('9999-12-31') ?? 0;
    fc.assert(fc.property(fc.integer({ min: first, max: last }), (day) => parseDay(formatDay(day)) === day));
  });

  it('is said with its year only where that is not obvious', () => {
    expect(sayDay(launch - 45, launch)).toBe('24 January');
    expect(sayDay(launch - 184, launch)).toBe('7 September 2026');
    expect(sayDay(launch, undefined)).toBe('10 March 2027');
  });
});

describe('a date relative to launch', () => {
  it.each([
    ['T', 0],
    ['T-14', -14],
    ['T+30', 30],
    ['T-0', 0],
  ])('%s is %d days from it', (text, days) => {
    expect(parseDateRef(text)).toEqual({ kind: 'relative', days });
  });

  it.each(['t-14', 'T -14', 'T14', 'T-', 'T-99999', 'launch'])('is not read from %o', (text) => {
    expect(parseDateRef(text)).toBeUndefined();
  });

  it('moves with the launch, and means nothing without one', () => {
    const date = parseDateRef('T-14') ?? { kind: 'absolute', day: 0 };
    expect(dayMeant(date, launch)).toBe(launch - 14);
    expect(dayMeant(date, undefined)).toBeUndefined();
  });
});
