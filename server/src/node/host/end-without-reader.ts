import type { Writable } from 'node:stream';

/**
 * Ends this process once nobody reads what it writes: its client is gone, even where it left our input open. Call it
 * before anything else listens to the stream, which would take that for a fault of ours.
 */
export function endWithoutReader(output: Writable): void {
  const end = (): never => process.exit(1);
  output.once('error', end);
  output.once('close', end);
}
