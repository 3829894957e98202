/**
 * Waits until something holds.
 *
 * @param look is called again and again.
 * @param holds says whether its answer is the one that is waited for.
 * @returns that answer.
 * @throws with the last answer when `limit` milliseconds have gone by.
 */
export async function eventually<T>(
  look: () => T | PromiseLike<T>,
  holds: (seen: T) => boolean,
  limit = 60_000,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`After ${limit} ms it is still ${JSON.stringify(seen)}.`);
    await pause(25);
  }
}

/** Lets some milliseconds go by. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
