/** What a rule may be for. The command line's page, under "Custom rules". */
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
