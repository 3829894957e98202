import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Api } from './api.ts';
import type { Runner } from './runner.ts';

/**
 * Hands findings over to code scanning, for the commit and the ref of this run.
 *
 * @param file the SARIF to send.
 * @throws RequestError where GitHub refuses.
 */
export async function uploadSarif(api: Api, file: string, { sha, ref }: Runner): Promise<void> {
  await api('POST /repos/{owner}/{repo}/code-scanning/sarifs', {
    commit_sha: sha,
    ref,
    sarif: gzipSync(readFileSync(file)).toString('base64'),
    tool_name: 'launchplan',
  });
}
