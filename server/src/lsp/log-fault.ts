import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';

/** Tells people what this server cannot do for them, if there is still somebody to tell. */
export function warn(connection: Connection, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }).catch(() => {
    // The client is gone.
  });
}

/** Writes a fault of ours into the log of the server, if there is still somebody to keep it. */
export function logFault({ console }: Connection, what: string, error: unknown): void {
  try {
    console.error(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } catch {
    // The client is gone.
  }
}
