/**
 * Commits to a repository whose hooks are those of this one, run by pre-commit.
 *
 *     npm run test:pre-commit
 *
 * pre-commit installs the hook as it would at somebody's: it clones, runs `npm install` and packs. The settings are
 * those of docs/ci.md, with the tag that a release of this repository, as it lies here, would have.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const settings = /```yaml\n(repos:\n.*?)```/s.exec(readFileSync(join(root, 'docs/ci.md'), 'utf8'))?.[1];

const plan = (more = '') => `launch_plan: 1
name: Atlas Billing
owner: ana@example.com
tier: 3
stage: ga
date: 2099-03-10
${more}`;

/** What the user's own file says before and after. */
const PROFILE = 'export EDITOR=vi\n';

process.exitCode = main();

function main() {
  if (spawnSync('pre-commit', ['--version']).error !== undefined) {
    console.error('pre-commit is not installed, so its hooks were not tried. On Debian: apt-get install pre-commit.');
    return 1;
  }
  if (settings === undefined) {
    console.error('docs/ci.md shows no settings for pre-commit any more.');
    return 1;
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'launchplan-pre-commit-')));
  try {
    return session(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The exit code of a few commits. */
function session(folder) {
  const [hooks, plans] = [join(folder, 'hooks'), join(folder, 'plans')];
  const environment = {
    ...process.env,
    HOME: folder,
    PRE_COMMIT_HOME: join(folder, 'home'),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
    GIT_AUTHOR_NAME: 'Ana Ruiz',
    GIT_AUTHOR_EMAIL: 'ana@example.com',
    GIT_COMMITTER_NAME: 'Ana Ruiz',
    GIT_COMMITTER_EMAIL: 'ana@example.com',
  };
  const git = (cwd, ...args) => execFileSync('git', args, { cwd, env: environment, encoding: 'utf8' }).trim();
  const commit = (files, ...args) => commitWith(environment, files, ...args);
  const commitWith = (env, files, ...args) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(plans, file)), { recursive: true });
      writeFileSync(join(plans, file), text);
    }
    git(plans, 'add', '--all');
    const { status, stdout, stderr } = spawnSync('git', ['commit', '--message=Plan', ...args], {
      cwd: plans,
      env,
      encoding: 'utf8',
      timeout: 600_000,
    });
    return { committed: status === 0, said: `${stdout}${stderr}` };
  };

  const profile = join(folder, '.bashrc');
  copyOf(root, hooks);
  git(hooks, 'init', '--quiet');
  git(hooks, 'add', '--all', '--force');
  git(hooks, 'commit', '--quiet', '--message=Hooks');
  // As the release workflow does: what npm gets, in a commit of its own.
  const laidOut = join(folder, 'npm');
  const script = (from, name) => {
    const file = join(from, 'server/build', name);
    return execFileSync(process.execPath, [file, laidOut], { env: environment, encoding: 'utf8' }).trim();
  };
  script(root, 'npm-package.mjs');
  const revision = script(hooks, 'tag-hooks.mjs');

  mkdirSync(plans);
  git(plans, 'init', '--quiet');
  // The hook that the page leaves as the second choice is tried as well.
  const both = settings
    .replace(/repo: .*/, `repo: ${hooks}`)
    .replace(/rev: .*/, `rev: ${revision}`)
    .replace('      - id: launchplan-diff\n', '      - id: launchplan-diff\n      - id: launchplan\n');
  commit({ '.pre-commit-config.yaml': both, 'README.md': 'Plans\n' });
  execFileSync('pre-commit', ['install'], { cwd: plans, env: environment, stdio: 'ignore' });

  const broken = plan('milestones:\n  - {id: beta, what: Beta, due: soon}\n');
  const steps = [
    [
      'a good plan, and a file of another tool',
      true,
      commit({ 'launch.yaml': plan(), 'ros.launch.yaml': 'nodes: []\n' }),
    ],
    ['a plan with an error', false, commit({ 'launch.yaml': broken }), /due/],
    ['what no hook looks at', true, commit({ 'launch.yaml': plan(), 'README.md': 'Our plans\n' })],
    ['an error that somebody lets through', true, commit({ 'launch.yaml': broken }, '--no-verify')],
    ['another edit of that plan', false, commit({ 'launch.yaml': `${broken}summary: Invoices\n` }), /plans\.*Failed/],
  ];
  const [, , { said }] = steps.at(-1);
  steps.push(...hostileNames());
  const faults = steps.filter(([, wanted, { committed, said: text }, mention]) => {
    return wanted !== committed || (mention !== undefined && !mention.test(text));
  });
  for (const [what, wanted, { said: text }] of faults) {
    console.error(`${what}: ${wanted ? 'was to be committed' : 'was to be stopped'}.\n${text}`);
  }
  const diffPassed = /what the commit does to launch plans\.*Passed/.test(said);
  if (!diffPassed) console.error(`An old error stopped an edit that makes nothing worse.\n${said}`);
  if (faults.length > 0 || !diffPassed) return 1;
  const written = readFileSync(profile, 'utf8');
  if (written !== PROFILE) {
    console.error(`The name of a file wrote over a file of the user:\n${written}`);
    return 1;
  }
  console.log(`pre-commit ran both hooks for ${String(steps.length)} commits.`);
  return 0;

  /** Commits of files whose names are options, each stopped by the hook that takes names, before anything is written. */
  function hostileNames() {
    const alone = { ...environment, SKIP: 'launchplan-diff' };
    const refused = /is the name of a file here as well/;
    const attempt = (what, files) => {
      const result = commitWith(alone, files);
      git(plans, 'reset', '--quiet', '--hard');
      return [what, false, result, refused];
    };
    writeFileSync(profile, PROFILE);
    symlinkSync(profile, join(plans, 'r.launch.yaml'));
    const overProfile = attempt('a name that lets a report go through a link', {
      '--format=pretty=r.launch.yaml': plan(),
    });
    // All that is wrong with this plan is accepted in a file with the name of a plan.
    const worse = `${broken}summary: Once more\n`;
    writeFileSync(join(plans, 'launch.yaml'), worse);
    const args = ['lint', 'launch.yaml', '--baseline', 'accepted', '--write-baseline'];
    execFileSync(process.execPath, [join(root, 'dist/cli.cjs'), ...args], { cwd: plans, stdio: 'ignore' });
    // The command line writes no list under such a name.
    renameSync(join(plans, 'accepted'), join(plans, 'b.launch.yaml'));
    const overGate = attempt('a name that has all findings accepted', {
      'launch.yaml': worse,
      '--baseline=b.launch.yaml': plan(),
    });
    const overFolder = attempt('a name that lets a report go over a plan in a folder', {
      '--format=sarif=docs/launch.yaml': plan(),
      'docs/launch.yaml': plan(),
    });
    return [overProfile, overGate, overFolder];
  }
}

/** Copies what git knows or would add. */
function copyOf(from, to) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: from });
  for (const file of new Set(listed.toString('utf8').split('\0'))) {
    if (file === '') continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(from, file), join(to, file));
  }
}
