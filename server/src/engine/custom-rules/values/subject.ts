/** What a rule may be for. docs/reference/settings.md#rulesfor */
export const subjects = [
  'plan',
  'milestone',
  'task',
  'metric',
  'dependency',
  'promise',
  'approval',
  'risk',
  'waiver',
] as const;
export type Subject = (typeof subjects)[number];
