/**
 * The licences of what is bundled. Nearly all of them ask that their text goes wherever the code goes, and esbuild
 * leaves them out. So they are in a file of their own, made from esbuild's record of each program's contents.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What may be bundled into a program under the MIT licence, by SPDX identifier. BlueOak-1.0.0 is that of minimatch, and
 * as permissive; one that is not here is for people to read before it is added.
 */
const accepted = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'BlueOak-1.0.0']);

/** Files that hold a licence, or what a package owes to others. */
const NOTICE = /^(?:licen[cs]e|copying|notice|third-?party-?notices?)(?:$|[.-])/i;

/** @typedef {{ name: string, version: string, licence: string, text: string }} Bundled */

/**
 * The packages that bundles hold code of, by name and version.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles one for each run of esbuild
 * @param {string} root the folder from which their paths count
 * @returns {Promise<readonly Bundled[]>}
 * @throws {Error} where a package has no licence, one that is not accepted, or none beside its code
 */
export async function bundledPackages(metafiles, root) {
  const folders = new Set(metafiles.flatMap(({ outputs }) => Object.values(outputs)).flatMap(packageFolders));
  const packages = await Promise.all([...folders].map((folder) => readPackage(join(root, folder))));
  const distinct = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...distinct.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The text of the notices, one part for each package. */
export function noticesOf(packages) {
  const head = [
    'Launch Plans holds code of the packages below, each under the licence that follows its name.',
    `There are ${String(packages.length)} of them.`,
  ];
  const parts = packages.map(
    ({ name, version, licence, text }) => `${RULE}\n${name} ${version} (${licence})\n${RULE}\n\n${text}`,
  );
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

const RULE = '-'.repeat(80);

/** The folders of the packages whose code is in an output. A package that was left out has no bytes in it. */
function packageFolders({ inputs }) {
  return Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? [];
    return folder === undefined || bytesInOutput === 0 ? [] : [folder];
  });
}

async function readPackage(folder) {
  const { name, version, license: licence } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (!accepted.has(licence)) {
    throw new Error(
      `${name} is bundled under the licence ${String(licence)}. Read it, and add it to server/build/third-party-notices.mjs if it may be.`,
    );
  }
  const files = (await readdir(folder)).filter((file) => NOTICE.test(file));
  if (files.length === 0) throw new Error(`${name} is bundled, and its licence is in no file beside it.`);
  const texts = await Promise.all(files.toSorted().map((file) => readFile(join(folder, file), 'utf8')));
  return { name, version, licence, text: texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n') };
}
