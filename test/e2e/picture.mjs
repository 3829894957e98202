import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './suites.mjs';

/** The folder that keeps what a run leaves behind. */
export const out = join(root, 'out/e2e');

/** Takes a picture of a window in which a test has failed: out/e2e/<suite>-<test>.png. */
export async function pictureOf(page, suite, test) {
  const name = test.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 80);
  await mkdir(out, { recursive: true });
  // A window that is closed by then has no picture; the failure is told all the same.
  await page.screenshot({ path: join(out, `${suite}-${name}.png`) }).catch(() => undefined);
}
