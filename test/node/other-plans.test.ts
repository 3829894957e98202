import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import type { OtherPlan, Surroundings } from '../../server/src/lints/surroundings.ts';
import { editorSurroundings } from '../../server/src/node/facts/editor-surroundings.ts';
import { day, newRepository, plan, temporaryFolder, today, surroundingsOf, write } from '../support/repository.ts';
import { cpuTime } from '../support/cpu-time.ts';

function dependingOn(...plans: readonly string[]): string {
  return `dependencies:\n${plans.map((path) => `- on: another launch\n  plan: ${path}\n`).join('')}`;
}

/** The look-up from a plan in a repository of these files. */
async function planAtFrom(
  files: Readonly<Record<string, string>>,
  from: string,
): Promise<(path: string) => OtherPlan | string> {
  const { root } = newRepository();
  write(root, files);
  const { planAt } = await surroundingsOf(join(root, from));
  return planAt ?? (() => 'no world');
}

describe('another plan', () => {
  const files = {
    'atlas/launch.yaml': plan('2027-07-01'),
    'orion/launch.yml': plan('2027-09-01', dependingOn('../atlas/launch.yaml', 'gone.yaml'), 'Orion'),
    'orion/any-name.yml': plan('later', '', 'Undated'),
    'several.launch.yaml': `name: foreign\n---\n${plan('2027-08-01', '', 'First')}---\n${plan('2027-08-02', '', 'Second')}`,
    'ros/launch.yaml': 'launch:\n- node: x\n',
    'broken.launch.yaml': '\0',
    'large.launch.yaml': `${plan('2027-07-01')}# ${'x'.repeat(11_000_000)}`,
    'README.md': '# Read me',
  };

  it('is told by its name, its date and what it depends on', async () => {
    const planAt = await planAtFrom(files, 'atlas/launch.yaml');
    expect(planAt('../orion/launch.yml')).toMatchObject({
      identity: 'orion/launch.yml',
      name: 'Orion',
      date: day('2027-09-01'),
      dependsOn: ['../atlas/launch.yaml', 'gone.yaml'],
    });
    expect(planAt('../orion/any-name.yml')).toMatchObject({ name: 'Undated', date: undefined });
    expect(planAt('/several.launch.yaml')).toMatchObject({ name: 'First', identity: 'several.launch.yaml' });
  });

  it.each([
    ['../ros/launch.yaml', 'not-a-plan'],
    ['../broken.launch.yaml', 'not-a-plan'],
    ['../large.launch.yaml', 'not-a-plan'],
    ['../README.md', 'not-a-plan'],
    ['../orion', 'not-a-plan'],
    ['../gone/launch.yaml', 'absent'],
    ['../several.launch.yaml#1', 'absent'],
    ['../../launch.yaml', 'outside'],
    ['https://example.com/launch.yaml', 'outside'],
    ['//server/launch.yaml', 'outside'],
  ])('at %s is %s', async (path, found) => {
    expect((await planAtFrom(files, 'atlas/launch.yaml'))(path)).toBe(found);
  });

  it('is looked up from its own folder, and is the same by every path', async () => {
    const { root } = newRepository();
    write(root, files);
    symlinkSync('orion', join(root, 'linked'));
    const surroundings = await surroundingsOf(join(root, 'atlas/launch.yaml'));
    const orion = surroundings.planAt?.('../linked/launch.yml');
    if (typeof orion !== 'object') throw new Error(orion);
    expect(orion).toBe(surroundings.planAt?.('/orion/../orion/launch.yml'));
    expect(orion.planAt('../atlas/launch.yaml')).toMatchObject({ identity: surroundings.identity });
    expect(orion.planAt('gone.yaml')).toBe('absent');
  });

  it('is not read through a link that leads out of the repository', async () => {
    const outside = temporaryFolder();
    write(outside, { 'launch.yaml': plan('2027-07-01') });
    const { root } = newRepository();
    write(root, files);
    symlinkSync(outside, join(root, 'linked'));
    const { planAt } = await surroundingsOf(join(root, 'atlas/launch.yaml'));
    expect(planAt?.('../linked/launch.yaml')).toBe('outside');
  });

  it('is as it stands in the editor where it is open there', () => {
    const { root } = newRepository();
    write(root, files);
    const paths = [join(root, 'atlas/launch.yaml'), join(root, 'orion/launch.yml')] as const;
    const unsaved = takeSnapshot(plan('2028-01-01', '', 'Unsaved'));
    const surroundings = editorSurroundings(
      (file) => (file === paths[1] ? unsaved : undefined),
      () => [],
      process.env,
    );
    const { planAt } = surroundings.surroundingsOf(paths[0], takeSnapshot(files['atlas/launch.yaml']), today)(0);
    expect(planAt?.('../orion/launch.yml')).toMatchObject({ name: 'Unsaved' });
  });

  it('is found in the folders of the workspace where there is no repository', () => {
    const folder = temporaryFolder();
    write(folder, files);
    const surroundingsIn = (folders: readonly string[]): Surroundings =>
      editorSurroundings(
        () => undefined,
        () => folders,
        process.env,
      ).surroundingsOf(
        join(folder, 'atlas/launch.yaml'),
        takeSnapshot(files['atlas/launch.yaml']),
        today,
      )(0);
    expect(surroundingsIn([folder]).planAt?.('../orion/launch.yml')).toMatchObject({ name: 'Orion' });
    expect(surroundingsIn([folder]).planAt?.('../../launch.yaml')).toBe('unknown');
    expect(surroundingsIn([join(folder, 'orion')]).planAt?.('../orion/launch.yml')).toBe('unknown');
  });

  it('has an identity of its own in a file of several', async () => {
    const { root } = newRepository();
    write(root, files);
    const identity = async (document: number): Promise<string | undefined> =>
      (await surroundingsOf(join(root, 'several.launch.yaml'), { document })).identity;
    expect(await identity(1)).toBe('several.launch.yaml');
    expect(await identity(2)).toBe('several.launch.yaml#2');
  });

  it('may be the first of a chain of 1,000, which is followed in a moment', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `${index}.launch.yaml`,
        plan('2027-07-01', dependingOn(`./${(index + 1) % 1000}.launch.yaml`), `Plan ${index}`),
      ]),
    );
    const { root } = newRepository();
    write(root, chain);
    const start = cpuTime();
    const { planAt, identity } = await surroundingsOf(join(root, '0.launch.yaml'));
    let next = planAt?.('1.launch.yaml');
    let length = 1;
    while (typeof next === 'object' && next.identity !== identity) {
      next = next.planAt(next.dependsOn[0] ?? '');
      length += 1;
    }
    expect(next).toMatchObject({ name: 'Plan 0' });
    expect(length).toBe(1000);
    expect(cpuTime() - start).toBeLessThan(10_000);
  });
});
