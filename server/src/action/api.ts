import { request } from '@octokit/request';
import { RequestError } from '@octokit/request-error';
import type { Runner } from './runner.ts';

/**
 * Asks GitHub, about this repository, and gives the parsed answer.
 *
 * @param route such as `GET /repos/{owner}/{repo}/pulls`; what is in braces and not given is of this repository.
 * @throws RequestError where GitHub refuses or cannot be reached; see `refusal`.
 */
export type Api = (route: string, parameters?: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** How long GitHub is waited for. */
const PATIENCE_MS = 30_000;

export function apiOf({ apiUrl, repository }: Runner, token: string): Api {
  const [owner = '', repo = ''] = repository.split('/');
  const ask = request.defaults({
    baseUrl: apiUrl,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      'x-github-api-version': '2022-11-28',
    },
  });
  // On a server of one's own, REST lies at `/api/v3` and GraphQL beside it.
  const graphql = `${apiUrl.replace(/\/v3\/?$/, '')}/graphql`;
  return async (route, parameters = {}) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer: { readonly data: unknown } = await ask(route === 'POST /graphql' ? `POST ${graphql}` : route, {
      owner,
      repo,
      ...parameters,
      request: { signal },
    });
    return answer.data;
  };
}

/** Why GitHub did not do what it was asked for. */
export interface Refusal {
  /** The token may not do it, rather than that something broke. */
  readonly isForbidden: boolean;
  readonly message: string;
}

/** Reads what the API threw; all else is a fault of ours and is thrown on. */
export function refusal(error: unknown): Refusal {
  if (!(error instanceof RequestError)) throw error;
  return { isForbidden: [401, 403, 404].includes(error.status), message: error.message };
}
