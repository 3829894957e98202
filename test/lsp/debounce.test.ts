// Brings the timers of this host along.
import 'vscode-languageserver/node';
import { expect, it } from 'vitest';
import { debounce } from '../../server/src/lsp/files/debounce.ts';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

it('does once what touches that come together ask for, each key by itself', async () => {
  const done: string[] = [];
  const { touch } = debounce({ run: (key) => done.push(key) }, () => 0);
  for (const key of ['a', 'a', 'b', 'a']) touch(key);
  setImmediate(() => touch('b'));
  await soon();
  expect(done).toEqual(['a', 'b']);
});

it('lets what comes in the middle of a task go first, and leaves out what that makes needless', async () => {
  const done: string[] = [];
  const { touch } = debounce(
    {
      prepare: () => {
        done.push('prepared');
        // As a message does that arrives meanwhile.
        if (done.length === 1) setImmediate(() => touch('a'));
        else setImmediate(() => done.push('answered'));
      },
      run: () => done.push('run'),
    },
    () => 0,
  );
  touch('a');
  await soon();
  expect(done).toEqual(['prepared', 'prepared', 'answered', 'run']);
});

it('waits for a key that does not come to rest no longer than a second', async () => {
  const done: number[] = [];
  const began = performance.now();
  const { touch, stop } = debounce({ run: () => done.push(performance.now() - began) }, (_, quiet) => 50 - quiet);
  const typing = setInterval(() => touch('a'), 10);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  clearInterval(typing);
  stop();
  expect(done[0]).toBeGreaterThanOrEqual(1000);
  expect(done[0]).toBeLessThan(1400);
});

it('tells those who wait for a key when it is done, and when it is cancelled', async () => {
  const done: string[] = [];
  const { touch, settled, cancel } = debounce({ run: (key) => done.push(key) }, () => 0);
  touch('a');
  await settled('a');
  expect(done).toEqual(['a']);
  touch('b');
  cancel('b');
  await settled('b');
  await soon();
  expect(done).toEqual(['a']);
});
