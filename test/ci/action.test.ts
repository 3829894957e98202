import { gateNames } from '../../server/src/action/inputs.ts';
import { gateNames as gatesOfDiff } from '../../server/src/engine/compare/gate-names.ts';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Comment, githubApi } from '../support/github-api.ts';
import {
  checkedOut,
  forgeWith,
  obeyed,
  pullRequestEvent,
  runStep,
  steady,
  type Ran,
} from '../support/github-runner.ts';
import { answeredSettings } from '../support/catalogue.ts';
import { planLife } from '../support/plan-life.ts';
import { temporaryFolder, write } from '../support/repository.ts';

const textOf = (name: string): string => planLife.find((step) => step.name === name)?.text ?? '';

const root = mkdtempSync(join(tmpdir(), 'launchplan-action-'));

/** The launch slips by two weeks, past a promise. */
const slipping = forgeWith(
  { ...answeredSettings(), 'launch.yaml': textOf('promised') },
  { 'launch.yaml': textOf('slipped') },
  { root },
);

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A step of a workflow on pull requests that checked out the merge, as actions/checkout does. */
function onPullRequest(
  forge = slipping,
  inputs: Readonly<Record<string, string>> = {},
  more: { fork?: boolean; apiUrl?: string; depth?: number; environment?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  return runStep({
    workspace: checkedOut(forge, 'refs/pull/7/merge', more.depth),
    event: 'pull_request',
    payload: pullRequestEvent(forge, { fork: more.fork ?? false }),
    sha: forge.merge,
    ref: 'refs/pull/7/merge',
    inputs: { 'as-of': '2027-01-12', ...inputs },
    ...(more.apiUrl === undefined ? {} : { apiUrl: more.apiUrl }),
    ...(more.environment === undefined ? {} : { environment: more.environment }),
  });
}

function onPush(forge = slipping, inputs: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return runStep({
    workspace: checkedOut(forge, 'refs/heads/change'),
    event: 'push',
    payload: { ref: 'refs/heads/change', repository: { full_name: 'octo/plans' } },
    sha: forge.head,
    ref: 'refs/heads/change',
    inputs: { 'as-of': '2027-01-12', ...inputs },
  });
}

const golden = (name: string): string => join(import.meta.dirname, 'action', `${name}.expected`);

describe('the action on a pull request', () => {
  it('annotates what the change makes worse, sums it up and is red for it, with nothing but read access', async () => {
    const { code, out, err, summary, outputs } = await onPullRequest();
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(outputs).toMatchObject({ 'exit-code': '1', verdict: 'off-track' });
    expect(readFileSync(outputs.report ?? '', 'utf8')).toBe(summary.replace(/\n$/, ''));
    expect(readFileSync(outputs.json ?? '', 'utf8')).toContain('"schemaVersion": 1');
    await expect(steady(out)).toMatchFileSnapshot(golden('pull-request.log'));
    await expect(steady(summary)).toMatchFileSnapshot(golden('pull-request.summary'));
  });

  it('stays green for a change that does nothing, although time has passed since', async () => {
    const late = { 'launch.yaml': textOf('promised'), 'README.md': 'Plans\n' };
    const forge = forgeWith(late, { 'README.md': 'Our plans\n' });
    const { code, out, summary, outputs } = await onPullRequest(forge, { 'as-of': '2027-03-09' });
    expect({ code, verdict: outputs.verdict }).toEqual({ code: 0, verdict: '' });
    expect(summary).toBe('No effect on readiness.\n');
    expect(obeyed(out)).toEqual([]);
    const lint = await onPullRequest(forge, { 'as-of': '2027-03-09', mode: 'lint' });
    expect(lint.code).toBe(1);
  });

  it('takes gates of a comparison, and says what crossed them and what the change does', async () => {
    const { code, outputs } = await onPullRequest(slipping, {
      'fail-on': 'weakened, unreasoned-slip',
      'max-total-slip': '10',
    });
    expect(code).toBe(1);
    expect(outputs.gates).toBe('max-total-slip');
    expect(outputs.headline).toMatch(/^Agree: crosses max-total-slip · /);
  });

  it('knows the gates that `diff` has', () => {
    expect(gateNames).toEqual(gatesOfDiff);
  });

  it('keeps comments with different names apart', async () => {
    const api = await githubApi(['pull-requests: write']);
    for (const id of ['', 'sales', 'sales']) {
      await onPullRequest(slipping, { comment: 'true', 'comment-id': id, 'fail-on': 'none' }, { apiUrl: api.url });
    }
    expect(api.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '<!-- launchplan: readiness of this change -->',
      '<!-- launchplan: readiness of this change, sales -->',
    ]);
  });

  it('compares only the plans that are named', async () => {
    const { outputs, code } = await onPullRequest(slipping, { paths: 'elsewhere/**' });
    expect(code).toBe(0);
    expect(outputs.gates).toBe('');
  });

  it('asks for an approval of a slip with max-slip, and of nothing with fail-on: none', async () => {
    expect(await onPullRequest(slipping, { 'fail-on': 'none' })).toMatchObject({
      code: 0,
      outputs: { 'exit-code': '0' },
    });
    const slip = await onPullRequest(slipping, { 'fail-on': 'none', 'max-slip': '13' });
    expect(slip.code).toBe(1);
    expect(obeyed(slip.out).at(-1)).toMatchObject({
      command: 'error',
      message: 'launch.yaml launches 14 days later (--max-slip 13).',
    });
  });

  it('says what to do when the history was cut off', async () => {
    for (const depth of [1, 2]) {
      const { code, out, outputs } = await onPullRequest(slipping, {}, { depth });
      expect({ code, exit: outputs['exit-code'] }).toEqual({ code: 2, exit: '2' });
      expect(obeyed(out).at(-1)).toMatchObject({
        command: 'error',
        message: expect.stringContaining('`fetch-depth: 0`') as string,
      });
    }
  });

  it('compares what a merge queue is about to merge', async () => {
    const { code, summary } = await runStep({
      workspace: checkedOut(slipping, 'refs/pull/7/merge'),
      event: 'merge_group',
      payload: { merge_group: { base_sha: slipping.upstream.git('rev-parse', 'main'), base_ref: 'refs/heads/main' } },
      inputs: { 'as-of': '2027-01-12' },
    });
    expect({ code, summary: summary.split('\n')[0] }).toEqual({
      code: 1,
      summary: readFileSync(golden('pull-request.summary'), 'utf8').split('\n')[0],
    });
  });

  it('does not take the base for the change where a workflow checks out the base', async () => {
    const { code, out } = await runStep({
      workspace: checkedOut(slipping, 'refs/heads/main'),
      event: 'pull_request_target',
      payload: pullRequestEvent(slipping),
    });
    expect(code).toBe(2);
    expect(obeyed(out).at(-1)?.message).toContain('there is nothing to compare');
  });
});

describe('the action elsewhere', () => {
  it('checks the plans as they are', async () => {
    const { code, out, err, summary, outputs } = await onPush();
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(outputs).toMatchObject({ 'exit-code': '1', verdict: 'off-track' });
    await expect(steady(out)).toMatchFileSnapshot(golden('push.log'));
    await expect(steady(summary)).toMatchFileSnapshot(golden('push.summary'));
  });

  it('checks the paths that are named, one a line, and takes none for an option', async () => {
    const forge = forgeWith({ 'a b/launch.yaml': textOf('draft') }, { 'c/launch.yaml': 'launch_plan: 1\n' });
    expect((await onPush(forge, { paths: 'a b\n' })).code).toBe(0);
    expect((await onPush(forge, { paths: 'a b\nc' })).code).toBe(1);
    const { code, out } = await onPush(forge, { paths: '--exit-zero' });
    expect(code).toBe(2);
    expect(out).toContain('--exit-zero does not exist.');
  });

  it('can be red for warnings, or never', async () => {
    const forge = forgeWith({}, { 'launch.yaml': textOf('draft') });
    const codes = ['error', 'warning', 'none'].map(async (failOn) => (await onPush(forge, { 'fail-on': failOn })).code);
    expect(await Promise.all(codes)).toEqual([0, 1, 0]);
    expect((await onPush(slipping, { 'fail-on': 'none' })).code).toBe(0);
  });

  it('says which input makes no sense', async () => {
    for (const [name, value] of Object.entries({
      mode: 'check',
      'fail-on': 'never',
      comment: 'yes',
      sarif: 'a.sarif',
      'as-of': 'today',
    })) {
      const { code, out, outputs } = await onPush(slipping, { [name]: value });
      expect({ name, code, exit: outputs['exit-code'] }).toEqual({ name, code: 2, exit: '2' });
      expect(obeyed(out).at(-1)?.message).toContain(`'${value}'`);
    }
    expect(obeyed((await onPush(slipping, { mode: 'diff' })).out).at(-1)?.message).toContain('the input base');
    expect((await onPush(slipping, { mode: 'diff', base: 'origin/main' })).code).toBe(1);
  });

  it('tells a repository without a plan, or a folder that is not there, from a clean one', async () => {
    const nothing = await onPush(slipping, { paths: '*.launch.yaml' });
    expect(nothing.code).toBe(0);
    expect(obeyed(nothing.out)).toMatchObject([{ command: 'notice', message: 'No file matches *.launch.yaml.' }]);
    const absent = await onPush(slipping, { 'working-directory': 'plans' });
    expect({ code: absent.code, exit: absent.outputs['exit-code'] }).toEqual({ code: 2, exit: '2' });
    expect(obeyed(absent.out)).toMatchObject([
      { command: 'error', message: expect.stringContaining('plans is not there') as string },
    ]);
  });

  it('finds the repository in another folder than the workspace', async () => {
    const workspace = checkedOut(slipping, 'refs/heads/change');
    const step = { event: 'schedule', payload: {}, inputs: { 'as-of': '2027-01-12', 'working-directory': workspace } };
    const { code, summary } = await runStep({ workspace: temporaryFolder(), ...step });
    expect(code).toBe(1);
    expect(summary).toContain('Atlas Billing');
  });
});

const MARK = '<!-- launchplan: readiness of this change -->';

describe('the comment', () => {
  it('is made once, follows the change, and goes when there is nothing to say', async () => {
    const api = await githubApi(['pull-requests: write']);
    const inputs = { comment: 'true' };
    const { code, summary } = await onPullRequest(slipping, inputs, { apiUrl: api.url });
    expect(code).toBe(1);
    expect(api.comments.map(({ body }) => body)).toEqual([`${MARK}\n${summary.trimEnd()}`]);

    await onPullRequest(slipping, inputs, { apiUrl: api.url });
    expect(api.requests.filter((made) => !made.startsWith('GET'))).toEqual([
      'POST /repos/octo/plans/issues/7/comments',
    ]);

    const smaller = forgeWith({ 'launch.yaml': textOf('promised') }, { 'launch.yaml': textOf('sales-input') });
    await onPullRequest(smaller, inputs, { apiUrl: api.url });
    expect(api.comments).toHaveLength(1);
    expect(api.comments[0]?.body).not.toContain('14 days later');

    const nothing = forgeWith({ 'launch.yaml': textOf('promised') }, { 'README.md': 'Plans\n' });
    await onPullRequest(nothing, inputs, { apiUrl: api.url });
    expect(api.comments).toEqual([]);
    expect(await onPullRequest(nothing, inputs, { apiUrl: api.url })).toMatchObject({ code: 0 });
    expect(api.requests.filter((made) => made.startsWith('DELETE'))).toHaveLength(1);
  });

  it('is found among many, and never taken for that of a stranger', async () => {
    const user: Comment['user'] = { login: 'stranger', type: 'User' };
    const comments = Array.from({ length: 230 }, (_, id) => ({ id, body: 'Well', user, author_association: 'NONE' }));
    comments[3] = { id: 3, body: `${MARK}\nAll is well.`, user, author_association: 'CONTRIBUTOR' };
    comments[5] = {
      id: 5,
      body: `${MARK}\nOf a colleague`,
      user: { ...user, login: 'ana' },
      author_association: 'OWNER',
    };
    const bot = { login: 'github-actions[bot]', type: 'Bot' } as const;
    const api = await githubApi(['pull-requests: write'], {
      comments: [...comments, { id: 900, body: `${MARK}\nOld`, user: bot, author_association: 'NONE' }],
    });
    await onPullRequest(slipping, { comment: 'true' }, { apiUrl: api.url });
    expect(api.comments).toHaveLength(231);
    expect(api.comments[3]?.body).toContain('All is well.');
    expect(api.comments[5]?.body).toContain('Of a colleague');
    expect(api.comments[230]?.body).toContain('14 days later');
  });

  it.each([
    ['of a person', { user: 'ana' }, 'ana'],
    ['of an app', { viewer: 'plans[bot]' }, 'plans[bot]'],
    ['of the run', {}, 'github-actions[bot]'],
  ])('is ours where the token %s wrote it, and no other is', async (_whose, tokenOf, ours) => {
    const authors = ['ana', 'lee', 'plans[bot]', 'renovate[bot]', 'github-actions[bot]'];
    const comments = authors.map((login, id) => {
      const type = login.endsWith('[bot]') ? ('Bot' as const) : ('User' as const);
      return { id, body: `${MARK}\nOld`, user: { login, type }, author_association: 'OWNER' };
    });
    const api = await githubApi(['pull-requests: write'], { comments, tokenOf });
    await onPullRequest(slipping, { comment: 'true' }, { apiUrl: api.url });
    const changed = api.comments.filter(({ body }) => !body.includes('Old')).map(({ user }) => user.login);
    expect(changed).toEqual([ours]);
  });

  it('is a notice where a fork may not comment, and the verdict stands', async () => {
    const api = await githubApi([]);
    const { code, out } = await onPullRequest(
      slipping,
      { comment: 'true', 'fail-on': 'none' },
      { apiUrl: api.url, fork: true },
    );
    expect(code).toBe(0);
    expect(obeyed(out).filter(({ message }) => message.includes('comes from a fork'))).toMatchObject([
      { command: 'notice' },
    ]);
    expect((await onPullRequest(slipping, { comment: 'true' }, { apiUrl: api.url, fork: true })).code).toBe(1);
  });

  it('names the permission that it lacks', async () => {
    const api = await githubApi([]);
    const { code, out } = await onPullRequest(slipping, { comment: 'true', 'fail-on': 'none' }, { apiUrl: api.url });
    expect(code).toBe(0);
    expect(obeyed(out).filter(({ message }) => message.includes('`pull-requests: write`'))).toMatchObject([
      { command: 'notice' },
    ]);
  });

  it('is a warning where GitHub fails', async () => {
    const { url } = await githubApi(['pull-requests: write'], { broken: true });
    for (const apiUrl of [url, 'http://127.0.0.1:9']) {
      const { code, out } = await onPullRequest(slipping, { comment: 'true', 'fail-on': 'none' }, { apiUrl });
      expect(code).toBe(0);
      expect(obeyed(out).filter(({ message }) => message.includes('The comment did not work'))).toMatchObject([
        { command: 'warning' },
      ]);
    }
  });

  it('is not asked for where there is no pull request', async () => {
    expect((await onPush(slipping, { comment: 'true', 'fail-on': 'none' })).out).not.toContain('omment');
  });

  it('fits into what GitHub takes', async () => {
    const milestones = Array.from(
      { length: 3000 },
      (_, n) => `  - {id: m${String(n)}, what: Step ${String(n)}, due: 2027-01-02}\n`,
    );
    const forge = forgeWith(
      { 'launch.yaml': textOf('draft') },
      Object.fromEntries(
        Array.from({ length: 60 }, (_, n) => [
          `p${String(n)}/launch.yaml`,
          `${textOf('draft').replace('Atlas Billing', `Plan ${String(n)}`)}milestones:\n${milestones.slice(n * 50, n * 50 + 50).join('')}`,
        ]),
      ),
    );
    const api = await githubApi(['pull-requests: write']);
    await onPullRequest(forge, { comment: 'true' }, { apiUrl: api.url });
    expect(api.comments).toHaveLength(1);
    expect(api.comments[0]?.body).toMatch(/`launchplan diff [0-9a-f]{12}` prints all/);
  });
});

describe('a comment on a change of a fork, from another run', () => {
  const afterwards = (forge = slipping, head = forge.head): object => ({
    workflow_run: {
      event: 'pull_request',
      head_sha: head,
      head_branch: forge.branch,
      head_repository: { owner: { login: 'stranger' } },
      pull_requests: [],
    },
  });
  const listed = ({ branch, head, base } = slipping): object => ({
    number: 7,
    head: { sha: head, ref: branch, label: `stranger:${branch}`, repo: { full_name: 'stranger/plans' } },
    base: { ref: base, repo: { full_name: 'octo/plans' } },
  });

  it('is made without checking the change out', async () => {
    const api = await githubApi(['pull-requests: write']);
    api.pulls.push(listed());
    const workspace = checkedOut(slipping, 'refs/heads/main');
    const before = readFileSync(join(workspace, 'launch.yaml'), 'utf8');
    const { code, out } = await runStep({
      workspace,
      event: 'workflow_run',
      payload: afterwards(),
      inputs: { comment: 'true', 'fail-on': 'none', 'as-of': '2027-01-12' },
      apiUrl: api.url,
    });
    expect({ code, out: out.includes('14 days later') }).toEqual({ code: 0, out: true });
    expect(api.comments.map(({ body }) => body)).toEqual([expect.stringContaining('14 days later')]);
    expect(readFileSync(join(workspace, 'launch.yaml'), 'utf8')).toBe(before);
  });

  it('is left to the next run where the change has moved on', async () => {
    const api = await githubApi(['pull-requests: write']);
    api.pulls.push(listed());
    const { code, out } = await runStep({
      workspace: checkedOut(slipping, 'refs/heads/main'),
      event: 'workflow_run',
      payload: afterwards(slipping, '0'.repeat(40)),
      inputs: { comment: 'true' },
      apiUrl: api.url,
    });
    expect(code).toBe(0);
    expect(obeyed(out)).toMatchObject([{ command: 'notice' }]);
    expect(api.comments).toEqual([]);
  });

  it('says why where GitHub does not tell of the pull request', async () => {
    const { code, out } = await runStep({
      workspace: checkedOut(slipping, 'refs/heads/main'),
      event: 'workflow_run',
      payload: afterwards(),
      inputs: { comment: 'true' },
    });
    expect(code).toBe(2);
    expect(obeyed(out).at(-1)?.message).toMatch(/^GitHub did not list the pull requests: /);
  });
});

describe('code scanning', () => {
  it('is given all findings, for the commit of the run', async () => {
    const api = await githubApi(['security-events: write']);
    const { code, outputs } = await onPullRequest(slipping, { sarif: 'true' }, { apiUrl: api.url });
    expect(code).toBe(1);
    expect(api.uploads).toMatchObject([
      { commit_sha: slipping.merge, ref: 'refs/pull/7/merge', sarif: { version: '2.1.0' } },
    ]);
    expect(JSON.parse(readFileSync(outputs.sarif ?? '', 'utf8'))).toEqual(api.uploads[0]?.sarif);
  });

  it('is a notice where the run may not upload, and the file is there', async () => {
    const api = await githubApi([]);
    const { code, out, outputs } = await onPullRequest(
      slipping,
      { sarif: 'true', 'fail-on': 'none' },
      { apiUrl: api.url },
    );
    expect(code).toBe(0);
    expect(existsSync(outputs.sarif ?? '')).toBe(true);
    expect(obeyed(out).filter(({ message }) => message.includes('`security-events: write`'))).toMatchObject([
      { command: 'notice' },
    ]);
  });
});

describe('what strangers write', () => {
  it('is never obeyed, wherever it stands', async () => {
    const name = '::error::own ##[error]older ::stop-commands::mine';
    const text = textOf('slipped')
      .replace('Atlas Billing', `"${name}\\n::error::line\\r::warning::return"`)
      .replace('Northwind Retail', '"@everybody ::set-output name=exit-code::0"');
    const forge = forgeWith(
      { 'launch.yaml': textOf('promised') },
      {
        'launch.yaml': text,
        '::stop-commands::path.launch.yaml': 'launch_plan: 1\nname: "##[stop-commands]x"\n',
        'new\nline::error::.launch.yaml': 'launch_plan: 1\ntier: 9\n',
      },
      { branch: '$(touch${IFS}branch)', base: '$(touch${IFS}base);echo' },
    );
    const api = await githubApi(['pull-requests: write']);
    const ran = await Promise.all([
      onPullRequest(forge, { comment: 'true', 'max-slip': '1' }, { apiUrl: api.url }),
      onPullRequest(forge, { mode: 'lint', comment: 'true', sarif: 'true' }, { apiUrl: api.url, fork: true }),
    ]);
    for (const { code, out, outputs } of ran) {
      expect(code).toBe(1);
      expect(outputs['exit-code']).toBe('1');
      const commands = obeyed(out);
      expect(commands.length).toBeGreaterThan(3);
      for (const { command, properties } of commands) {
        expect(['error', 'warning', 'notice']).toContain(command);
        expect(properties).toMatch(
          /^(?:file=[^:,]*,(?:line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?)?title=[^:,]*|title=Launch plans)$/,
        );
      }
    }
    expect(api.comments[0]?.body).toContain('@\u200Beverybody');
    expect(api.comments[0]?.body).not.toContain('@everybody');
    expect(readdirSync(forge.upstream.root)).not.toContain('base');
  });

  it('meets no secret of the workflow', async () => {
    const folder = temporaryFolder();
    const seen = join(folder, 'environment');
    const real =
      (process.env.PATH ?? '')
        .split(':')
        .map((one) => join(one, 'git'))
        .find((one) => existsSync(one)) ?? '';
    write(folder, { git: `#!/bin/sh\nenv >> '${seen}'\nexec '${real}' "$@"\n` });
    chmodSync(join(folder, 'git'), 0o755);
    writeFileSync(seen, '');
    await onPullRequest(
      slipping,
      {},
      { environment: { PATH: `${folder}:${process.env.PATH ?? ''}`, ACTIONS_RUNTIME_TOKEN: 'hidden' } },
    );
    expect(readFileSync(seen, 'utf8')).toContain('GITHUB_ACTIONS=true');
    expect(readFileSync(seen, 'utf8')).not.toMatch(/token-of-this-run|hidden/);
  });
});
