import type { Day } from '../plan/calendar.ts';
import type { Motion } from '../plan/motion.ts';

/** The facts of `.launchplan.yaml` under `org`. What is not set is absent, and lints that need it do not ask. */
export interface Organisation {
  readonly motion?: Motion;
  /** The departments that every plan of tier 1 and 2 must have, in the format's order. */
  readonly departments: readonly string[];
  /** Whether the organisation named the departments itself, rather than taking the default. */
  readonly departmentsSet: boolean;
  /** The least and the most a year that the sales team sells. */
  readonly dealSize?: readonly [number, number];
  readonly salesCycleDays?: readonly [number, number];
  readonly portfolio?: readonly string[];
  /** Who may approve, by gate. */
  readonly approvers: ReadonlyMap<string, readonly string[]>;
  readonly holidays: readonly Day[];
  readonly freezes: readonly { readonly from: Day; readonly to: Day }[];
}

/** What holds where no organisation file says otherwise. docs/format.md#the-organisation-file */
export const defaultOrganisation: Organisation = {
  departments: ['engineering', 'marketing', 'sales', 'support', 'finance'],
  departmentsSet: false,
  approvers: new Map(),
  holidays: [],
  freezes: [],
};
