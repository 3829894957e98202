import type { ResolvedConfig } from '../engine/config/resolve-config.ts';

/**
 * A configuration with the organisation's own rules in force. The language that they are written in is loaded only
 * where there are some.
 */
export async function inForce(resolved: ResolvedConfig): Promise<ResolvedConfig> {
  if (resolved.settings.rules.size === 0) return resolved;
  const { withCustomRules } = await import('../engine/custom-rules/with-custom-rules.ts');
  return withCustomRules(resolved);
}
