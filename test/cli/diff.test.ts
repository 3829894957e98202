import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answeredSettings } from '../support/catalogue.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn, type Called } from '../support/command-line.ts';
import { linesOf } from '../support/listed.ts';
import { planLife, planLifeRepository } from '../support/plan-life.ts';
import { git, newRepository, repositoryAt, temporaryFolder, write, type Repository } from '../support/repository.ts';

/** Runs `diff` as on this machine, but without its git settings. */
function diff({ root }: { readonly root: string }, ...args: readonly string[]): Promise<Called> {
  const environment = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  };
  return callIn(root, ['diff', ...args], '', environment);
}

interface Data {
  readonly asOf: string;
  readonly base: string;
  readonly head: string;
  readonly plans: readonly {
    readonly path: string;
    readonly previousPath: string | null;
    readonly change: string;
    readonly date: { readonly before: string | null; readonly after: string | null; readonly days: number | null };
    readonly verdict: { readonly before: string | null; readonly after: string | null };
    readonly new: readonly { readonly rule: string; readonly severity: string; readonly place: string }[];
    readonly resolved: readonly { readonly rule: string }[];
  }[];
  readonly configuration: { readonly weakened: readonly { readonly rule: string }[] };
  readonly causes: { readonly change: number; readonly configuration: number; readonly time: number };
}

async function dataOf(repository: { readonly root: string }, ...args: readonly string[]): Promise<Data> {
  const { out, err } = await diff(repository, ...args, '--format=json', '--fail-on=none');
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Data;
}

const goldens = join(import.meta.dirname, 'diff');

/** What was read by eye; `npx vitest run -u` writes it again. */
async function expectGolden(name: string, text: string): Promise<void> {
  await expect(text).toMatchFileSnapshot(join(goldens, name));
}

const CALM = `${SIX_FIELDS}status: draft\n`;
const TWO_TASKS = `${SIX_FIELDS}milestones:
  - {id: beta, what: Closed beta, owner: jo@example.com, due: 2027-02-01}
  - {id: demo, what: Demo, owner: jo@example.com, due: 2027-02-08, needs: [beta]}
`;

function repositoryWith(files: Readonly<Record<string, string>>): Repository {
  const repository = newRepository();
  repository.commit('2027-01-04', files);
  return repository;
}

describe('the life of a plan', () => {
  it('is told from commit to commit', { timeout: 60_000 }, async () => {
    const repository = planLifeRepository();
    const told: string[] = [];
    for (const [index, { name, on }] of planLife.entries()) {
      const before = planLife[index - 1]?.name;
      if (before === undefined) continue;
      const formats = await Promise.all(
        ['pretty', 'markdown', 'json'].map((format) =>
          diff(repository, before, name, `--as-of=${on}`, `--format=${format}`),
        ),
      );
      const [pretty, markdown, json] = formats;
      expect(new Set(formats.map(({ code }) => code)).size, name).toBe(1);
      const place = `${String(index).padStart(2, '0')}-${before}-to-${name}`;
      await expectGolden(`${place}.txt`, `${pretty?.out ?? ''}${pretty?.err ?? ''}`);
      await expectGolden(`${place}.md`, markdown?.out ?? '');
      await expectGolden(`${place}.json`, (json?.out ?? '').replaceAll(/"[0-9a-f]{40}"/g, '"<commit>"'));
      told.push(place);
    }
    expect(told).toHaveLength(planLife.length - 1);
    expect(readdirSync(goldens).sort()).toEqual(
      told.flatMap((place) => [`${place}.json`, `${place}.md`, `${place}.txt`]).sort(),
    );
  });

  it('begins with one sentence in every format that people read', async () => {
    const repository = planLifeRepository();
    const args = ['promised', 'slipped', '--as-of=2027-01-12'];
    const [pretty, markdown] = [await diff(repository, ...args), await diff(repository, ...args, '--format=markdown')];
    expect(pretty.out.split('\n')[0]).toMatch(/^Agree: .*14 days later.*\.$/);
    expect(markdown.out.split('\n')[0]?.replaceAll('\\', '')).toBe(pretty.out.split('\n')[0]);
  });
});

describe('annotations of a change', () => {
  it('are of what it makes worse, in the file as it is now', async () => {
    const repository = planLifeRepository();
    const { out } = await diff(repository, 'promised', 'slipped', '--as-of=2027-01-12', '--format=github');
    expect(linesOf(out).map((line) => line.replace(/::[A-Z].*/, ''))).toEqual([
      '::error file=launch.yaml,line=32,endLine=32,col=10,endColumn=20,title=promise/late',
      '::error file=launch.yaml,line=1,endLine=1,col=1,endColumn=1,title=Gate crossed::launch.yaml has 1 new error (--fail-on new-error).',
      '::notice file=launch.yaml,line=6,endLine=6,col=7,endColumn=17,title=date/slipped',
      '::notice file=launch.yaml,line=6,endLine=6,col=7,endColumn=17,title=Launch moved',
    ]);
  });

  it('are only of what to agree on where nothing became worse', async () => {
    const { out } = await diff(planLifeRepository(), 'slipped', 'waived', '--as-of=2027-01-13', '--format=github');
    expect(linesOf(out).map((line) => line.replace(/::[A-Z].*/, ''))).toEqual([
      expect.stringMatching(/^::notice file=launch\.yaml,line=42,.*title=Waiver$/),
    ]);
  });
});

describe('a change that means nothing', () => {
  it.each<readonly [string, (repository: Repository) => void]>([
    ['a rename', ({ git: run }) => run('mv', 'launch.yaml', 'atlas.launch.yaml')],
    [
      'a reordering of milestones and sections',
      ({ root }) => {
        const [, , ...tasks] =
          TWO_TASKS.split('milestones:\n')[1]
            ?.split(/^(?= {2}-)/m)
            .toReversed() ?? [];
        expect(tasks).toEqual([]);
        const [first = '', second = ''] = TWO_TASKS.split('milestones:\n')[1]?.split(/^(?= {2}-)/m) ?? [];
        write(root, {
          'launch.yaml': `launch_plan: 1\nmilestones:\n${second}${first}${SIX_FIELDS.replace('launch_plan: 1\n', '')}`,
        });
      },
    ],
    [
      'another layout',
      ({ root }) => {
        write(root, {
          'launch.yaml': `# Our plan\n${TWO_TASKS.replace('Atlas Billing', '"Atlas Billing"').replaceAll('\n', '\r\n')}`,
        });
      },
    ],
  ])('%s gives an empty delta and no comment', async (_, change) => {
    const repository = repositoryWith({ 'launch.yaml': TWO_TASKS });
    change(repository);
    expect((await dataOf(repository, 'main')).plans).toEqual([]);
    expect(await diff(repository, 'main', '--format=markdown')).toEqual({ code: 0, out: '', err: '' });
    expect((await diff(repository, 'main')).out).toBe('No effect on readiness.\n');
  });
});

describe('plans that come and go', () => {
  it('are states of their own', async () => {
    const repository = repositoryWith({ 'a.launch.yaml': CALM, 'b.launch.yaml': CALM.replace('Atlas', 'Boreas') });
    rmSync(join(repository.root, 'b.launch.yaml'));
    write(repository.root, { 'c.launch.yaml': CALM.replace('Atlas', 'Cirrus') });
    const { plans } = await dataOf(repository, 'HEAD');
    expect(plans.map(({ path, change }) => [path, change])).toEqual([
      ['b.launch.yaml', 'deleted'],
      ['c.launch.yaml', 'added'],
    ]);
  });

  it('a plan turned foreign is deleted', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    write(repository.root, { 'launch.yaml': 'configurations: []\n' });
    expect((await dataOf(repository, 'HEAD')).plans.map(({ change }) => change)).toEqual(['deleted']);
  });

  it('people are told that the file of a plan turned foreign is there still, and that nothing is settled by that', async () => {
    const repository = repositoryWith({ ...answeredSettings(), 'launch.yaml': SIX_FIELDS });
    write(repository.root, { 'launch.yaml': 'configurations: []\n' });
    const { out } = await diff(repository, 'HEAD');
    expect(out.split('\n')[0]).toBe(
      'Agree: Atlas Billing is not checked any more (launch_plan is gone from its file).',
    );
    expect(out).toContain(
      'The file is no launch plan any more: the key launch_plan is not in it. Before: Off track, 6 % done',
    );
    const comment = (await diff(repository, 'HEAD', '--format=markdown')).out.replaceAll('\\', '');
    expect(comment).toContain('launch.yaml · the file is no launch plan any more: the key launch_plan is not in it');
    expect(comment).not.toMatch(/Settled|settle/);
  });

  it('a moved plan that also changed is one plan', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    rmSync(join(repository.root, 'launch.yaml'));
    write(repository.root, { 'plans/launch.yaml': CALM.replace('2027-03-10', '2027-03-17') });
    expect((await dataOf(repository, 'HEAD')).plans).toMatchObject([
      { path: 'plans/launch.yaml', previousPath: 'launch.yaml', change: 'renamed', date: { days: 7 } },
    ]);
  });

  it('a base that does not parse is compared as far as it can be read', async () => {
    const repository = repositoryWith({ 'launch.yaml': `${CALM}sales: {owner: [\n` });
    write(repository.root, { 'launch.yaml': CALM });
    const [plan] = (await dataOf(repository, 'HEAD')).plans;
    expect(plan?.change).toBe('modified');
    expect(plan?.resolved.map(({ rule }) => rule)).toContain('syntax/error');
    const { code, out } = await diff(repository, 'HEAD');
    expect(code).toBe(0);
    expect(out).toContain('Before this change, a part of this plan could not be read');
  });

  it('a plan that can be read in part no more is not taken for one that settled what it held', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    write(repository.root, { 'launch.yaml': Buffer.from([0, 1, 2]).toString('latin1') });
    const { out } = await diff(repository, 'HEAD');
    expect(out).toContain('→ no score\n');
    for (const text of [out, (await diff(repository, 'HEAD', '--format=markdown')).out]) {
      expect(text).toContain('A part of this plan cannot be read now');
    }
  });

  it('what a misspelt section held is not taken for fixed', async () => {
    const late = `${SIX_FIELDS}sales: { demo: { due: 2027-03-20, owner: lee@example.com } }\n`;
    const repository = repositoryWith({ 'launch.yaml': late });
    write(repository.root, { 'launch.yaml': late.replace('sales:', 'salse:') });
    const { out } = await diff(repository, 'HEAD', '--as-of=2027-03-03');
    expect(out).toContain('Set aside, not fixed');
    expect(out).toContain(
      'A part of this plan cannot be read now, so what seems to be fixed or gone may still be in it.',
    );
  });

  it('what a change settles beside a fault that it fixes needs no caution', async () => {
    const repository = repositoryWith({ 'launch.yaml': `${CALM}sumary: x\n` });
    write(repository.root, { 'launch.yaml': `${CALM}summary: x\n` });
    expect((await diff(repository, 'HEAD')).out).not.toMatch(/could not be read|cannot be read/);
  });
});

describe('the three causes', () => {
  it('a change of the configuration is told apart from one of a plan', async () => {
    const repository = repositoryWith({ 'launch.yaml': SIX_FIELDS });
    write(repository.root, { '.launchplan.yaml': 'lints:\n  sales/no-input: off\n' });
    const { plans, configuration, causes } = await dataOf(repository, 'HEAD');
    expect(plans).toEqual([]);
    expect(configuration.weakened).toMatchObject([{ rule: 'sales/no-input', path: 'launch.yaml', after: 'off' }]);
    expect(causes).toMatchObject({ change: 0, configuration: 1 });
    expect((await diff(repository, 'HEAD')).out).toMatch(
      /^Agree: the settings ask less \(Lints › sales\/no-input\)\.$/m,
    );
  });

  it('the passing of time turns no unrelated change red', async () => {
    const repository = repositoryWith({ 'launch.yaml': SIX_FIELDS });
    write(repository.root, { 'README.md': 'Hello' });
    const { plans, causes } = await dataOf(repository, 'HEAD', '--as-of=2027-03-09');
    expect(plans).toEqual([]);
    expect(causes).toMatchObject({ change: 0, configuration: 0 });
    expect(causes.time).toBeGreaterThan(0);
    expect((await diff(repository, 'HEAD', '--as-of=2027-03-09')).code).toBe(0);
  });
});

describe('gates', () => {
  const repositoryWithError = (): Repository => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    write(repository.root, { 'launch.yaml': CALM.replace('tier: 1', 'tier: one').replace('2027-03-10', '2027-03-20') });
    return repository;
  };

  it.each([
    [['--fail-on=new-error'], 1],
    [[], 1],
    [['--fail-on=none'], 0],
    [['--fail-on=none', '--max-slip=9'], 1],
    [['--fail-on=none', '--max-slip=10'], 0],
    [['--fail-on=sometimes'], 2],
    [['--max-slip=-1'], 2],
    [['--format=htm'], 2],
  ] as const)('%j ends with %i', async (args, code) => {
    expect((await diff(repositoryWithError(), 'HEAD', ...args)).code).toBe(code);
  });

  it('a drop of the score beyond what is allowed is named', async () => {
    const repository = planLifeRepository();
    const args = ['sales-input', 'priced', '--as-of=2027-01-12', '--fail-on=none'];
    // The base is the commit at which the two parted, so a step back is asked for as a change of the files.
    repository.git('checkout', '--quiet', 'sales-input');
    write(repository.root, { 'launch.yaml': planLife[0]?.text.replace('draft', 'planned') ?? '' });
    expect((await diff(repository, ...args)).code).toBe(0);
    const crossed = await diff(repository, 'HEAD', '--as-of=2027-01-12', '--fail-on=none', '--max-score-drop=0');
    expect(crossed).toMatchObject({
      code: 1,
      err: expect.stringMatching(/less ready by \d+ points? \(--max-score-drop 0\)/) as string,
    });
  });
});

describe('the gates of a change that repairs a plan', () => {
  // Seven days before a launch that nobody prepared, nearly all is an error.
  const LATE = `${SIX_FIELDS}sales:\n  owner: lee@example.com\n`;
  const late = ['HEAD', '--as-of=2027-03-03'];

  it.each([
    ['a section that could not be read', `${LATE}  demo: [\n`],
    ['a text of which nothing could be read', `{ ${LATE}`],
    ['a file that was no text', Buffer.from([0, 1, 2]).toString('latin1')],
    ['a tier that was no number', LATE.replace('tier: 1', 'tier: one')],
    ['a misspelt section', LATE.replace('sales:', 'salse:')],
  ])('hold nothing against it that could not be seen before: %s', async (_, broken) => {
    const repository = repositoryWith({ 'launch.yaml': broken });
    write(repository.root, { 'launch.yaml': LATE });
    const { code, out } = await diff(repository, ...late, '--max-score-drop=0', '--fail-on=new-warning');
    expect(out).toMatch(/^Better: \d+ blockers? that could not be seen before · /);
    expect(out).toContain('Before this change, a part of this plan could not be read');
    expect(code).toBe(0);
    expect((await diff(repository, ...late, '--format=github')).out).not.toMatch(/^::(?:error|warning)/m);
  });

  it('hold what it makes worse beside that', async () => {
    const demo = '  demo: { owner: jo@example.com, due: 2027-03-02, status: done }\n';
    const fine = `${LATE}${demo}`;
    const repository = repositoryWith({ 'launch.yaml': `${fine}support: [\n` });
    write(repository.root, { 'launch.yaml': fine.replace(', status: done', '') });
    const { code, err } = await diff(repository, ...late);
    expect({ code, err }).toEqual({ code: 1, err: 'launch.yaml has 1 new error (--fail-on new-error).\n' });
  });

  it('hold everything where the fault stays', async () => {
    const broken = (text: string): string => `${text}x_y: 1\n`;
    const repository = repositoryWith({ 'launch.yaml': broken(LATE.replace('tier: 1', 'tier: 3')) });
    write(repository.root, { 'launch.yaml': broken(LATE) });
    expect((await diff(repository, ...late)).code).toBe(1);
  });
});

describe('what cannot be compared ends with 2 and says what to do', () => {
  it('before the first commit', async () => {
    const { root } = newRepository();
    write(root, { 'launch.yaml': CALM });
    expect(await diff({ root }, 'HEAD')).toEqual({
      code: 2,
      out: '',
      err: 'Nothing has been committed in this repository yet, so there is nothing to compare with. Commit what there is first.\n',
    });
  });

  it('without advice that git refuses in a clone that is whole', async () => {
    const { err } = await diff(repositoryWith({ 'launch.yaml': CALM }), 'nowhere');
    expect(err).toContain('There is no commit nowhere here.');
    expect(err).not.toContain('--unshallow');
  });

  it.each(['nowhere', '--output=x', '-p', 'HEAD:launch.yaml', '', 'a..b', 'HEAD\u001b[31m'])(
    'a base called %j',
    async (base) => {
      const repository = repositoryWith({ 'launch.yaml': CALM });
      const { code, out, err } = await diff(repository, '--', base);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('fetch-depth: 0');
      expect(err).not.toContain('\u001b');
      expect(readdirSync(repository.root).sort()).toEqual(['.git', 'launch.yaml']);
    },
  );

  it('a shallow clone', async () => {
    const origin = repositoryWith({ 'launch.yaml': CALM });
    origin.git('checkout', '--quiet', '-b', 'change');
    origin.commit('2027-01-05', { 'launch.yaml': SIX_FIELDS });
    origin.git('checkout', '--quiet', 'main');
    origin.commit('2027-01-06', { 'other.txt': 'x' });
    const root = join(temporaryFolder(), 'clone');
    git(origin.root, ['clone', '--quiet', '--depth=1', '--no-single-branch', `file://${origin.root}`, root]);
    const { code, err } = await diff({ root }, 'origin/main', 'origin/change');
    expect(code).toBe(2);
    expect(err).toMatch(/cut off.*git fetch --unshallow.*fetch-depth: 0/);
  });

  it('histories that have nothing in common', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    repository.git('checkout', '--quiet', '--orphan', 'other');
    repository.commit('2027-01-05', { 'launch.yaml': SIX_FIELDS });
    expect(await diff(repository, 'main')).toMatchObject({
      code: 2,
      err: expect.stringContaining('share no history') as string,
    });
  });

  it('no repository', async () => {
    expect((await diff({ root: temporaryFolder() }, 'main')).code).toBe(2);
  });

  it('an output path that cannot be written', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    expect(await diff(repository, 'HEAD', '--format=json=no/such/folder.json')).toEqual({
      code: 2,
      out: '',
      err: 'no/such/folder.json could not be written: its folder does not exist. Make the folder, or name a file in another.\n',
    });
  });
});

describe('states of a repository', () => {
  it('a detached head, from a folder below the root', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM, 'docs/a.md': '' });
    repository.git('checkout', '--quiet', '--detach');
    write(repository.root, { 'launch.yaml': CALM.replace('2027-03-10', '2027-03-17') });
    const { plans, head } = await dataOf({ root: join(repository.root, 'docs') }, 'main');
    expect(plans).toMatchObject([{ path: 'launch.yaml', date: { days: 7 } }]);
    expect(head).toBe('working tree');
  });

  it('only what the change did since it left the base counts', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    repository.git('checkout', '--quiet', '-b', 'change');
    repository.commit('2027-01-05', { 'mine.launch.yaml': CALM.replace('Atlas', 'Mine') });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('2027-01-06', { 'launch.yaml': CALM.replace('2027-03-10', '2027-03-17') });
    expect((await dataOf(repository, 'main', 'change')).plans.map(({ path }) => path)).toEqual(['mine.launch.yaml']);
  });

  it('a merge in progress counts as the merge that it becomes', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    repository.git('checkout', '--quiet', '-b', 'change');
    repository.commit('2027-01-05', { 'mine.launch.yaml': CALM.replace('Atlas', 'Mine') });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('2027-01-06', { 'launch.yaml': CALM.replace('2027-03-10', '2027-03-17') });
    repository.git('checkout', '--quiet', 'change');
    repository.git('merge', '--quiet', '--no-commit', '--no-ff', 'main');
    expect((await dataOf(repository, 'main')).plans.map(({ path }) => path)).toEqual(['mine.launch.yaml']);
  });

  it('a conflict that is not resolved is a new error', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    write(repository.root, {
      'launch.yaml': CALM.replace(
        'date: 2027-03-10\n',
        '<<<<<<< ours\ndate: 2027-03-10\n=======\ndate: 2027-03-17\n>>>>>>> theirs\n',
      ),
    });
    const [plan] = (await dataOf(repository, 'HEAD')).plans;
    expect(plan?.new.map(({ rule }) => rule)).toContain('syntax/merge-conflict');
    expect((await diff(repository, 'HEAD')).code).toBe(1);
  });

  it('names of files may hold anything', async () => {
    const names = [
      'with space.launch.yaml',
      '"quoted".launch.yaml',
      'new\nline.launch.yaml',
      'é日本.launch.yaml',
      '-x.launch.yaml',
    ];
    const repository = repositoryWith(
      Object.fromEntries(names.map((name) => [name, CALM.replace('Atlas', JSON.stringify(name).slice(1, 2))])),
    );
    for (const name of names) write(repository.root, { [name]: CALM.replace('2027-03-10', '2027-03-17') });
    repository.commit('2027-01-05', {});
    for (const head of [[], ['HEAD']]) {
      const { plans } = await dataOf(repository, 'HEAD~1', ...head);
      expect(plans.map(({ path }) => path).sort()).toEqual([...names].sort());
    }
    expect((await diff(repository, 'HEAD~1')).out).toContain('new\\u{a}line.launch.yaml');
  });

  it('a working tree that cannot be written stays as it is', async () => {
    const repository = repositoryWith({ 'launch.yaml': CALM });
    write(repository.root, { 'launch.yaml': CALM.replace('2027-03-10', '2027-03-17') });
    const before = repository.git('status', '--porcelain');
    chmodSync(repository.root, 0o555);
    const { code } = await diff(repository, 'HEAD');
    chmodSync(repository.root, 0o755);
    expect(code).toBe(0);
    expect(repository.git('status', '--porcelain')).toBe(before);
  });

  it('evidence, other plans and settings of the base come from its own tree', async () => {
    const plan = `${SIX_FIELDS}problem:\n  customer: Finance teams\n  pain: Work by hand\n  evidence: evidence/notes.md\n`;
    const repository = repositoryWith({ 'launch.yaml': plan, 'evidence/notes.md': 'Notes' });
    rmSync(join(repository.root, 'evidence'), { recursive: true });
    const [changed] = (await dataOf(repository, 'HEAD')).plans;
    expect(changed?.new.map(({ place }) => place)).toContain('problem.evidence');
    repositoryAt(repository.root).commit('2027-01-05', {});
    expect((await dataOf(repository, 'HEAD~1', 'HEAD')).plans).toHaveLength(1);
  });
});

describe('what a plan says is shown and never obeyed', () => {
  it('nobody is notified and no markup takes effect', async () => {
    const repository = repositoryWith({ 'launch.yaml': SIX_FIELDS });
    const evil = '@octocat <img src=x> [l](javascript:x) #12 \u001b[31m | `c`';
    const text = SIX_FIELDS.replace('Atlas Billing', JSON.stringify(evil)).replace('2027-03-10', '2027-03-24');
    write(repository.root, { 'launch.yaml': text.replace('ana@example.com', '"@octocat"') });
    const { out } = await diff(repository, 'HEAD', '--format=markdown');
    expect(out).toContain('octocat');
    expect(out).not.toMatch(/@octocat|(?<!\\)<img|\[l\]\(|#12|\u001b/);
    expect((await diff(repository, 'HEAD')).out).not.toContain('\u001b');
  });

  it('a comment fits into what a forge takes', { timeout: 60_000 }, async () => {
    const plans = Array.from({ length: 120 }, (_, index) => [
      `p${String(index)}.launch.yaml`,
      SIX_FIELDS.replace('Atlas', `Plan ${String(index)}`),
    ]);
    const repository = repositoryWith({ 'README.md': '' });
    write(repository.root, Object.fromEntries(plans) as Record<string, string>);
    const { out } = await diff(repository, 'HEAD', '--format=markdown', '--as-of=2027-03-09');
    expect(out.length).toBeLessThan(60_000);
    expect(out).toMatch(/\d+ more plans are left out\. `launchplan diff [0-9a-f]{12}` prints all/);
    // What sums it up is not what is cut.
    expect(out).toMatch(/^\| Plan \|.*\n(?:\|.*\n)+\nAnd 70 more\.\n/m);
    expect(out).toMatch(/### New\n\n- On 120 plans, \d+ blockers: \[/);
    expect(out).toMatch(/Findings that differ.*\n\n.*, as of 9 March 2027\n$/);
  });
});
