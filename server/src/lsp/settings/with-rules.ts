import type { ResolvedConfig } from '../../engine/config/resolve-config.ts';
import type { Host, LocatedConfig } from '../host.ts';

/**
 * A host whose configurations have the organisation's own rules in force. The language that they are written in is
 * loaded when the first of them is met; until it is there, nothing is said of such rules.
 *
 * @param loaded is told once, when configurations say more than before.
 */
export function withRules(host: Host, loaded: () => void, failed: (error: unknown) => void): Host {
  let inForce: ((resolved: ResolvedConfig) => ResolvedConfig) | undefined;
  let isAsked = false;
  const load = async (): Promise<void> => {
    const { withCustomRules } = await import('../../engine/custom-rules/with-custom-rules.ts');
    inForce = withCustomRules;
    loaded();
  };
  return {
    ...host,
    configFor(uri): LocatedConfig {
      const found = host.configFor(uri);
      if (found.resolved.settings.rules.size === 0) return found;
      if (inForce !== undefined) return { ...found, resolved: inForce(found.resolved) };
      if (!isAsked) load().catch(failed);
      isAsked = true;
      return found;
    },
  };
}
