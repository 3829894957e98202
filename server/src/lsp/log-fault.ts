import type { Connection } from 'vscode-languageserver';

/** Writes a fault of ours into the log of the server, if there is still somebody to keep it. */
export function logFault({ console }: Connection, what: string, error: unknown): void {
  try {
    console.error(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } catch {
    // The client is gone.
  }
}
