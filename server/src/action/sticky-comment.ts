import { refusal, type Api } from './api.ts';
import { at, textAt } from './event.ts';

/** Begins the one comment of this action under a pull request, by which it is found again. */
const MARK = '<!-- launchplan: readiness of this change -->';

/** The mark of a comment, with the name that tells several of a workflow apart. */
function markOf(id: string): string {
  return id === '' ? MARK : MARK.replace(' -->', `, ${id} -->`);
}

/** GitHub takes no more. */
const LONGEST = 65_536;

const PAGE = 100;

/** What became of the comment. */
export type Commented = 'created' | 'updated' | 'unchanged' | 'removed' | 'none';

/**
 * Leaves one comment under a pull request that says what it does now: written again where that changed, taken away where
 * there is nothing to say.
 *
 * @param text in Markdown; empty where there is nothing to say.
 * @param id tells it from other comments of the workflow; empty for the only one.
 * @throws RequestError where GitHub refuses.
 */
export async function stickComment(api: Api, pullRequest: number, text: string, id = ''): Promise<Commented> {
  const mark = markOf(id);
  const present = await ownComment(api, pullRequest, mark);
  if (text === '') {
    if (present === undefined) return 'none';
    await api('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: present.id });
    return 'removed';
  }
  const body = bodyOf(text, mark);
  if (present === undefined) {
    await api('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: pullRequest, body });
    return 'created';
  }
  if (present.body === body) return 'unchanged';
  await api('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: present.id, body });
  return 'updated';
}

function bodyOf(text: string, mark: string): string {
  const room = LONGEST - mark.length - 1;
  // The command line keeps its Markdown shorter than this; a cut in the middle is for the day it does not.
  return `${mark}\n${text.trimEnd().slice(0, room)}`;
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

/** A comment with our mark, and who wrote it. */
interface Marked extends Comment {
  readonly author: string;
}

/** The first comment with our mark that this run's own token wrote. Anybody can write the mark. */
async function ownComment(api: Api, pullRequest: number, mark: string): Promise<Comment | undefined> {
  const marked = await markedComments(api, pullRequest, mark);
  if (marked.length === 0) return undefined;
  const us = await ownLogin(api, marked);
  return marked.find(({ author }) => author === us);
}

async function markedComments(api: Api, pullRequest: number, mark: string): Promise<readonly Marked[]> {
  const marked: Marked[] = [];
  for (let page = 1; ; page++) {
    const comments = await api('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      issue_number: pullRequest,
      per_page: PAGE,
      page,
    });
    if (!Array.isArray(comments)) return marked;
    for (const comment of comments as readonly unknown[]) {
      const [id, body, author] = [at(comment, 'id'), textAt(comment, 'body'), textAt(comment, 'user', 'login')];
      if (typeof id === 'number' && body?.startsWith(mark) && author !== undefined) {
        marked.push({ id, body: body.replaceAll('\r\n', '\n'), author });
      }
    }
    if (comments.length < PAGE) return marked;
  }
}

/** The login that the token of each run writes as. */
const ACTIONS = 'github-actions[bot]';

/**
 * Whom the token of this run writes as. A token of a person tells; that of an app, as is the one that each run has, may
 * not ask the same way.
 */
async function ownLogin(api: Api, marked: readonly Marked[]): Promise<string> {
  const person = await answerOf(api('GET /user'));
  const login = textAt(person, 'login');
  if (login !== undefined) return login;
  if (marked.every(({ author }) => author === ACTIONS || !author.endsWith('[bot]'))) return ACTIONS;
  const app = await answerOf(api('POST /graphql', { query: 'query { viewer { login } }' }));
  return textAt(app, 'data', 'viewer', 'login') ?? ACTIONS;
}

/** What GitHub answers; undefined where it refuses. */
async function answerOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    refusal(error);
    return undefined;
  }
}
