import type { Api } from './api.ts';
import { at, textAt } from './event.ts';

/** Begins the one comment of this action under a pull request, by which it is found again. */
const MARK = '<!-- launchplan: readiness of this change -->';

/** GitHub takes no more. */
const LONGEST = 65_536;

const PAGE = 100;

/** What became of the comment. */
export type Commented = 'created' | 'updated' | 'unchanged' | 'removed' | 'none';

/**
 * Leaves one comment under a pull request that says what it does now: written anew where that changed, taken away where
 * there is nothing to say.
 *
 * @param text in Markdown; empty where there is nothing to say.
 * @throws RequestError where GitHub refuses.
 */
export async function stickComment(api: Api, pullRequest: number, text: string): Promise<Commented> {
  const present = await ownComment(api, pullRequest);
  if (text === '') {
    if (present === undefined) return 'none';
    await api('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: present.id });
    return 'removed';
  }
  const body = bodyOf(text);
  if (present === undefined) {
    await api('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: pullRequest, body });
    return 'created';
  }
  if (present.body === body) return 'unchanged';
  await api('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: present.id, body });
  return 'updated';
}

function bodyOf(text: string): string {
  const room = LONGEST - MARK.length - 1;
  // The command line keeps its Markdown shorter than this; a cut in the middle is for the day it does not.
  return `${MARK}\n${text.trimEnd().slice(0, room)}`;
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

async function ownComment(api: Api, pullRequest: number): Promise<Comment | undefined> {
  for (let page = 1; ; page++) {
    const comments = await api('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      issue_number: pullRequest,
      per_page: PAGE,
      page,
    });
    if (!Array.isArray(comments)) return undefined;
    for (const comment of comments as readonly unknown[]) {
      const [id, body] = [at(comment, 'id'), textAt(comment, 'body')];
      if (typeof id === 'number' && body?.startsWith(MARK) && isOurs(comment)) {
        return { id, body: body.replaceAll('\r\n', '\n') };
      }
    }
    if (comments.length < PAGE) return undefined;
  }
}

const ours: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** Whether a bot or somebody of the project wrote it. A stranger's comment with our mark is theirs to change later. */
function isOurs(comment: unknown): boolean {
  return textAt(comment, 'user', 'type') === 'Bot' || ours.has(textAt(comment, 'author_association') ?? '');
}
