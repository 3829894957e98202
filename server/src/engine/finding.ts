import type { Fails, Related } from '../lints/claim.ts';
import type { Fix } from '../lints/fix.ts';
import type { Severity } from '../lints/severity.ts';
import type { Day } from '../plan/calendar.ts';
import type { Path, Place } from '../plan/place.ts';
import type { StateId } from '../plan/words.ts';
import type { Span } from '../text/span.ts';
import type { WhatToWrite } from './what-to-write.ts';

/** The states in which something that a lint asks for gives a finding. */
export type OpenState = NonNullable<Fails['state']>;

/** Something that stands between a plan and its launch, or a fault of the plan itself. */
export interface Finding {
  /** The id of the lint, or of the fault: `sales/no-demo`, `schema/unknown-key`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Not due yet: an info only because there is time left. */
  readonly upcoming: boolean;
  /** What is wrong, why it matters and what to do. */
  readonly message: string;
  /** Which of its rule's messages this is; it varies neither with state nor with severity. */
  readonly messageId: string;
  /** The text to underline. */
  readonly span: Span;
  /** Its place by the keys that lead to it, from which its fingerprint is made. */
  readonly path: Path;
  /** For lints that ask for a thing. */
  readonly state: OpenState | undefined;
  /** The day by which the thing has to be in place, for lints with a lead. */
  readonly due: Day | undefined;
  /** The section that the plan lacks as a whole and that this asks for something of. */
  readonly absentSection: string | undefined;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly unnecessary: boolean;
  /** What to write, kept where the changes of its fixes are not. */
  readonly toWrite?: WhatToWrite | undefined;
}

/** The state of a check, as the readiness tree shows it. A condition that fails is `open`. */
export type CheckState = StateId;

/** One verdict of a lint: the state of one thing that it asks for. */
export interface Check {
  readonly rule: string;
  readonly area: string;
  readonly state: CheckState;
  readonly at: Place;
  /** The day by which the thing has to be in place, for lints with a lead. */
  readonly due: Day | undefined;
  /** The day on which the plan says it will be done. */
  readonly plannedFor: Day | undefined;
  /** Who does it, else who owns its section; nobody where the plan names neither. */
  readonly owner: string | undefined;
  /** What is wrong; also where it is waived. */
  readonly finding: Finding | undefined;
}
