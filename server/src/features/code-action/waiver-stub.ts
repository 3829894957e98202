import { offer, type Fix } from '../../lints/fix.ts';
import { formatDay, type Day } from '../../plan/calendar.ts';

/** How many days a waiver is valid unless its author changes that. */
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
