import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A lint as the generated catalogue shows it. */
export interface CatalogueLint {
  readonly id: string;
  readonly since: string;
  /** The number of the essay that moves it; absent where another source does. */
  readonly seed?: number;
}

/** What `docs/lints/catalogue.json` says, as it was committed. */
export const catalogue = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/lints/catalogue.json'), 'utf8'),
) as { readonly version: string; readonly lints: readonly CatalogueLint[] };
