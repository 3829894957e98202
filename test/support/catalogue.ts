import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recommended, type Config } from '../../server/src/engine/config/config.ts';
import { isPartOf, type CatalogueVersion } from '../../server/src/lints/catalogue-version.ts';
import { lints } from '../../server/src/lints/index.ts';

/** A lint as the generated catalogue shows it. */
export interface CatalogueLint {
  readonly id: string;
  readonly since: string;
  /** The kinds of launch for which it is not asked. */
  readonly notFor?: readonly string[];
  /** The number of the essay that moves it; absent where another source does. */
  readonly seed?: number;
}

/** What `docs/lints/catalogue.json` says, as it was committed. */
export const catalogue = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/lints/catalogue.json'), 'utf8'),
) as { readonly version: string; readonly lints: readonly CatalogueLint[] };

/** The version of the catalogue that the samples answer to, and with them what tests expect of a whole plan. */
export const { catalogue: answeredVersion } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../samples/samples.json'), 'utf8'),
) as { readonly catalogue: CatalogueVersion };

/** Settings under which only the lints of the catalogue up to a version are asked. */
export function upTo(version: CatalogueVersion, config: Config): Config {
  const later = lints.filter(({ since }) => since !== undefined && !isPartOf(since, version));
  return { ...config, lints: new Map([...config.lints, ...later.map(({ id }) => [id, { level: 'off' }] as const)]) };
}

/** The catalogue that the samples answer to: a new lint changes nothing of what it finds. */
export const answered: Config = upTo(answeredVersion, recommended);

/** The settings file of a repository in which no lint is asked that came later. */
export function answeredSettings(): Readonly<Record<string, string>> {
  const off = [...answered.lints.keys()].map((id) => `  ${id}: off\n`);
  return off.length === 0 ? {} : { '.launchplan.yaml': `root: true\nlints:\n${off.join('')}` };
}
