import type { ResolvedConfig } from '../../engine/config/resolve-config.ts';
import type { Host, LocatedConfig } from '../host.ts';
import { signal, type Signal } from '../signal.ts';

/** A host whose configurations have the organisation's own rules in force. */
export interface HostWithRules extends Host {
  /** Fires once, when the rules are in force that were not at first. */
  readonly onRulesLoaded: Signal['on'];
}

/**
 * Puts the organisation's own rules in force. Their language is loaded when the first of them is met; until it is
 * there, such rules report nothing.
 *
 * @param failed gets the error where the language cannot be loaded.
 */
export function withRules(host: Host, failed: (error: unknown) => void): HostWithRules {
  const loaded = signal();
  let inForce: ((resolved: ResolvedConfig) => ResolvedConfig) | undefined;
  let isAsked = false;
  const load = async (): Promise<void> => {
    const { withCustomRules } = await import('../../engine/custom-rules/with-custom-rules.ts');
    inForce = withCustomRules;
    loaded.fire();
  };
  return {
    ...host,
    onRulesLoaded: loaded.on,
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
