import { readFileSync } from 'node:fs';

/**
 * The version and notes of a release, from the files that have them.
 *
 * @param {URL} root of the repository.
 * @returns {{ version: string, notes: string, faults: string[] }} the notes are the version's section of the changelog;
 * each fault is a sentence.
 */
export function releaseVersion(root) {
  const read = (/** @type {string} */ file) => readFileSync(new URL(file, root), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  const lock = JSON.parse(read('package-lock.json'));
  const notes = sectionOf(version, read('CHANGELOG.md'));
  const faults = [];
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    faults.push(`The version ${version} is not three numbers, which the Marketplace asks for.`);
  }
  if (lock.version !== version || lock.packages[''].version !== version) {
    faults.push(`package-lock.json is not of version ${version}. Run \`npm install --package-lock-only\`.`);
  }
  if (notes === '') {
    faults.push(`CHANGELOG.md says nothing under \`## [${version}] - DAY\`. Give [Unreleased] that name.`);
  }
  return { version, notes, faults };
}

/** The text under the heading of a version, with a day, up to the next heading or the links at the end. */
function sectionOf(version, changelog) {
  const sections = changelog.split(/^(?=## )/m);
  const heading = new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}\\n`);
  const section = sections.find((one) => heading.test(one)) ?? '';
  return section
    .replace(heading, '')
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim();
}

/**
 * The files and the folder of files that make a release tag an action that runs by itself, and whose licences it holds.
 */
export const built = ['dist/action.cjs', 'dist/cli.cjs', 'dist/cli', 'dist/ThirdPartyNotices.txt'];

/** Whether a path is one of them, or lies in one. */
export function isBuilt(path) {
  return built.some((one) => path === one || path.startsWith(`${one}/`));
}
