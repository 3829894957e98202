import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';

/** Shows the user what this server cannot do, if the client is still there. */
export function warn(connection: Connection, message: string): void {
  connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }).catch(() => {
    // The client is gone.
  });
}

/** Writes one of our own errors into the log of the server, if the client is still there. */
export function logFault({ console }: Connection, what: string, error: unknown): void {
  try {
    console.error(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } catch {
    // The client is gone.
  }
}
