import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' };
  readonly author_association: string;
}

/** What the token of a run may do; reading is always allowed. */
export type Permission = 'pull-requests: write' | 'security-events: write';

/**
 * The author of what the token writes: a person who may query it, or an app that GraphQL names; else the run itself.
 */
interface TokenOf {
  readonly user?: string;
  readonly viewer?: string;
}

/** The part of GitHub's REST API that the action uses, on this machine. */
export interface GithubApi {
  readonly url: string;
  readonly comments: Comment[];
  /** As `GET /repos/octo/plans/pulls` lists them. */
  readonly pulls: unknown[];
  readonly uploads: { readonly commit_sha: string; readonly ref: string; readonly sarif: unknown }[];
  /** Every request that was made, such as `POST /repos/octo/plans/issues/7/comments`. */
  readonly requests: string[];
}

const TOKEN = 'token-of-this-run';
export { TOKEN as RUN_TOKEN };

/** Starts it for one test. */
export async function githubApi(
  permissions: readonly Permission[],
  { broken = false, comments = [] as Comment[], tokenOf = {} } = {},
): Promise<GithubApi> {
  const state = {
    tokenOf,
    comments,
    pulls: [] as unknown[],
    uploads: [] as GithubApi['uploads'],
    requests: [] as string[],
  };
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      state.requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const [status, answer, headers] = broken
        ? [502, { message: 'Server Error' }]
        : answerOf(request, text, permissions, state);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(status === 204 ? undefined : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { ...state, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

type Answer = [status: number, answer: unknown, headers?: Record<string, string>];

const FORBIDDEN: Answer = [403, { message: 'Resource not accessible by integration', status: '403' }];

function answerOf(
  request: IncomingMessage,
  text: string,
  permissions: readonly Permission[],
  {
    comments,
    pulls,
    uploads,
    tokenOf,
  }: Pick<GithubApi, 'comments' | 'pulls' | 'uploads'> & { readonly tokenOf: TokenOf },
): Answer {
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return [401, { message: 'Bad credentials' }];
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const path = pathname.replace('/repos/octo/plans', '');
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, string>);
  const byId = /^\/issues\/comments\/(\d+)$/.exec(path)?.[1];

  if (request.method === 'GET' && path === '/issues/7/comments') {
    const [size, page] = [Number(searchParams.get('per_page') ?? 30), Number(searchParams.get('page') ?? 1)];
    return [200, comments.slice((page - 1) * size, page * size)];
  }
  if (request.method === 'GET' && path === '/user') {
    return tokenOf.user === undefined ? FORBIDDEN : [200, { login: tokenOf.user }];
  }
  if (request.method === 'POST' && path === '/graphql') {
    return tokenOf.viewer === undefined ? FORBIDDEN : [200, { data: { viewer: { login: tokenOf.viewer } } }];
  }
  if (request.method === 'GET' && path === '/pulls') {
    const wanted = searchParams.get('head');
    return [200, pulls.filter((pull) => (pull as { head: { label: string } }).head.label === wanted)];
  }
  if (request.method === 'POST' && path === '/code-scanning/sarifs') {
    if (!permissions.includes('security-events: write')) return FORBIDDEN;
    const sarif: unknown = JSON.parse(gunzipSync(Buffer.from(body.sarif ?? '', 'base64')).toString('utf8'));
    uploads.push({ commit_sha: body.commit_sha ?? '', ref: body.ref ?? '', sarif });
    return [202, { id: 'upload-1' }];
  }
  if (!permissions.includes('pull-requests: write')) return FORBIDDEN;
  if ((body.body ?? '').length > 65_536) return [422, { message: 'Body is too long (maximum is 65536 characters)' }];
  if (request.method === 'POST' && path === '/issues/7/comments') {
    const user = { login: 'github-actions[bot]', type: 'Bot' } as const;
    const comment = { id: comments.length + 1000, body: body.body ?? '', user, author_association: 'NONE' };
    comments.push(comment);
    return [201, comment];
  }
  const index = comments.findIndex(({ id }) => String(id) === byId);
  const found = comments[index];
  if (found === undefined) return [404, { message: 'Not Found' }];
  if (request.method === 'PATCH') {
    found.body = body.body ?? '';
    return [200, found];
  }
  if (request.method === 'DELETE') {
    comments.splice(index, 1);
    return [204, undefined];
  }
  return [404, { message: 'Not Found' }];
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part as string;
  return text;
}
