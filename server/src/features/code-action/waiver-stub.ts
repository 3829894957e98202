import { offer, type Fix } from '../../lints/fix.ts';
import { formatDay, type Day } from '../../plan/calendar.ts';

/** How long a waiver holds unless its author says otherwise. */
const DAYS_OF_A_WAIVER = 90;

/** A waiver of a lint whose reason and person are still to be filled in. docs/format.md#accepting-a-finding */
export function waiverStub(rule: string, today: Day): Fix {
  return offer(`Waive ${rule}, with a reason`, {
    kind: 'append',
    path: ['waivers'],
    value: {
      entries: [
        ['lint', rule],
        ['reason', ''],
        ['by', ''],
        ['expires', formatDay(today + DAYS_OF_A_WAIVER)],
      ],
    },
  });
}
