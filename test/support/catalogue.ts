import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A line of the catalogue of lints, as the contract writes it. */
export interface CatalogueLine {
  readonly id: string;
  readonly tiers: readonly number[];
  readonly lead?: number;
  readonly severity?: string;
  readonly after?: number;
  readonly hard?: boolean;
  readonly unscaled?: boolean;
  readonly floor?: number;
  readonly applies?: string;
  readonly needs: string;
  readonly fires: string;
  readonly fix?: string;
  readonly seed?: number;
  readonly source?: string;
  readonly options?: Readonly<Record<string, number>>;
}

export const catalogue = parse(
  readFileSync(join(import.meta.dirname, '..', 'catalogue.yaml'), 'utf8'),
) as readonly CatalogueLine[];
