import type { Day } from '../plan/calendar.ts';
import type { Motion } from '../plan/motion.ts';
import type { Tier } from '../plan/tier.ts';

/** A task that an organisation expects in a section of its plans. */
export interface Requirement {
  /** The id of a task among the section's tasks, or the key of one. */
  readonly id: string;
  /** What messages call it: the id unless set. */
  readonly what: string;
  readonly tiers: readonly Tier[];
  /** Days before launch; absent where that of deliverable/missing holds. */
  readonly lead?: number;
}

/** A gate that an organisation asks an approval of. */
export interface RequiredGate {
  /** All, unless set. */
  readonly tiers: readonly Tier[];
  /** Whether the organisation named the tiers itself. */
  readonly tiersSet: boolean;
  /** Days before launch; absent where that of gate/required, or of the gate's own lint, holds. */
  readonly lead?: number;
}

/** What an organisation asks of waivers. Where it asks anything, a comment waives no error. */
export interface WaiverRules {
  /** Who may sign one; anyone where absent. */
  readonly approvers?: readonly string[];
  /** For how many days from the as-of date one may last at most. */
  readonly maxDays?: number;
}

/** The facts of `.launchplan.yaml` under `org`. What is not set is absent, and lints that need it do not ask. */
export interface Organisation {
  readonly motion?: Motion;
  /** The departments that every plan of tier 1 and 2 must have, in the format's order. */
  readonly departments: readonly string[];
  /** The keys of the sections that its departments add to the format's. */
  readonly ownDepartments: readonly string[];
  /** The tasks that plans have to have, by the key of the section. */
  readonly requires: ReadonlyMap<string, readonly Requirement[]>;
  /** The gates that plans need an approval of, by name. */
  readonly requiredGates: ReadonlyMap<string, RequiredGate>;
  readonly waivers: WaiverRules;
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
  ownDepartments: [],
  requires: new Map(),
  requiredGates: new Map(),
  waivers: {},
  departmentsSet: false,
  approvers: new Map(),
  holidays: [],
  freezes: [],
};
