import type { Io } from './io.ts';

/**
 * Where the files of a commit can be read on the web, as GitHub Actions and GitLab CI say in their variables; undefined
 * elsewhere.
 *
 * @param commit the one that is checked out where absent.
 */
export function sourceUrl(environment: Io['environment'], commit?: string): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, CI_PROJECT_URL: project } = environment;
  const sha = commit ?? environment.GITHUB_SHA;
  if (server && repository && sha) return `${server}/${repository}/blob/${sha}`;
  const id = commit ?? environment.CI_COMMIT_SHA;
  return project && id ? `${project}/-/blob/${id}` : undefined;
}

/** Where the run that reports can be read on the web; undefined where no build says so. */
export function runUrl(environment: Io['environment']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  if (server && repository && run) return `${server}/${repository}/actions/runs/${run}`;
  return environment.CI_PIPELINE_URL;
}
