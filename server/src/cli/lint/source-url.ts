import type { Io } from '../io.ts';

/**
 * Where the files of this commit can be read on the web, as GitHub Actions and GitLab CI say in their variables;
 * undefined elsewhere.
 */
export function sourceUrl({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_SHA: sha,
  CI_PROJECT_URL: project,
  CI_COMMIT_SHA: commit,
}: Io['environment']): string | undefined {
  if (server && repository && sha) return `${server}/${repository}/blob/${sha}`;
  return project && commit ? `${project}/-/blob/${commit}` : undefined;
}
