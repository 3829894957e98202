/** Whether to write in colour, as far as the host decides it. */
export interface ColorCircumstances {
  /** What the user asked for in this call; absent where nothing was asked. */
  readonly flag: boolean | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/**
 * Whether to write in colour: as the user says, else `NO_COLOR` (https://no-color.org: any value but an empty one),
 * else `FORCE_COLOR` (`0` and `false` turn colour off), else on a terminal that knows colours.
 */
export function wantsColor({ flag, environment, isTerminal }: ColorCircumstances): boolean {
  if (flag !== undefined) return flag;
  const { NO_COLOR: none, FORCE_COLOR: forced, TERM: terminal } = environment;
  if (none !== undefined && none !== '') return false;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && terminal !== 'dumb';
}
