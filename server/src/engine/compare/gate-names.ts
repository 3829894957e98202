/** What a change may be asked not to do; `none` asks for nothing. docs/diff.md#how-teams-should-gate */
export const gateNames = [
  'new-error',
  'new-warning',
  'unchecked',
  'weakened',
  'self-waived',
  'unreasoned-slip',
  'deleted',
  'none',
] as const;
export type GateName = (typeof gateNames)[number];
