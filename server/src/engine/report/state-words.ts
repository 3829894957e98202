import type { CheckState } from '../finding.ts';
import type { ReadinessVerdict } from '../readiness/readiness.ts';

/** A state as a person says it. */
export const stateWords: Readonly<Record<CheckState, string>> = {
  missing: 'missing',
  late: 'too late',
  overdue: 'overdue',
  blocked: 'blocked',
  open: 'open',
  planned: 'planned',
  done: 'done',
  'not-applicable': 'not applicable',
  waived: 'waived',
};

/** How a state is coloured; the word stands beside it always. */
export type Tone = 'bad' | 'warn' | 'good' | 'calm';

export function toneOf(state: CheckState): Tone {
  switch (state) {
    case 'missing':
    case 'overdue':
    case 'blocked':
      return 'bad';
    case 'late':
    case 'open':
      return 'warn';
    case 'done':
      return 'good';
    case 'planned':
    case 'waived':
    case 'not-applicable':
      return 'calm';
  }
}

export const verdictWords: Readonly<Record<ReadinessVerdict, { readonly word: string; readonly tone: Tone }>> = {
  cancelled: { word: 'Cancelled', tone: 'calm' },
  launched: { word: 'Launched', tone: 'good' },
  'off-track': { word: 'Off track', tone: 'bad' },
  'at-risk': { word: 'At risk', tone: 'warn' },
  ready: { word: 'Ready', tone: 'good' },
  'on-track': { word: 'On track', tone: 'good' },
};
