import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver';
import { logFault } from './log-fault.ts';

/** Connections whose client said that it is about to end them. */
const ended = new WeakSet<Connection>();

/**
 * Answers requests of a method. If something goes wrong, only that request fails. The server keeps running and logs the
 * reason.
 */
export function answer<Result>(
  connection: Connection,
  method: string,
  provide: (params: unknown, token: CancellationToken) => Result | Promise<Result>,
): void {
  connection.onRequest(method, async (params: unknown, token: CancellationToken): Promise<Result | ResponseError> => {
    if (ended.has(connection)) return shutDown();
    if (token.isCancellationRequested) return cancelled();
    try {
      return await provide(params, token);
    } catch (error) {
      if (error instanceof ResponseError) return error;
      logFault(connection, method, error);
      return new ResponseError(
        ErrorCodes.InternalError,
        `The launch plan server could not answer ${method}. Its log says more.`,
      );
    }
  });
}

/** Refuses every further request of a client, known or not: after `shutdown` the protocol allows only `exit`. */
export function endAnswers(connection: Connection): void {
  ended.add(connection);
  connection.onRequest(shutDown);
}

function shutDown(): ResponseError {
  return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shutting down.');
}

/** The answer to a request that was cancelled. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** The answer to a request whose parameters do not follow the protocol. */
export function invalidParams(method: string, what: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, `${method} needs ${what}.`);
}
