/**
 * A session with the language server in Neovim, a client that nobody here wrote.
 *
 *     npm run test:neovim
 *
 * The setup is the one that docs/editors/neovim.md tells people to use, taken from that page.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../../..');

process.exitCode = main();

function main() {
  const version = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
  if (version.error !== undefined) {
    console.error(
      'Neovim is not installed, so the language server was not tried in it. On Debian: apt-get install neovim.',
    );
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'launchplan-neovim-'));
  try {
    return session(folder, version.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The exit code of one session in a folder of its own. */
function session(folder, version) {
  const [programs, home, project] = ['bin', 'home', 'project'].map((name) => join(folder, name));
  for (const path of [programs, home, project]) mkdirSync(path);
  symlinkSync(join(root, 'dist/cli.cjs'), join(programs, 'launchplan'));
  writeFileSync(join(project, 'launch.yaml'), failingSample());
  const setup = join(folder, 'setup.lua');
  writeFileSync(setup, setupFor(version));
  const { status, error } = spawnSync(
    'nvim',
    ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${join(here, 'session.lua')}`],
    {
      cwd: project,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 120_000,
      env: {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: home,
        XDG_DATA_HOME: home,
        XDG_STATE_HOME: home,
        XDG_CACHE_HOME: home,
        PATH: `${programs}${delimiter}${process.env.PATH}`,
        LAUNCHPLAN_SETUP: setup,
      },
    },
  );
  if (error !== undefined) console.error(`Neovim did not end well: ${error.message}`);
  return status ?? 1;
}

/** The sample of a launch on its way, with a key misspelt and a status to complete. */
function failingSample() {
  const sample = readFileSync(join(root, 'samples/atlas-billing-midway/launch.yaml'), 'utf8');
  const failing = sample.replace(/^summary:/m, 'sumary:').replace(/^name: /m, 'status: planned # the status\nname: ');
  if (!/^sumary:/m.test(failing)) throw new Error('The sample has no summary to misspell any more.');
  return failing;
}

/** The setup that the page has for this version of Neovim. */
function setupFor(version) {
  const [, major, minor] = /^NVIM v(\d+)\.(\d+)/.exec(version) ?? [];
  const isModern = Number(major) > 0 || Number(minor) >= 11;
  const call = isModern ? 'vim.lsp.config(' : 'vim.lsp.start_client(';
  const page = readFileSync(join(root, 'docs/editors/neovim.md'), 'utf8');
  const blocks = [...page.matchAll(/^```lua\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  const setup = blocks.find((code) => code.includes(call));
  if (setup === undefined) throw new Error(`docs/editors/neovim.md has no setup that calls ${call}…)`);
  return setup;
}
