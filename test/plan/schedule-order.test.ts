import { describe, expect, it } from 'vitest';
import { given, items } from '../../server/src/plan/fact.ts';
import { checked, SIX_FIELDS, told } from '../support/checked.ts';

const schedule = (starts: string): string => `${SIX_FIELDS}launch_day:
  lead: ana@example.com
  ${starts}
  schedule:
    - { at: "11:00", what: Post }
    - { at: +30m, what: Look at errors }
    - { at: "09:00", what: Flag on }
    - { at: -1h, what: Go or no-go }
    - { at: "09:00", what: Tell support }
`;

describe('a schedule out of order', () => {
  it.each(['starts: 2027-03-10T09:00+01:00', 'room: War room'])(
    'is no fault, stays as it was written, and is a runbook (%s)',
    (starts) => {
      const found = checked(schedule(starts));
      expect(told(found, /^(?:schema|syntax|launch-day)\//)).toEqual([]);
      const steps = items(found.report.plan.launch_day.schedule).map(({ value }) => given(value.what));
      expect(steps).toEqual(['Post', 'Look at errors', 'Flag on', 'Go or no-go', 'Tell support']);
    },
  );

  it('reports only the times that are none, each at its place', () => {
    const text = schedule('room: War room').replace('"11:00"', '"24:30"').replace('+30m', 'soon');
    const advice = 'Write an hour such as 09:00, or the time from the start of the day, such as +30m or -1h.';
    expect(told(checked(text), /^(?:schema|syntax|launch-day)\//)).toEqual([
      `schema/invalid-value at "\\"24:30\\"": “24:30” is no time of day. ${advice}`,
      `schema/invalid-value at "soon": “soon” is no time of day. ${advice}`,
    ]);
  });
});
