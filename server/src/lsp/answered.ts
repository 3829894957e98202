import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver';
import { logFault } from './log-fault.ts';

/**
 * Answers requests of a method. Whatever goes wrong answers its own request: the server lives, and the reason is in its
 * log.
 */
export function answer<Result>(
  connection: Connection,
  method: string,
  provide: (params: unknown, token: CancellationToken) => Result | Promise<Result>,
): void {
  connection.onRequest(method, async (params: unknown, token: CancellationToken): Promise<Result | ResponseError> => {
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

/** The answer to a request that nobody waits for any more. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** The answer to a request whose parameters are not as the protocol has them. */
export function invalidParams(method: string, what: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, `${method} needs ${what}.`);
}
