/** Sends a message that needs no answer. It is not our error if the client refuses it or is gone. */
export async function unlessGone(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch {
    // The client is gone.
  }
}
