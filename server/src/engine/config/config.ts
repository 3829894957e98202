import { defaultOrganisation, type Organisation } from '../../lints/organisation.ts';
import type { Severity } from '../../lints/severity.ts';
import type { CustomRule } from '../custom-rules/custom-rule.ts';

/** What `.launchplan.yaml` sets for one lint. */
export interface LintSetting {
  /** The severity in every state that has a finding; `off`: it is no check at all; absent: the timing decides. */
  readonly level?: Severity | 'off';
  /** The lead of tier 1 in days, in place of the lint's own. */
  readonly lead?: number;
  readonly options?: Readonly<Record<string, number>>;
  /** The lint was set to `default`, which takes back the preset `launchplan:strict` too. */
  readonly strict?: false;
}

/** The effective configuration of one plan. */
export interface Config {
  readonly organisation: Organisation;
  readonly lints: ReadonlyMap<string, LintSetting>;
  /** The preset `launchplan:strict`: fixed severities are one higher. */
  readonly strict: boolean;
  /** The organisation's own checks that can be asked, those of the farthest file first. */
  readonly rules: readonly CustomRule[];
  /** The ids of all of them, also of those that cannot be read: settings and waivers may name them. */
  readonly ruleIds: ReadonlySet<string>;
}

/** `launchplan:recommended`: the catalogue as it stands. */
export const recommended: Config = {
  organisation: defaultOrganisation,
  lints: new Map(),
  strict: false,
  rules: [],
  ruleIds: new Set(),
};
