/** How loudly a finding speaks. Only errors stand between a plan and its launch. */
export type Severity = 'error' | 'warning' | 'info';
