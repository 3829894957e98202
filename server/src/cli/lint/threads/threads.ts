import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Source } from '../check-source.ts';

/** How many threads may check at once: as many as pay, or a number that the user set. */
export type ThreadLimit = 'auto' | number;

/**
 * How much there has to be for each thread before another one pays, in bytes of plans. A thread has to load the engine
 * and to get up to speed, which took as long as a second of the whole on two cores; see docs/performance.md.
 */
const BYTES_FOR_ANOTHER = 6_000_000;
/** More threads than this wait for the one that gathers what they find. */
const MOST = 8;

/** How many threads check these texts, the one that asks included. */
export function threadsFor(limit: ThreadLimit, sources: readonly Source[]): number {
  if (limit !== 'auto') return Math.max(1, Math.min(limit, sources.length));
  if (bytesOf(sources, 2 * BYTES_FOR_ANOTHER) < 2 * BYTES_FOR_ANOTHER) return 1;
  const most = Math.min(availableParallelism(), MOST);
  return Math.max(1, Math.min(most, Math.floor(bytesOf(sources, most * BYTES_FOR_ANOTHER) / BYTES_FOR_ANOTHER)));
}

/** How many bytes there are, counted until they are enough. */
function bytesOf(sources: readonly Source[], enough: number): number {
  let bytes = 0;
  for (const { file } of sources) {
    bytes += (file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })?.size) ?? 0;
    if (bytes >= enough) break;
  }
  return bytes;
}
