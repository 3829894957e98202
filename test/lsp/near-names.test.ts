import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whyNameIsNear } from '../../server/src/node/files/near-names.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn, workplace } from '../support/command-line.ts';
import { newRepository, temporaryFolder, write } from '../support/repository.ts';
import { connect, eventually, modern, type TestClient } from '../support/test-client.ts';

/** Clients that pull diagnostics, and those that only get them. */
const clients = [
  ['a client that pulls', modern],
  ['a client that is sent them', {}],
] as const;

/** What the client shows for a file, by what was sent and what it pulled. */
async function messagesOn(client: TestClient, path: string): Promise<readonly string[]> {
  const pushed = client.pushed.get(path)?.diagnostics ?? [];
  const report = client.initialized.capabilities.diagnosticProvider === undefined ? undefined : await client.pull(path);
  const pulled = report?.kind === 'full' ? report.items : [];
  return [...pushed, ...pulled].map(({ message }) => (typeof message === 'string' ? message : message.value));
}

/** The words of the command line, whatever they are: here is only asked whether the editor says the same. */
const PASSED_OVER = sentenceOn('Launch.yaml', SIX_FIELDS);
const NOT_READ = sentenceOn('.launchplan.yml', 'x: 1\n');

function sentenceOn(name: string, text: string): string {
  const place = workplace({ [name]: text });
  const why = whyNameIsNear(join(place.path, name));
  place.remove();
  return `This file ${why ?? ''}`;
}

it('has words of its own for each of the two', () => {
  expect(PASSED_OVER).toContain('launch.yaml');
  expect(NOT_READ).toContain('.launchplan.yaml');
});

describe.each(clients)('a file of which the name is nearly right, for %s', (_name, capabilities) => {
  it.each([
    ['launchplan.yaml', SIX_FIELDS, PASSED_OVER],
    ['Launch.yaml', SIX_FIELDS, PASSED_OVER],
    ['a/LAUNCH.YML', SIX_FIELDS, PASSED_OVER],
    ['.launchplan.yml', 'lints: { sales: off }\n', NOT_READ],
    ['.LaunchPlan.yaml', 'lints: { sales: off }\n', NOT_READ],
    ['launchplan.yml', 'lints: { sales: off }\n', NOT_READ],
  ])('is named in the sentence of the command line: %s', async (path, text, message) => {
    const folder = temporaryFolder();
    write(folder, { [path]: text, 'launch.yaml': SIX_FIELDS });
    const client = await connect({ capabilities, folder });
    await eventually(
      () => messagesOn(client, path),
      (all) => all.length > 0,
    );
    expect(await messagesOn(client, path)).toEqual([message]);
    const { err } = await callIn(folder, ['lint', '--exit-zero']);
    expect(err).toContain(message.replace('This file', path));
    // It stays named once it is open, beside what is found in it.
    await client.open(path, text);
    await eventually(
      () => messagesOn(client, path),
      (all) => all.includes(message),
    );
    await client.close(path);
    await eventually(
      () => messagesOn(client, path),
      (all) => all.length === 1,
    );
  });

  it('is named no more once it is renamed, and from when it is there', async () => {
    const folder = temporaryFolder();
    write(folder, { 'launch.yaml': SIX_FIELDS });
    const client = await connect({ capabilities, folder });
    write(folder, { 'sub/Launch.yaml': SIX_FIELDS });
    await client.watched(['sub', 1]);
    await eventually(
      () => messagesOn(client, 'sub/Launch.yaml'),
      (all) => all.join() === PASSED_OVER,
    );
    renameSync(join(folder, 'sub/Launch.yaml'), join(folder, 'sub/launch.yaml'));
    await client.watched(['sub/Launch.yaml', 3], ['sub/launch.yaml', 1]);
    await eventually(
      () => messagesOn(client, 'sub/Launch.yaml'),
      (all) => all.length === 0,
    );
    write(folder, { '.launchplan.yml': 'x: 1\n' });
    await client.watched(['.launchplan.yml', 1]);
    await eventually(
      () => messagesOn(client, '.launchplan.yml'),
      (all) => all.join() === NOT_READ,
    );
    rmSync(join(folder, '.launchplan.yml'));
    await client.watched(['.launchplan.yml', 3]);
    await eventually(
      () => messagesOn(client, '.launchplan.yml'),
      (all) => all.length === 0,
    );
  });

  it('is left alone where git ignores it, and where it is of another tool', async () => {
    const { root } = newRepository();
    write(root, {
      '.gitignore': 'build\n',
      'build/Launch.yaml': SIX_FIELDS,
      'Launch.yaml': 'ros: 1\n',
      'last/Launch.yaml': SIX_FIELDS,
    });
    const client = await connect({ capabilities, folder: root });
    await eventually(
      () => messagesOn(client, 'last/Launch.yaml'),
      (all) => all.length > 0,
    );
    expect(await messagesOn(client, 'build/Launch.yaml')).toEqual([]);
    expect(await messagesOn(client, 'Launch.yaml')).toEqual([]);
  });
});
