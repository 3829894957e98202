import type { ResolvedConfig } from '../../engine/config/resolve-config.ts';

/**
 * A configuration with the organisation's own rules in force. The language that they are written in is loaded only
 * where there are some.
 */
export async function inForce(resolved: ResolvedConfig): Promise<ResolvedConfig> {
  return (await inForceAmong([resolved]))(resolved);
}

/**
 * The same for a number of configurations, and for others that may be asked for later.
 *
 * @returns puts the rules of a configuration in force, where any of those given has rules.
 */
export async function inForceAmong(
  configs: Iterable<ResolvedConfig>,
): Promise<(resolved: ResolvedConfig) => ResolvedConfig> {
  if ([...configs].every(({ settings }) => settings.rules.size === 0)) return (resolved) => resolved;
  const { withCustomRules } = await import('../../engine/custom-rules/with-custom-rules.ts');
  return withCustomRules;
}
