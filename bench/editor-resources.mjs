import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { planOf, sizes } from './corpus.mjs';
import { checkClean } from './editor-checks.mjs';
import { startServer } from './language-server.mjs';
import { median } from './table.mjs';

/** @returns from spawn to the answer to `initialize` by name, beside Node that does nothing, in milliseconds of wall time. */
export async function startTimes(contenders, work, rounds) {
  const folder = join(work, 'start');
  mkdirSync(folder);
  const found = new Map([['node', []], ...contenders.map(({ name }) => [name, []])]);
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await once(spawn(process.execPath, ['-e', '0']), 'exit');
    found.get('node').push(performance.now() - began);
    for (const contender of contenders) {
      const server = await startServer({ ...contender, folder });
      found.get(contender.name).push(server.started);
      await server.stop();
    }
  }
  return mediansOf(found);
}

/** @returns resident megabytes with 1 and with 100 open plans, each in a process of its own, by name and count. */
export async function memories(contenders, work, quick) {
  const folder = join(work, 'memory');
  mkdirSync(folder);
  const found = new Map();
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    for (const count of [1, 100]) {
      for (const contender of contenders) {
        const key = `${contender.name} ${count}`;
        found.set(key, [...(found.get(key) ?? []), await residentWith(count, contender, folder)]);
      }
    }
  }
  return mediansOf(found);
}

async function residentWith(count, contender, folder) {
  const server = await startServer({ ...contender, folder });
  const plans = Array.from({ length: count }, (_, index) => planOf(sizes.M, index + 1));
  const opened = await Promise.all(
    plans.map((text, index) => server.open(pathToFileURL(join(folder, `${index}.launch.yaml`)).href, text)),
  );
  for (const { diagnostics } of opened) checkClean(server, diagnostics);
  await pause(1500);
  const resident = server.resident() / 1024;
  await server.stop();
  return resident;
}

function mediansOf(found) {
  return Object.fromEntries([...found].map(([name, all]) => [name, median(all)]));
}
