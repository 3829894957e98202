import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { recommended } from '../../server/src/engine/config/config.ts';
import { checkText, statesOf } from '../support/lint-folder.ts';
import { git, newRepository, plan, surroundingsOf, temporaryFolder, today, write } from '../support/repository.ts';

/** What `date/slipped` says of a plan on the disk: its states, then the message of what it reports. */
async function slippedAt(root: string, name: string): Promise<string> {
  const path = join(root, name);
  const surroundings = await surroundingsOf(path);
  const context = { today, config: recommended, surroundings: () => surroundings };
  const { report } = checkText(readFileSync(path, 'utf8'), context);
  const found = report.findings.find(({ rule }) => rule === 'date/slipped');
  return [statesOf(report, 'date/slipped'), ...(found === undefined ? [] : [found.message])].join(': ');
}

/** One repository with four plans: one graduates on time, one in two steps, one slips back and forth, one is merged. */
function scripted(): string {
  const { root, commit, git: run } = newRepository();
  const at = (stage: string, date: string, more = ''): string =>
    plan(date, more).replace('stage: ga', `stage: ${stage}`);
  commit('2027-01-04', {
    'graduates.launch.yaml': at('alpha', '2027-02-01'),
    'relaunches.launch.yaml': at('alpha', '2027-02-01'),
    'wanders.launch.yaml': at('ga', '2027-06-01'),
    'merged.launch.yaml': at('ga', '2027-06-01'),
  });
  commit('2027-01-11', { 'wanders.launch.yaml': at('ga', '2027-07-01') });
  commit('2027-01-18', { 'wanders.launch.yaml': at('ga', '2027-06-10') });
  commit('2027-01-25', { 'wanders.launch.yaml': at('ga', '2027-06-20') });
  commit('2027-02-01', { 'relaunches.launch.yaml': at('alpha', '2027-02-01', 'status: launched\n') });
  commit('2027-02-02', {
    'graduates.launch.yaml': at('beta', '2027-04-01'),
    'relaunches.launch.yaml': at('alpha', '2027-06-01', 'status: planned\n'),
  });
  commit('2027-04-02', { 'graduates.launch.yaml': at('ga', '2027-07-01') });
  run('switch', '--quiet', '--create', 'side');
  commit('2027-04-05', { 'merged.launch.yaml': at('ga', '2027-09-01') }, 'Lee Wong');
  commit('2027-04-06', { 'merged.launch.yaml': at('ga', '2027-06-15') }, 'Lee Wong');
  run('switch', '--quiet', 'main');
  commit('2027-04-07', { 'README.md': 'Work goes on.' });
  git(root, ['merge', '--quiet', '--no-edit', '--no-ff', 'side'], { on: '2027-04-08', by: 'Merger' });
  return root;
}

it('replays a repository: no slip on time, net days back and forth, first parents of a merge, nothing when shallow', async () => {
  const root = scripted();
  expect(await slippedAt(root, 'graduates.launch.yaml')).toBe('done');
  expect(await slippedAt(root, 'relaunches.launch.yaml')).toBe('done');
  expect(await slippedAt(root, 'wanders.launch.yaml')).toMatch(
    /^open: The launch date moved later twice, by 19 days from the first date to the last: /,
  );
  expect(await slippedAt(root, 'merged.launch.yaml')).toMatch(
    /^open: The launch date moved later once, by 14 days: 1 June to 15 June \(14 days, Merger on 8 April\)\./,
  );
  const clone = join(temporaryFolder(), 'clone');
  git(root, ['clone', '--quiet', '--depth=1', pathToFileURL(root).href, clone]);
  expect(await slippedAt(clone, 'wanders.launch.yaml')).toBe('not asked');

  // The day of a new stage starts the count again, and what moves after that counts.
  write(root, { 'graduates.launch.yaml': plan('2027-07-15') });
  expect(await slippedAt(root, 'graduates.launch.yaml')).toMatch(
    /^open: The launch date moved later once, by 14 days: /,
  );
});
