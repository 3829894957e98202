/** A VS Code of its own: a server on a free port, a browser that shows it, and temporary folders for what they write. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import { setUp } from './setup.mjs';

/** What would only stand in the way of tests and pictures. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * Opens a folder in a VS Code that has an extension under development.
 *
 * @param {object} wanted
 * @param {string} wanted.folder the folder to open, absolute
 * @param {string} wanted.extension the folder of the extension, absolute
 * @param {string} [wanted.tests] the compiled tests, absolute: a module that exports `run`
 * @param {string} [wanted.extensions] a folder of installed extensions
 * @param {string} [wanted.userData] a folder for the user's data, which is kept; a temporary one without it
 * @param {Record<string, unknown>} [wanted.settings] the user's settings
 * @param {(line: string) => void} [wanted.log] takes each line that the tests and the extension host print
 * @returns the page; `finished`, which becomes the exit code of the tests; and `close`.
 */
export async function openWorkbench({ folder, extension, tests, extensions, userData, settings = {}, log = ignore }) {
  const { node, server, browser: browserPath, driver } = await setUp();
  const { chromium } = await import(driver);
  const temporary = await mkdtemp(join(tmpdir(), 'launchplan-e2e-'));
  const user = userData ?? join(temporary, 'user');
  await mkdir(join(user, 'User'), { recursive: true });
  await writeFile(join(user, 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }));

  const port = await freePort();
  const child = spawn(node, [server, ...serverArguments(port, temporary, user, extensions)], {
    // Without these two, sockets are left behind in the folders of the user.
    env: { ...process.env, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = async () => {
    await browser?.close();
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    }
    await rm(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  let browser;
  try {
    await listening(child, log);
    browser = await chromium.launch({ executablePath: browserPath, args: browserArguments });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const finished = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => resolve(1));
    });
    await page.exposeFunction('codeAutomationLog', (_type, args) => log(format(...args)));
    await page.goto(address(port, folder, extension, tests));
    return { page, finished, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function ignore() {
  // Nobody asked for the log.
}

const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

function serverArguments(port, temporary, user, extensions) {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--server-data-dir', join(temporary, 'server'), '--user-data-dir', user],
    ...['--extensions-dir', extensions ?? join(temporary, 'extensions')],
    ...['--telemetry-level', 'off', '--accept-server-license-terms', '--disable-workspace-trust'],
    ...['--disable-getting-started-override', '--skip-welcome', '--skip-release-notes', '--skip-sessions-welcome'],
    // Without it, the page does not look at its `payload`.
    '--enable-smoke-test-driver',
  ];
}

function address(port, folder, extension, tests) {
  const host = `localhost:${port}`;
  const remote = (path) => `vscode-remote://${host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://${host}/?${query.toString()}`;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the server takes connections. */
function listening(child, log) {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        for (const line of text.trimEnd().split('\n')) log(`[server] ${line}`);
        if (output.includes('Extension host agent listening on')) resolve();
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
}
