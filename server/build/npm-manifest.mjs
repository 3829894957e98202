/**
 * What npm gets as package.json. The repository's own describes an extension of VS Code as well, which would only
 * confuse anyone who installs the command line: `main`, `contributes`, `engines.vscode` and what belongs to
 * development.
 *
 *     node server/build/npm-manifest.mjs --before-pack    writes it over package.json; npm runs this as `prepack`
 *     node server/build/npm-manifest.mjs --after-pack     puts the repository's own back; npm runs this as `postpack`
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const manifest = new URL('package.json', root);
const kept = new URL('out/package.json.kept', root);

/** In the order in which npm's documentation names them. */
const published = [
  'name',
  'version',
  'description',
  'keywords',
  'homepage',
  'bugs',
  'license',
  'repository',
  'type',
  'exports',
  'bin',
  'engines',
];

/**
 * @param {Record<string, unknown>} all the repository's manifest
 * @returns {Record<string, unknown>} what of it npm gets
 */
export function npmManifest(all) {
  const { node } = all.engines;
  const entries = published.filter((key) => key in all).map((key) => [key, key === 'engines' ? { node } : all[key]]);
  return Object.fromEntries(entries);
}

/** That manifest as a text. */
export function npmManifestText() {
  return `${JSON.stringify(npmManifest(JSON.parse(readFileSync(manifest, 'utf8'))), undefined, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // A run that was stopped between the two steps has left the repository's own file under its other name.
  if (existsSync(kept)) renameSync(kept, manifest);
  if (process.argv.includes('--before-pack')) {
    const text = npmManifestText();
    mkdirSync(new URL('./', kept), { recursive: true });
    copyFileSync(manifest, kept);
    writeFileSync(manifest, text);
  }
}
