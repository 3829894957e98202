import { CONFIG_FILE } from '../../engine/config/resolve-config.ts';
import { uriKey } from './uri-map.ts';

/** Whether an address is that of a settings file, by its name. */
export function isConfigUri(uri: string): boolean {
  return uriKey(uri).endsWith(`/${CONFIG_FILE}`);
}

/** Whether an address lies in a folder, or is the folder's own. */
export function liesIn(uri: string, folder: string): boolean {
  const base = uriKey(folder).replace(/\/$/, '');
  const key = uriKey(uri);
  return key === base || key.startsWith(`${base}/`);
}
