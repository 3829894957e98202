import type { Problem } from '../../engine/problem.ts';

/** What is wrong with a settings file, behind the file and the line where it stands. */
export function placedMessage({ path, place, message }: Problem): string {
  const where = place === undefined ? path : `${path}:${String(place.lines.position(place.span.start).line + 1)}`;
  return `${where}: ${message}`;
}
