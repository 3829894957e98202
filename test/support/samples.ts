import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkFile, type FileReport } from '../../server/src/engine/check/check-file.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { configFinder } from '../../server/src/node/files/find-config.ts';
import { otherPlans } from '../../server/src/node/facts/other-plans.ts';
import { repositoryFiles } from '../../server/src/node/files/repository-files.ts';
import { parseDay, type Day } from '../../server/src/plan/calendar.ts';
import { answeredVersion, upTo } from './catalogue.ts';

const root = realpathSync(join(import.meta.dirname, '../..'));

/** A plan of `samples/`, and the day it is read on. */
export interface Sample {
  /** From `samples/`. */
  readonly path: string;
  readonly asOf: string;
}

export const { plans: samples } = JSON.parse(readFileSync(join(root, 'samples/samples.json'), 'utf8')) as {
  readonly plans: readonly Sample[];
};

/** A sample as the command line checks it, with the settings, files and plans around it, but without git. */
export interface CheckedSample {
  readonly today: Day;
  readonly file: FileReport;
  /** Messages about the settings that hold for it. */
  readonly problems: readonly string[];
}

/**
 * Checks a sample as it is written.
 *
 * @param version of the catalogue: lints that came later are not asked. Unless given, the one that the samples answer to.
 */
export function checkSample({ path, asOf }: Sample, version = answeredVersion): CheckedSample {
  const today = parseDay(asOf);
  if (today === undefined) throw new Error(`No such day: ${asOf}`);
  const shown = `samples/${path}`;
  const folder = dirname(shown);
  const { config, problems } = configFinder(root)(shown);
  const files = repositoryFiles(root);
  const surroundings = {
    fileAt: files.fileAt(folder),
    planAt: otherPlans(files, () => undefined)(folder),
    identity: shown,
  };
  const snapshot = takeSnapshot(readFileSync(join(root, shown), 'utf8'));
  const file = checkFile(
    snapshot,
    { path: shown, named: true },
    { today, config: upTo(version, config), surroundings: () => surroundings },
  );
  return { today, file, problems: problems.map(({ message }) => message) };
}

/** Where a sample's expected findings stand. */
export function expectationOf({ path }: Sample): string {
  return join(root, 'samples', path.replace(/\.yaml$/, '.expected'));
}
