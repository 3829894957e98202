import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compiledSchema } from '../support/compiled-schema.ts';
import { planLife } from '../support/plan-life.ts';
import { checkedOut, forgeWith, type Forge } from '../support/github-runner.ts';
import { temporaryFolder } from '../support/repository.ts';

const root = join(import.meta.dirname, '..', '..');
const template = parse(readFileSync(join(root, 'docs/ci/launchplan.gitlab-ci.yml'), 'utf8')) as Readonly<
  Record<string, Job>
>;

interface Job {
  readonly variables?: Readonly<Record<string, string>>;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly artifacts?: { readonly paths?: readonly string[]; readonly reports?: Readonly<Record<string, string>> };
}

const textOf = (name: string): string => planLife.find((step) => step.name === name)?.text ?? '';

/** The launch slips by two weeks, past a promise. */
const slipping = (): Forge => forgeWith({ 'launch.yaml': textOf('promised') }, { 'launch.yaml': textOf('slipped') });

/** Runs the script of a job. */
function runJob(
  name: string,
  workspace: string,
  variables: Readonly<Record<string, string>> = {},
): { code: number | null; said: string } {
  return runScript((template[name]?.script ?? ['exit 99']).join('\n'), workspace, variables);
}

/** Runs a script as GitLab's runner does, where the command line is installed already. */
function runScript(
  script: string,
  workspace: string,
  variables: Readonly<Record<string, string>> = {},
): { code: number | null; said: string } {
  const bin = join(temporaryFolder(), 'bin');
  mkdirSync(bin);
  symlinkSync(join(root, 'dist', 'cli.cjs'), join(bin, 'launchplan'));
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -eo pipefail\n${script}`], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      PATH: `${bin}:${process.env.PATH ?? ''}`,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_SYSTEM: devNull,
      CI: 'true',
      GITLAB_CI: 'true',
      ...variables,
    },
  });
  return { code: status, said: `${stdout}${stderr}` };
}

describe('the GitLab template', () => {
  it('is what GitLab takes', () => {
    const validate = compiledSchema('gitlab-ci.schema.json');
    expect(validate(template) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...template, 'launchplan-lint': { ...template['launchplan-lint'], script: 7 } })).toBe(false);
  });

  it('fetches the whole history and installs the version of this repository', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(template['.launchplan']?.variables).toEqual({ GIT_DEPTH: '0' });
    expect(template['.launchplan']?.before_script?.join()).toMatch(
      new RegExp(`launchplan@${version.split('.')[0] ?? ''}$`),
    );
  });

  it('is red for what a merge request makes worse, and leaves the report', () => {
    const forge = slipping();
    const workspace = checkedOut(forge, 'refs/heads/change');
    const base = forge.upstream.git('rev-parse', 'main');
    const { code, said } = runJob('launchplan-diff', workspace, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    expect({ code, said: said.includes('14 days later') }).toEqual({ code: 1, said: true });
    for (const file of template['launchplan-diff']?.artifacts?.paths ?? ['none']) {
      expect(readFileSync(join(workspace, file), 'utf8')).toContain('14 days later');
    }
  });

  it('compares a merged result with what it is merged into', () => {
    const forge = forgeWith({ 'launch.yaml': textOf('promised') }, { 'README.md': 'Plans\n' });
    const before = forge.upstream.git('rev-parse', 'main');
    forge.upstream.commit('2027-01-13', { 'launch.yaml': textOf('slipped') });
    forge.upstream.git('merge', '--quiet', '--message=Merge', 'change');
    const variables = {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: before,
      CI_MERGE_REQUEST_TARGET_BRANCH_SHA: forge.upstream.git('rev-parse', 'HEAD~1'),
    };
    expect(runJob('launchplan-diff', checkedOut(forge, 'refs/heads/main'), variables).code).toBe(0);
  });

  it('writes the reports that GitLab reads, without being red for them', () => {
    const workspace = checkedOut(slipping(), 'refs/heads/change');
    expect(runJob('launchplan-report', workspace).code).toBe(0);
    const reports = template['launchplan-report']?.artifacts?.reports ?? {};
    expect(Object.keys(reports)).toEqual(['codequality', 'junit']);
    for (const file of Object.values(reports)) expect(existsSync(join(workspace, file))).toBe(true);
    const quality: unknown = JSON.parse(readFileSync(join(workspace, reports.codequality ?? ''), 'utf8'));
    expect(quality).toContainEqual(expect.objectContaining({ check_name: 'promise/late' }));
  });

  it('links a report in Markdown to the files of its commit', () => {
    const workspace = checkedOut(slipping(), 'refs/heads/change');
    const gitlab = { CI_PROJECT_URL: 'https://gitlab.example.com/octo/plans', CI_COMMIT_SHA: 'abc' };
    const { said } = runScript('launchplan lint --exit-zero --format markdown', workspace, gitlab);
    expect(said).toContain('(https://gitlab.example.com/octo/plans/-/blob/abc/launch.yaml#L32)');
  });

  it('is red on a schedule for what is wrong today', () => {
    const workspace = checkedOut(slipping(), 'refs/heads/change');
    expect(runJob('launchplan-lint', workspace).code).toBe(1);
  });
});
