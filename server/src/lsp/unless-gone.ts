/**
 * Sends something that nobody needs an answer to. A client that refuses it, or that is gone by now, is no fault of ours.
 */
export async function unlessGone(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch {
    // There is nobody to tell.
  }
}
