import type { ResolvedConfig } from '../../engine/config/resolve-config.ts';
import type { Host, LocatedConfig } from '../host.ts';
import { signal, type Signal } from '../signal.ts';

/** A host whose configurations apply the organisation's own rules. */
export interface HostWithRules extends Host {
  /** Fires once, when rules that had to wait for their language apply. */
  readonly onRulesLoaded: Signal['on'];
}

/**
 * Applies the organisation's own rules. Their language is loaded when the first rule is found. Until then, these rules
 * report nothing.
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
