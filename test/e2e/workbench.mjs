/** A VS Code of its own: a server on a free port, a browser that shows it, and temporary folders for what they write. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { format } from 'node:util';
import { pictureOf } from './picture.mjs';
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
 * Opens a folder in a VS Code.
 *
 * @param {object} wanted
 * @param {string} wanted.folder the folder to open, or a file that ends in `.code-workspace`; absolute
 * @param {readonly string[]} [wanted.developed] the folders of extensions under development, absolute
 * @param {'node' | 'web'} [wanted.host] where those run: on Node, or in a worker of the browser
 * @param {string} [wanted.tests] the compiled tests, absolute: a module that exports `run`
 * @param {string} [wanted.extensions] a folder of installed extensions
 * @param {boolean} [wanted.isTrusted] false for a folder that the user has not said they trust
 * @param {string} [wanted.userData] a folder for the user's data, which is kept; a temporary one without it
 * @param {Record<string, unknown>} [wanted.settings] the user's settings
 * @param {(line: string) => void} [wanted.log] takes each line that the tests and the extension host print
 * @returns the page; `finished`, which becomes the exit code of the tests; and `close`.
 */
export async function openWorkbench(wanted) {
  const { folder, developed = [], host = 'node', tests, extensions, userData, settings, log = ignore } = wanted;
  const { isTrusted = true } = wanted;
  const { node, server, browser: browserPath, driver } = await setUp();
  const { chromium } = await import(driver);
  const temporary = await mkdtemp(join(tmpdir(), 'launchplan-e2e-'));
  const user = userData ?? join(temporary, 'user');
  await mkdir(join(user, 'User'), { recursive: true });
  await writeFile(join(user, 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
  const trust = isTrusted ? ['--disable-workspace-trust'] : [];

  const port = await freePort();
  const child = spawn(node, [server, ...serverArguments(port, temporary, user, extensions), ...trust], {
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
    // The extension host outlives the server for a moment, and makes a folder while it ends.
    for (const milliseconds of [0, 1000]) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await rm(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  };

  let browser;
  try {
    await listening(child, log);
    browser = await chromium.launch({ executablePath: browserPath, args: browserArguments });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await slow(context, page);
    const finished = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => resolve(1));
    });
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      log(line);
      const [, test] = /^e2e\|  FAILED  (.*)$/.exec(line) ?? [];
      if (test !== undefined) void pictureOf(page, basename(tests ?? '', '.cjs'), test);
    });
    if (host === 'web') await developOnTheWeb(page, port, developed, tests);
    await page.goto(address(port, folder, host === 'web' ? [] : payloadOf(port, developed, tests)));
    return { page, finished, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lets the window be as slow as that of a busy machine, many times: LAUNCHPLAN_SLOWED=4. Races come to light so. */
async function slow(context, page) {
  const rate = Number(process.env.LAUNCHPLAN_SLOWED ?? 1);
  if (rate <= 1) return;
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
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
    ...['--telemetry-level', 'off', '--accept-server-license-terms'],
    ...['--disable-getting-started-override', '--skip-welcome', '--skip-release-notes', '--skip-sessions-welcome'],
    // Without it, the page does not look at its `payload`.
    '--enable-smoke-test-driver',
  ];
}

function address(port, folder, payload) {
  const opened = folder.endsWith('.code-workspace') ? { workspace: folder } : { folder };
  const query = new URLSearchParams({ ...opened, payload: JSON.stringify(payload) });
  return `http://localhost:${port}/?${query.toString()}`;
}

/** What the page knows about extensions that run beside the server. */
function payloadOf(port, developed, tests) {
  const remote = (path) => `vscode-remote://localhost:${port}${path}`;
  return [
    ...developed.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
}

/** Lets extensions run in a worker of the browser: the page gets them from the very server that it comes from. */
async function developOnTheWeb(page, port, developed, tests) {
  const served = (path) => ({ scheme: 'http', authority: `localhost:${port}`, path: `/__dev${resolve(path)}` });
  const developmentOptions = {
    extensions: developed.map(served),
    ...(tests === undefined ? {} : { extensionTestsPath: served(tests) }),
  };
  // The page reads its settings from an element of its own, once: they are changed as soon as that stands there.
  await page.addInitScript((options) => {
    const observer = new MutationObserver(() => {
      const element = document.getElementById('vscode-workbench-web-configuration');
      if (element === null) return;
      observer.disconnect();
      const configuration = JSON.parse(element.dataset.settings);
      element.dataset.settings = JSON.stringify({ ...configuration, developmentOptions: options });
    });
    observer.observe(document, { childList: true, subtree: true });
  }, developmentOptions);
  const folders = [...developed, ...(tests === undefined ? [] : [dirname(tests)])];
  await page.context().route('**/__dev/**', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice('/__dev'.length);
    const isServed = folders.some((folder) => !relative(folder, path).startsWith('..'));
    const body = isServed ? await readFile(path).catch(() => undefined) : undefined;
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ body, contentType: typesByEnding[extname(path)] ?? 'application/octet-stream' });
  });
}

const typesByEnding = {
  '.json': 'application/json',
  '.cjs': 'text/javascript',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

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
