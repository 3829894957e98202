import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { surroundingsFor } from '../../server/src/node/facts/surroundings.ts';
import {
  day,
  git,
  historyOf,
  newRepository,
  plan,
  repositoryAt,
  temporaryFolder,
  today,
  surroundingsOf,
  write,
  type Repository,
} from '../support/repository.ts';

/** A repository whose plan slipped by two weeks. */
function slipped(): Repository & { readonly plan: string } {
  const repository = newRepository();
  repository.commit('2027-01-04', { 'launch.yaml': plan('2027-07-01') });
  repository.commit('2027-02-08', { 'launch.yaml': plan('2027-07-15') }, 'Lee Wong');
  return { ...repository, plan: join(repository.root, 'launch.yaml') };
}

const slip = {
  moves: ['2027-07-01 to 2027-07-15 on 2027-02-08 by Lee Wong'],
  touched: '2027-02-08',
  changed: '2027-02-08',
};

describe('the moves of a launch date', () => {
  it('are told with their commit, its author and the day where it was committed', async () => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01') });
    const second = commit('2027-02-08', { 'launch.yaml': plan('2027-07-15') }, 'Lee Wong');
    const third = commit('2027-03-01', { 'launch.yaml': plan('2027-07-08') });
    const { history } = await surroundingsOf(join(root, 'launch.yaml'));
    expect(history).toEqual({
      moves: [
        { from: day('2027-07-01'), to: day('2027-07-15'), on: day('2027-02-08'), commit: second, author: 'Lee Wong' },
        { from: day('2027-07-15'), to: day('2027-07-08'), on: day('2027-03-01'), commit: third, author: 'Ana Ruiz' },
      ],
      targetMoves: [],
      lastTouched: day('2027-03-01'),
      lastChanged: day('2027-03-01'),
    });
  });

  it('are none, and known to be none, for a plan that kept its date', async () => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01') });
    commit('2027-02-08', { 'launch.yaml': plan('2027-07-01', 'tags: [billing]\n') });
    commit('2027-03-01', { 'README.md': 'Nothing about launches.' });
    expect(await historyOf(join(root, 'launch.yaml'))).toEqual({
      moves: [],
      touched: '2027-02-08',
      changed: undefined,
    });
  });

  it('count the working copy as a commit of today', async () => {
    const { plan: path } = slipped();
    writeFileSync(path, plan('2027-08-01'));
    expect(await historyOf(path)).toEqual({
      moves: [...slip.moves, '2027-07-15 to 2027-08-01 on 2027-06-01 by nobody yet'],
      touched: '2027-06-01',
      changed: '2027-06-01',
    });
  });

  it('take no other line ends for a change of the working copy', async () => {
    const { plan: path } = slipped();
    writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8').replaceAll('\n', '\r\n')}`);
    expect(await historyOf(path)).toEqual(slip);
  });

  it('begin when the date is committed: a target moves freely, and its commitment is no move', async () => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01', 'date_is: target\n') });
    commit('2027-01-11', { 'launch.yaml': plan('2027-07-15', 'date_is: target\n') });
    commit('2027-01-18', { 'launch.yaml': plan('2027-08-01', 'date_is: committed\n') });
    commit('2027-01-25', { 'launch.yaml': plan('2027-08-20') });
    const history = await historyOf(join(root, 'launch.yaml'));
    expect(history?.moves).toEqual(['2027-08-01 to 2027-08-20 on 2027-01-25 by Ana Ruiz']);
  });

  it('of a target are told apart, from the last change of the stage on', async () => {
    const { commit, root } = newRepository();
    const target = (date: string, stage: string): string =>
      plan(date, 'date_is: target\n').replace('stage: ga', `stage: ${stage}`);
    commit('2027-01-04', { 'launch.yaml': target('2027-07-01', 'alpha') });
    commit('2027-01-11', { 'launch.yaml': target('2027-07-15', 'alpha') });
    commit('2027-01-18', { 'launch.yaml': target('2027-09-01', 'beta') });
    commit('2027-01-25', { 'launch.yaml': target('2027-10', 'beta').replace('date_is: target\n', '') });
    commit('2027-01-26', { 'launch.yaml': target('2027-12-01', 'beta') });
    const { history } = await surroundingsOf(join(root, 'launch.yaml'));
    expect(history?.moves).toEqual([]);
    expect(history?.targetMoves).toMatchObject([
      { from: day('2027-09-01'), to: day('2027-10-31') },
      { from: day('2027-10-31'), to: day('2027-12-01'), on: day('2027-01-26'), author: 'Ana Ruiz' },
    ]);
    commit('2027-02-01', { 'launch.yaml': target('2027-12-01', 'ga') });
    expect((await surroundingsOf(join(root, 'launch.yaml'))).history?.targetMoves).toEqual([]);
  });

  it('cannot be hidden by calling a committed date a target again', async () => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01') });
    commit('2027-01-11', { 'launch.yaml': plan('2027-07-15', 'date_is: target\n') });
    const history = await historyOf(join(root, 'launch.yaml'));
    expect(history?.moves).toEqual(['2027-07-01 to 2027-07-15 on 2027-01-11 by Ana Ruiz']);
  });

  it('pass over a version that nobody could read', async () => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01') });
    commit('2027-01-11', { 'launch.yaml': '\0 [' });
    commit('2027-01-18', { 'launch.yaml': plan('soon') });
    commit('2027-01-25', { 'launch.yaml': plan('2027-07-15') });
    const history = await historyOf(join(root, 'launch.yaml'));
    expect(history?.moves).toEqual(['2027-07-01 to 2027-07-15 on 2027-01-25 by Ana Ruiz']);
  });

  it('are found wherever the date is written', async () => {
    const { commit, root } = newRepository();
    const written = (date: string): string =>
      `{launch_plan: 1, name: Atlas,\n"date": ${date},\nowner: ana@example.com}\n`;
    const aliased = (date: string): string => `links: {prd: &day ${date}}\nlaunch_plan: 1\nname: Atlas\ndate: *day\n`;
    commit('2027-01-04', { 'a/launch.yaml': written('2027-07-01'), 'b/launch.yaml': aliased('2027-07-01') });
    commit('2027-02-08', { 'a/launch.yaml': written('2027-07-15'), 'b/launch.yaml': aliased('2027-07-15') });
    for (const folder of ['a', 'b']) {
      expect((await historyOf(join(root, folder, 'launch.yaml')))?.moves).toHaveLength(1);
    }
  });

  it('are not mistaken for a date in another section', async () => {
    const { commit, root } = newRepository();
    const withStep = (date: string): string =>
      plan('2027-07-01', `rollout:\n  steps:\n  - to: all\n    date: ${date}\n`);
    commit('2027-01-04', { 'launch.yaml': withStep('2027-07-01') });
    commit('2027-02-08', { 'launch.yaml': withStep('2027-07-15') });
    expect((await historyOf(join(root, 'launch.yaml')))?.moves).toEqual([]);
  });
});

describe('the day of the last change', () => {
  const price = (amount: string): string => `pricing:\n  model: flat\n  price: ${amount}\n`;

  it.each([
    ['the price', price('49 EUR'), price('59 EUR')],
    ['the model', price('49 EUR'), price('49 EUR').replace('flat', 'usage')],
    ['the plans', 'pricing:\n  plans: [S, M]\n', 'pricing:\n  plans: [S, M, L]\n'],
    ['the scope', 'scope:\n- Invoices\n- Cards\n', 'scope:\n- Invoices\n'],
    ['the scope by a drop', 'scope:\n- what: Cards\n', 'scope:\n- what: Cards\n  status: not-applicable\n'],
    ['a target date', 'date_is: target\n', 'date_is: target\n'],
  ])('follows %s', async (what, before, after) => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01', before) });
    commit('2027-02-08', { 'launch.yaml': plan(what === 'a target date' ? '2027-07-02' : '2027-07-01', after) });
    commit('2027-03-01', {
      'launch.yaml': plan(what === 'a target date' ? '2027-07-02' : '2027-07-01', `${after}tags: [x]\n`),
    });
    const history = await historyOf(join(root, 'launch.yaml'));
    expect(history).toMatchObject({ changed: '2027-02-08', touched: '2027-03-01' });
  });

  it.each([
    ['a price is said for the first time', '', price('49 EUR')],
    ['a price that was planned is there', 'pricing:\n  price: {owner: a@example.com, due: T-30}\n', price('49 EUR')],
    ['the scope is written another way', 'scope: [Cards, Invoices]\n', 'scope:\n- what: Invoices\n- what: "Cards"\n'],
    ['a part of the scope is done', 'scope:\n- what: Cards\n', 'scope:\n- what: Cards\n  status: done\n'],
  ])('is not when %s', async (_, before, after) => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01', before) });
    commit('2027-02-08', { 'launch.yaml': plan('2027-07-01', after) });
    expect(await historyOf(join(root, 'launch.yaml'))).toMatchObject({ changed: undefined, touched: '2027-02-08' });
  });
});

describe('a plan that moves to another path', () => {
  it('keeps its history, also where its date moves with it', async () => {
    const { commit, root, git } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01') });
    mkdirSync(join(root, 'plans'));
    git('mv', 'launch.yaml', 'plans/billing.launch.yml');
    commit('2027-02-08', { 'plans/billing.launch.yml': plan('2027-07-15') }, 'Lee Wong');
    git('mv', 'plans/billing.launch.yml', 'plans/cards.launch-plan.yaml');
    commit('2027-03-01', {});
    const history = await historyOf(join(root, 'plans/cards.launch-plan.yaml'));
    expect(history).toEqual({ ...slip, touched: '2027-03-01' });
  });

  it('keeps it where two plans change places', async () => {
    const { commit, root } = newRepository();
    const [atlas, orion] = [join(root, 'atlas.launch.yaml'), join(root, 'orion.launch.yaml')];
    const other = `launch_plan: 1\nname: Orion\ndate: 2027-09-01\nnotes: |\n${'  Nothing like the other.\n'.repeat(20)}`;
    commit('2027-01-04', { 'atlas.launch.yaml': plan('2027-07-01'), 'orion.launch.yaml': other });
    commit('2027-02-08', { 'atlas.launch.yaml': plan('2027-07-15') }, 'Lee Wong');
    renameSync(atlas, join(root, 'x'));
    renameSync(orion, atlas);
    renameSync(join(root, 'x'), orion);
    commit('2027-03-01', {});
    expect((await historyOf(orion))?.moves).toEqual(slip.moves);
    expect((await historyOf(atlas))?.moves).toEqual([]);
  });

  it('does not hand its history to a copy, nor to the plan that takes its path', async () => {
    const { commit, root, git } = slipped();
    commit('2027-03-01', { 'copy/launch.yaml': plan('2027-07-15') });
    git('mv', 'launch.yaml', 'old.launch.yaml');
    commit('2027-03-02', {});
    commit('2027-03-03', { 'launch.yaml': plan('2027-12-01') });
    expect(await historyOf(join(root, 'copy/launch.yaml'))).toMatchObject({ moves: [], touched: '2027-03-01' });
    expect(await historyOf(join(root, 'launch.yaml'))).toMatchObject({ moves: [], touched: '2027-03-03' });
    expect(await historyOf(join(root, 'old.launch.yaml'))).toMatchObject({ moves: slip.moves });
  });

  it('leaves its path to the plan of the next launch', async () => {
    const { commit, root, git } = slipped();
    git('mv', 'launch.yaml', 'past.launch.yaml');
    const next = `launch_plan: 1\nname: Orion\ndate: 2027-12-01\nnotes: |\n${'  Nothing like the other.\n'.repeat(20)}`;
    commit('2027-03-01', { 'launch.yaml': next });
    expect(await historyOf(join(root, 'launch.yaml'))).toMatchObject({ moves: [] });
    expect(await historyOf(join(root, 'past.launch.yaml'))).toMatchObject({ moves: slip.moves });
  });

  it('is another plan where its name and its date are others', async () => {
    const { commit, root, git } = slipped();
    git('mv', 'launch.yaml', 'next.launch.yaml');
    commit('2027-03-01', { 'next.launch.yaml': plan('2027-12-01', '', 'Atlas Insights') });
    expect(await historyOf(join(root, 'next.launch.yaml'))).toMatchObject({ moves: [] });
  });

  it('is the same plan when it comes back after a deletion', async () => {
    const { commit, root, plan: path } = slipped();
    unlinkSync(path);
    commit('2027-03-01', {});
    commit('2027-03-08', { 'launch.yaml': plan('2027-08-01') });
    expect((await historyOf(join(root, 'launch.yaml')))?.moves).toEqual([
      ...slip.moves,
      '2027-07-15 to 2027-08-01 on 2027-03-08 by Ana Ruiz',
    ]);
  });
});

describe('several plans', () => {
  it('of one file are told apart by their names, whatever their order', async () => {
    const { commit, root } = newRepository();
    const both = (atlas: string, orion: string): string[] => [plan(atlas, '', 'Atlas'), plan(orion, '', 'Orion')];
    commit('2027-01-04', { 'launch.yaml': both('2027-07-01', '2027-09-01').join('---\n') });
    commit('2027-02-08', { 'launch.yaml': both('2027-07-15', '2027-09-01').join('---\n') }, 'Lee Wong');
    commit('2027-03-01', { 'launch.yaml': both('2027-07-15', '2027-09-01').toReversed().join('---\n') });
    const path = join(root, 'launch.yaml');
    expect((await historyOf(path, { document: 0 }))?.moves).toEqual([]);
    expect((await historyOf(path, { document: 1 }))?.moves).toEqual(slip.moves);
  });

  it('keep their history under a new name in the same place', async () => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01', '', 'Atlas Pay') });
    commit('2027-02-08', { 'launch.yaml': plan('2027-07-15') }, 'Lee Wong');
    expect(await historyOf(join(root, 'launch.yaml'))).toEqual(slip);
  });

  it('of many files are read by one log and one batch', async () => {
    const { commit, root } = newRepository();
    const names = Array.from({ length: 30 }, (_, index) => `${index}/launch.yaml`);
    const all = (date: string): Record<string, string> =>
      Object.fromEntries(names.map((name, index) => [name, plan(date, '', `Atlas ${index}`)]));
    commit('2027-01-04', all('2027-07-01'));
    commit('2027-02-08', all('2027-07-15'), 'Lee Wong');
    const bin = join(root, '.git', 'bin');
    const calls = join(root, '.git', 'calls');
    write(bin, {
      git: `#!/bin/sh\nfor a; do case "$a" in log|cat-file|rev-parse) echo "$a" >> '${calls}';; esac; done\nPATH='${process.env.PATH ?? ''}' exec git "$@"\n`,
    });
    chmodSync(join(bin, 'git'), 0o755);
    const files = names.map((name) => ({
      path: join(root, name),
      snapshot: takeSnapshot(readFileSync(join(root, name), 'utf8')),
    }));
    const surroundingsOf = await surroundingsFor(
      files.map(({ path }) => path),
      { today, environment: { PATH: bin } },
    );
    for (const { path, snapshot } of files) expect(surroundingsOf(path, snapshot)(0).history?.moves).toHaveLength(1);
    expect(readFileSync(calls, 'utf8').trim().split('\n')).toEqual(['rev-parse', 'log', 'cat-file']);
  });
});

describe('a merge', () => {
  /** A branch that moves the date while the main line works on something else. */
  function branched(onBranch: readonly string[], onMain: string, more: string): Repository {
    const repository = newRepository();
    repository.commit('2027-01-04', { 'launch.yaml': plan('2027-07-01', 'tags: [a]\n') });
    repository.git('switch', '--quiet', '--create', 'slip');
    for (const date of onBranch) {
      repository.commit('2027-02-08', { 'launch.yaml': plan(date, 'tags: [a]\n') }, 'Lee Wong');
    }
    repository.git('switch', '--quiet', 'main');
    repository.commit('2027-02-10', { 'launch.yaml': `# A plan\n${plan(onMain, more)}` });
    return repository;
  }
  const merge = (folder: string, ...args: readonly string[]): string =>
    git(folder, ['merge', '--quiet', '--no-edit', '--no-ff', ...args], { on: '2027-02-20', by: 'Merger' });

  const merged = ['2027-07-01 to 2027-07-15 on 2027-02-20 by Merger'];

  it('makes the move that its branch brings, whatever was tried there meanwhile', async () => {
    const { root } = branched(['2027-09-01', '2027-08-01', '2027-07-15'], '2027-07-01', 'tags: [a]\n');
    merge(root, 'slip');
    expect(await historyOf(join(root, 'launch.yaml'))).toMatchObject({ moves: merged, touched: '2027-02-20' });
  });

  it('touches the plans that its branch changed, and no others', async () => {
    const { root, commit, git } = newRepository();
    commit('2027-01-04', { 'a.launch.yaml': plan('2027-07-01'), 'b.launch.yaml': plan('2027-07-01') });
    git('switch', '--quiet', '--create', 'slip');
    commit('2027-02-08', { 'a.launch.yaml': plan('2027-07-15') }, 'Lee Wong');
    git('switch', '--quiet', 'main');
    commit('2027-02-10', { 'b.launch.yaml': plan('2027-07-15') });
    merge(root, 'slip');
    expect(await historyOf(join(root, 'a.launch.yaml'))).toMatchObject({ moves: merged, touched: '2027-02-20' });
    expect(await historyOf(join(root, 'b.launch.yaml'))).toMatchObject({ touched: '2027-02-10' });
  });

  it('leaves a move to the commit that made it on the line of first parents', async () => {
    const { root, git } = branched(['2027-07-15'], '2027-07-01', 'tags: [a]\n');
    git('switch', '--quiet', 'slip');
    merge(root, 'main');
    expect((await historyOf(join(root, 'launch.yaml')))?.moves).toEqual(slip.moves);
  });

  it('counts a move once that both sides made', async () => {
    const { root } = branched(['2027-07-15'], '2027-07-15', 'tags: [a]\n');
    merge(root, 'slip');
    expect((await historyOf(join(root, 'launch.yaml')))?.moves).toEqual([
      '2027-07-01 to 2027-07-15 on 2027-02-10 by Ana Ruiz',
    ]);
  });

  it('drops a move that was given up', async () => {
    const { root } = branched(['2027-07-15'], '2027-07-01', 'tags: [b]\n');
    merge(root, '--strategy=ours', 'slip');
    expect((await historyOf(join(root, 'launch.yaml')))?.moves).toEqual([]);
  });

  it('is itself the mover where it brings a date of its own', async () => {
    const { root } = branched(['2027-07-15'], '2027-07-01', 'tags: [a]\n');
    git(root, ['merge', '--quiet', '--no-commit', '--no-ff', 'slip']);
    write(root, { 'launch.yaml': plan('2027-07-22') });
    git(root, ['commit', '--quiet', '--all', '--no-edit'], { on: '2027-02-20', by: 'Merger' });
    expect((await historyOf(join(root, 'launch.yaml')))?.moves).toEqual([
      '2027-07-01 to 2027-07-22 on 2027-02-20 by Merger',
    ]);
  });

  it('brings a branch whose plans the main line never had', async () => {
    const { root, commit, git: run } = newRepository();
    commit('2027-01-01', { 'README.md': 'No plan here.' });
    run('switch', '--quiet', '--create', 'plans');
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01') });
    commit('2027-02-08', { 'launch.yaml': plan('2027-07-15') }, 'Lee Wong');
    run('switch', '--quiet', 'main');
    commit('2027-02-10', { 'README.md': 'Still none.' });
    git(root, ['merge', '--quiet', '--no-commit', '--no-ff', 'plans']);
    write(root, { 'launch.yaml': plan('2027-07-15', 'tags: [a]\n') });
    git(root, ['commit', '--quiet', '--all', '--no-edit'], { on: '2027-02-20', by: 'Merger' });
    expect((await historyOf(join(root, 'launch.yaml')))?.moves).toEqual([]);
  });
});

describe('a repository of another kind', () => {
  it('is read in a worktree', async () => {
    const { git, root } = slipped();
    const worktree = join(temporaryFolder(), 'tree');
    git('worktree', 'add', '--quiet', '-b', 'other', worktree);
    expect(await historyOf(join(worktree, 'launch.yaml'))).toEqual(slip);
    expect(root).not.toBe(worktree);
  });

  it('is read in a submodule', async () => {
    const inner = slipped();
    const outer = newRepository();
    outer.git('submodule', '--quiet', 'add', inner.root, 'inner');
    outer.commit('2027-04-01', {});
    expect(await historyOf(join(outer.root, 'inner/launch.yaml'))).toEqual(slip);
  });

  it('is read through a link to the plan', async () => {
    const { plan: path } = slipped();
    const link = join(temporaryFolder(), 'linked.yaml');
    symlinkSync(path, link);
    expect(await historyOf(link)).toEqual(slip);
  });

  it('is read with a broken and a locked index', async () => {
    const { root, plan: path } = slipped();
    write(root, { '.git/index': 'broken', '.git/index.lock': '' });
    expect(await historyOf(path)).toEqual(slip);
  });

  it('is read from inside a hook of another repository', async () => {
    const { plan: path } = slipped();
    const other = newRepository();
    const environment = { ...process.env, GIT_DIR: join(other.root, '.git'), GIT_WORK_TREE: other.root };
    expect(await historyOf(path, { environment })).toEqual(slip);
  });

  it.each([
    'a\nb\tc.launch.yaml',
    ':(glob)*"\\.launch.yaml',
    'ñandú 🚀.launch.yaml',
    '--output=x.launch.yaml',
    'named-otherwise.yml',
  ])('has a plan called %j', async (name) => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { [name]: plan('2027-07-01') });
    commit('2027-02-08', { [name]: plan('2027-07-15') }, 'Lee Wong');
    expect(await historyOf(join(root, name))).toEqual(slip);
  });
});

describe('a history is unknown, never empty,', () => {
  it('in a shallow clone', async () => {
    const { root } = slipped();
    const clone = join(temporaryFolder(), 'clone');
    git(root, ['clone', '--quiet', '--depth=1', pathToFileURL(root).href, clone]);
    expect(await historyOf(join(clone, 'launch.yaml'))).toBeUndefined();
    repositoryAt(clone).git('fetch', '--quiet', '--unshallow');
    expect(await historyOf(join(clone, 'launch.yaml'))).toEqual(slip);
  });

  it('without git', async () => {
    const { plan: path } = slipped();
    expect(await historyOf(path, { environment: { PATH: '' } })).toBeUndefined();
    expect(await historyOf(path, { environment: {} })).toBeUndefined();
  });

  it('without a repository', async () => {
    const folder = temporaryFolder();
    write(folder, { 'launch.yaml': plan('2027-07-01') });
    expect(await historyOf(join(folder, 'launch.yaml'))).toBeUndefined();
  });

  it('before the first commit of a repository or of a plan', async () => {
    const { root, commit } = newRepository();
    write(root, { 'launch.yaml': plan('2027-07-01') });
    expect(await historyOf(join(root, 'launch.yaml'))).toBeUndefined();
    commit('2027-01-04', {});
    write(root, { 'new.launch.yaml': plan('2027-07-01') });
    expect(await historyOf(join(root, 'new.launch.yaml'))).toBeUndefined();
    unlinkSync(join(root, 'launch.yaml'));
    commit('2027-01-05', {});
    write(root, { 'launch.yaml': plan('2027-07-15') });
    expect(await historyOf(join(root, 'launch.yaml'))).toBeUndefined();
  });

  it('where the repository is damaged', async () => {
    const { root, plan: path, git } = slipped();
    const id = git('rev-parse', 'HEAD~1:launch.yaml');
    const object = join(root, '.git/objects', id.slice(0, 2), id.slice(2));
    chmodSync(object, 0o644);
    writeFileSync(object, 'damaged');
    expect(await historyOf(path)).toBeUndefined();
    unlinkSync(object);
    expect(await historyOf(path)).toBeUndefined();
    writeFileSync(join(root, '.git/HEAD'), 'nowhere');
    expect(await historyOf(path)).toBeUndefined();
  });

  it('where git does not trust the repository', async () => {
    const { plan: path } = slipped();
    const bin = temporaryFolder();
    const suspicious = `GIT_TEST_ASSUME_DIFFERENT_OWNER=1 PATH='${process.env.PATH ?? ''}'`;
    write(bin, { git: `#!/bin/sh\n${suspicious} exec git "$@"\n` });
    chmodSync(join(bin, 'git'), 0o755);
    const environment = { PATH: bin, HOME: bin };
    expect(await historyOf(path, { environment })).toBeUndefined();
    write(bin, { '.gitconfig': '[safe]\n\tdirectory = *\n' });
    expect(await historyOf(path, { environment })).toEqual(slip);
  });

  it('where a `.git` leads elsewhere or to nothing', async () => {
    const { root } = slipped();
    const folder = temporaryFolder();
    write(folder, { 'launch.yaml': plan('2027-07-01'), '.git': 'gitdir: /nowhere' });
    expect(await historyOf(join(folder, 'launch.yaml'))).toBeUndefined();
    git(root, ['config', 'core.worktree', folder]);
    expect(await historyOf(join(root, 'launch.yaml'))).toBeUndefined();
    git(root, ['config', '--unset', 'core.worktree']);
    git(root, ['config', 'core.bare', 'true']);
    expect(await historyOf(join(root, 'launch.yaml'))).toBeUndefined();
  });

  it('where a version is larger than any plan', async () => {
    const { commit, root } = newRepository();
    commit('2027-01-04', { 'launch.yaml': plan('2027-07-01', `# ${'x'.repeat(2 ** 21)}\n`) });
    commit('2027-02-08', { 'launch.yaml': plan('2027-07-15'), 'other.launch.yaml': plan('2027-07-15') });
    expect(await historyOf(join(root, 'launch.yaml'))).toBeUndefined();
    expect(await historyOf(join(root, 'other.launch.yaml'))).toMatchObject({ moves: [] });
  });
});

describe('a hostile repository', () => {
  /** Gives a repository every setting that names a program, each of which would leave its name in a folder. */
  function armed({ root, git }: Repository): () => readonly string[] {
    const marks = join(root, '.git', 'marks');
    const program = (name: string): string => {
      const path = join(root, '.git', 'programs', name);
      write(root, { [`.git/programs/${name}`]: `#!/bin/sh\ntouch '${join(marks, name)}'\nexit 0\n` });
      chmodSync(path, 0o755);
      return path;
    };
    mkdirSync(marks);
    const settings: Readonly<Record<string, string>> = {
      'core.fsmonitor': 'monitor',
      'core.pager': 'pager',
      'pager.log': 'log-pager',
      'core.editor': 'editor',
      'core.sshCommand': 'ssh',
      'core.gitProxy': 'proxy',
      'core.askPass': 'ask',
      'core.alternateRefsCommand': 'alternates',
      'credential.helper': 'credential',
      'diff.external': 'external-diff',
      'diff.evil.command': 'diff-command',
      'diff.evil.textconv': 'textconv',
      'filter.evil.clean': 'clean',
      'filter.evil.smudge': 'smudge',
      'filter.evil.process': 'process',
      'gpg.program': 'gpg',
      'gpg.ssh.program': 'gpg-ssh',
      'remote.origin.uploadpack': 'upload-pack',
    };
    for (const [key, name] of Object.entries(settings)) git('config', key, program(name));
    for (const [key, value] of [
      ['log.showSignature', 'true'],
      ['diff.evil.cachetextconv', 'true'],
      ['alias.log', `!${program('alias')}`],
      ['core.hooksPath', join(root, '.git', 'programs')],
      ['remote.origin.url', `ext::${program('ext')}`],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:none'],
      ['extensions.partialClone', 'origin'],
      ['core.repositoryFormatVersion', '1'],
      ['protocol.ext.allow', 'always'],
      ['protocol.allow', 'always'],
      ['diff.renames', 'false'],
      ['diff.relative', 'true'],
      ['log.showRoot', 'false'],
      ['log.diffMerges', 'off'],
      ['log.follow', 'true'],
      ['color.ui', 'always'],
      ['format.pretty', 'oneline'],
    ] as const) {
      git('config', key, value);
    }
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'pre-auto-gc']) program(hook);
    write(root, { '.git/info/attributes': '*.yaml diff=evil filter=evil\n* diff=evil\n' });
    // Setting this up may have run one.
    for (const mark of readdirSync(marks)) rmSync(join(marks, mark));
    return () => readdirSync(marks);
  }

  /** A commit that claims to be signed, which is what makes git ask for a check. */
  function signed({ root, git: run }: Repository): void {
    const [header, ...body] = run('cat-file', 'commit', 'HEAD').split('\n\n');
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
    const id = git(root, ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      input: `${header ?? ''}\n${signature}\n\n${body.join('\n\n')}\n`,
    });
    run('update-ref', 'refs/heads/main', id);
  }

  it('runs none of its programs, and its settings change nothing', async () => {
    const repository = slipped();
    signed(repository);
    const ran = armed(repository);
    expect(await historyOf(repository.plan)).toEqual(slip);
    expect(ran()).toEqual([]);
  });

  it('fetches nothing where an object is missing', async () => {
    const repository = slipped();
    const id = repository.git('rev-parse', 'HEAD~1:launch.yaml');
    unlinkSync(join(repository.root, '.git/objects', id.slice(0, 2), id.slice(2)));
    const ran = armed(repository);
    expect(await historyOf(repository.plan)).toBeUndefined();
    for (const url of ['ssh://example.invalid/x', 'git://example.invalid/x', pathToFileURL(repository.root).href]) {
      repository.git('config', 'remote.origin.url', url);
      expect(await historyOf(repository.plan)).toBeUndefined();
    }
    expect(ran()).toEqual([]);
  });

  it('would have run them for a git that is called without care', () => {
    const repository = slipped();
    const id = repository.git('rev-parse', 'HEAD~1:launch.yaml');
    signed(repository);
    const ran = armed(repository);
    repository.git('config', 'log.follow', 'false');
    repository.git('config', '--unset', 'filter.evil.process');
    repository.git('log', '-p', '--ext-diff', 'HEAD');
    unlinkSync(join(repository.root, '.git/objects', id.slice(0, 2), id.slice(2)));
    expect(() => repository.git('cat-file', '-p', id)).toThrow();
    expect(ran()).toEqual(expect.arrayContaining(['diff-command', 'gpg', 'ext']));
  });

  it('brings no git of its own', async () => {
    const repository = slipped();
    write(repository.root, { git: `#!/bin/sh\ntouch '${join(repository.root, 'ran')}'\n` });
    chmodSync(join(repository.root, 'git'), 0o755);
    const here = process.cwd();
    process.chdir(repository.root);
    try {
      expect(await historyOf('launch.yaml', { environment: { PATH: ['', '.', './'].join(':') } })).toBeUndefined();
    } finally {
      process.chdir(here);
    }
    expect(existsSync(join(repository.root, 'ran'))).toBe(false);
  });
});

describe('a long history', () => {
  /** Many commits at once, through a stream. */
  function commits(root: string, count: number, files: (index: number) => Readonly<Record<string, string>>): void {
    const stream = Array.from({ length: count }, (_, index) => {
      const seconds = 1_800_000_000 + index * 60;
      const written = Object.entries(files(index)).map(
        ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
      );
      return `commit refs/heads/main\nauthor Ana <a@example.com> ${seconds} +0000\ncommitter Ana <a@example.com> ${seconds} +0000\ndata 1\nx\n${written.join('')}`;
    });
    git(root, ['fast-import', '--quiet'], { input: stream.join('\n') });
    git(root, ['reset', '--quiet', '--hard']);
  }

  it('of 2,000 versions is read within seconds', async () => {
    const { root } = newRepository();
    commits(root, 2_000, (index) => ({
      'launch.yaml': plan(index < 1_000 ? '2027-07-01' : '2027-07-15', `summary: Version ${index}\n`),
    }));
    const start = performance.now();
    expect((await historyOf(join(root, 'launch.yaml')))?.moves).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(10_000);
  }, 60_000);

  it('is unknown where the plan began before the 20,000 newest commits of plans', async () => {
    const { root } = newRepository();
    commits(root, 20_001, (index) => ({
      'busy.launch.yaml': `launch_plan: 1\nname: Busy\ndate: 2027-07-01\n# ${index}\n`,
      ...(index === 0 ? { 'old.launch.yaml': plan('2027-07-01') } : {}),
      ...(index === 5 ? { 'young.launch.yaml': plan('2027-07-01') } : {}),
      ...(index === 9 ? { 'old.launch.yaml': plan('2027-07-15') } : {}),
    }));
    expect(await historyOf(join(root, 'old.launch.yaml'))).toBeUndefined();
    expect(await historyOf(join(root, 'busy.launch.yaml'))).toBeUndefined();
    expect(await historyOf(join(root, 'young.launch.yaml'))).toMatchObject({ moves: [] });
  }, 60_000);
});
