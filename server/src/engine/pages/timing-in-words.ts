import type { Lint } from '../../lints/lint.ts';
import { sayDays } from '../../plan/calendar.ts';

/** When a lint asks, for a tier 1 plan: "14 days before launch"; its severity where that is the same on every day. */
export function timingInWords({ timing }: Lint): string {
  switch (timing.kind) {
    case 'lead':
      return `${sayDays(timing.days)} before launch`;
    case 'fixed':
      return timing.severity;
    case 'after':
      return `${timing.severity}, from ${sayDays(timing.days)} after launch`;
  }
}
