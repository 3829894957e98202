import { expectShortRun } from './short-run.ts';
import { partLoader } from './part-loader.ts';

export { partLoader };

/** What loads the parts of the command line for its main program: as `partLoader`, after the engine was told what comes. */
export function mainPartLoader(...args: Parameters<typeof partLoader>): ReturnType<typeof partLoader> {
  if (process.argv[2] === 'lint') expectShortRun();
  return partLoader(...args);
}
