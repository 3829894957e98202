import { readConfigSource } from '../engine/config/config-source.ts';
import { CONFIG_FILE, resolveConfig, type ConfigFile } from '../engine/config/resolve-config.ts';
import type { Host, HostOf, LocatedConfig } from '../lsp/host.ts';
import { uriMap, uriSet } from '../lsp/files/uri-map.ts';
import { liesIn } from '../lsp/files/uris.ts';
import type { Day } from '../plan/calendar.ts';
import { isPlanName, PLAN_NAMES_GLOB } from '../plan/plan-names.ts';

/** What a web worker has, and what it asks its client for. */
export interface BrowserMeans {
  readonly today: () => Day;
  readonly onTick: Host['onTick'];
  /** The files below a folder whose names match a pattern. */
  readonly findFiles: (folder: string, names: string) => Promise<readonly string[]>;
  readonly readFile: (uri: string) => Promise<string | undefined>;
}

/**
 * The host without a disk: files come from the client, and what git or the rest of the repository would tell is unknown.
 * Settings files are asked for when a plan first needs them, and plans are looked at again once they are there.
 */
export function browserHost({ today, onTick, findFiles, readFile }: BrowserMeans): HostOf {
  return (editor): Host => {
    const folders = new Set<string>();
    const settings = settingsFiles(editor, readFile);
    let look: (() => void) | undefined;
    const rootOf = (uri: string): string => {
      const around = [...folders].filter((folder) => liesIn(uri, folder));
      return around.toSorted((a, b) => b.length - a.length)[0]?.replace(/\/$/, '') ?? folderOf(uri);
    };
    return {
      today,
      // A worker is left to the browser.
      typing: () => undefined,
      onTick(again) {
        look = again;
        const stop = onTick(again);
        return () => {
          look = undefined;
          stop();
        };
      },
      async findPlans(folder, progress) {
        folders.add(folder);
        const plans = await findFiles(folder, PLAN_NAMES_GLOB);
        if (plans.length > 0) progress(plans.length);
        return plans;
      },
      isPlanFile: (uri) => isPlanName(uri.slice(uri.lastIndexOf('/') + 1)),
      // What a file holds is known only after the client was asked for it.
      whyNameIsNear: () => undefined,
      // The editor's own search leaves out what its settings say.
      changesWhatIsOurs: () => false,
      readText: readFile,
      configFor(uri) {
        const config = settings.configFor(rootOf(uri), uri);
        // This answer does not wait for files.
        if (settings.isMissing()) setTimeout(() => look?.(), 0);
        return config;
      },
      surroundingsOf: () => () => ({}),
      learn: settings.read,
      concerns: (uri) => uri.endsWith(`/${CONFIG_FILE}`) || settings.wasAsked(uri),
      forget: settings.forget,
      entriesBelow: () => [],
      resolvePath: () => undefined,
      codeOwners: () => [],
    };
  };
}

interface SettingsFiles {
  readonly configFor: (root: string, uri: string) => LocatedConfig;
  /** Whether a file was asked for that nobody has read yet. */
  readonly isMissing: () => boolean;
  readonly wasAsked: (uri: string) => boolean;
  /** Reads what was asked for; answers whether that changes anything. */
  readonly read: () => Promise<boolean>;
  readonly forget: (uris: readonly string[]) => void;
}

function settingsFiles(editor: Parameters<HostOf>[0], readFile: BrowserMeans['readFile']): SettingsFiles {
  /** Null for a file that is not there. */
  const texts = uriMap<string | null>();
  const missing = uriSet();
  const configs = new Map<string, LocatedConfig>();

  const fileAt = (uri: string): ConfigFile => {
    const text = editor.openText(uri) ?? texts.get(uri);
    if (text === undefined) missing.add(uri);
    return typeof text === 'string'
      ? { kind: 'source', source: readConfigSource(text), identity: uri }
      : { kind: 'absent' };
  };

  return {
    configFor(root, uri) {
      const folder = folderOf(uri);
      const key = `${root}\n${folder}`;
      const known = configs.get(key);
      if (known !== undefined) return known;
      const uriOf = (path: string): string => `${root}/${path}`;
      const files = { read: (path: string) => fileAt(uriOf(path)), shown: (path: string) => path };
      const config = { resolved: resolveConfig(files, folder.slice(root.length + 1)), uriOf };
      configs.set(key, config);
      return config;
    },
    isMissing: () => missing.uris().length > 0,
    wasAsked: (uri) => texts.has(uri) || missing.has(uri),
    async read() {
      const wanted = missing.uris();
      missing.clear();
      const found = await Promise.all(wanted.map(async (uri) => [uri, (await readFile(uri)) ?? null] as const));
      for (const [uri, text] of found) texts.set(uri, text);
      const more = found.some(([, text]) => text !== null);
      if (more) configs.clear();
      return more;
    },
    forget(uris) {
      const asked = uris.filter((uri) => texts.has(uri) || uri.endsWith(`/${CONFIG_FILE}`));
      for (const uri of asked) texts.delete(uri);
      if (asked.length > 0) configs.clear();
    },
  };
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
