import type { CustomRule } from '../custom-rules/custom-rule.ts';
import { departmentPage, type OwnDepartments, ownDepartmentNamed } from './department-page.ts';
import { faults } from './faults.ts';
import { lintPage } from './lint-page.ts';
import { DOCS, urlOf } from './lint-url.ts';
import { nearest } from '../check/shape/nearest.ts';
import type { Page } from './page.ts';
import { rulePage } from './rule-page.ts';
import { lints } from '../../lints/index.ts';
import { firstSentence } from '../../text/first-sentence.ts';
import { areaNames, areaPage } from './area-page.ts';
import { faultPage } from './fault-page.ts';
import { EVIDENCE_GROUP } from '../readiness/group.ts';
import { evidencePage, groupNames, groupPage, sectionOfGroup } from './group-page.ts';
import { keyPage } from './keys/key-page.ts';
import { everyKey, isOfSection, keyNamed, keysOfSections, type Key } from './keys/keys.ts';
import { pageAddress } from './page-address.ts';

/** What is known of a word: its page, the things that it may mean, or a sentence that says that nothing has its name. */
export type Explanation =
  | {
      readonly kind: 'page';
      readonly of: Explained;
      /** Its whole name, where the word was a part of it. */
      readonly name: string;
      readonly page: Page;
      readonly url: string;
    }
  | { readonly kind: 'several'; readonly message: string; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'unknown'; readonly message: string };

/** What can be explained. */
type Explained = 'lint' | 'rule' | 'fault' | 'group' | 'area' | 'key';

export interface Candidate {
  readonly name: string;
  readonly summary: string;
}

/**
 * Explains a lint, a fault, a rule of the organisation's own, an area, a key of a plan or of the settings, or a group.
 *
 * @param word its name: `sales/no-demo`, `schema/unknown-key`, `sales`, `marketing.positioning`, `org.deal_size`,
 *   `group/sales`. The last part of a lint's id or of a key does where it is the only one of its name: `no-demo`.
 * @param own the organisation's own rules, which are lints as well.
 * @param departments what the organisation says of its own departments.
 */
export function explain(word: string, own: readonly CustomRule[], departments: OwnDepartments = NONE): Explanation {
  // Settings name an area as `sales/*` too.
  const name = word.trim().replace(/\/\*?$/, '');
  const page = pageOf(name, own) ?? pageOf(name.toLowerCase(), own);
  if (page !== undefined) return page;
  const department = ownDepartmentNamed(name, departments);
  if (department !== undefined) return found('area', departmentPage(department, departments), department);
  const candidates = byLastPart(name.toLowerCase(), own);
  const [only] = candidates;
  if (only === undefined) return { kind: 'unknown', message: unknown(name, own) };
  if (candidates.length > 1) {
    return { kind: 'several', message: `'${name}' may mean one of these. Name the one that you mean.`, candidates };
  }
  return pageOf(only.name, own) ?? { kind: 'unknown', message: unknown(name, own) };
}

const NONE: OwnDepartments = { ownDepartments: [], requires: new Map() };

/** What has exactly this name. */
function pageOf(name: string, own: readonly CustomRule[]): Explanation | undefined {
  const lint = lints.find(({ id }) => id === name);
  if (lint !== undefined) return found('lint', lintPage(lint), name);
  const rule = own.find(({ id }) => id === name);
  if (rule !== undefined) return found('rule', rulePage(rule), name);
  const fault = faults.find(({ id }) => id === name);
  if (fault !== undefined) return found('fault', faultPage(fault), name);
  if (name === EVIDENCE_GROUP) return found('group', evidencePage(), name);
  const section = sectionOfGroup(name);
  if (section !== undefined) return found('group', groupPage(section), name);
  const key = keyNamed(name);
  const area = areaNames(own).find((one) => one === name || one.replaceAll('-', '_') === key?.name);
  if (area !== undefined) return found('area', areaPage(area, key, own), key?.name ?? area);
  return key && found('key', keyPage(key), key.name);
}

function found(of: Explained, page: Page, name: string): Explanation {
  const address = pageAddress(name);
  return { kind: 'page', of, name, page, url: address === undefined ? urlOf(name) : `${DOCS}/${address}` };
}

/** The lints whose flaw, and the keys whose last part, has this name; of a key that every section has, only one. */
function byLastPart(word: string, own: readonly CustomRule[]): readonly Candidate[] {
  const shown: ReadonlySet<string> = new Set(keysOfSections().map(({ name }) => name));
  const all = [...everyKey('plan'), ...everyKey('settings')].filter((key) => !isOfSection(key) || shown.has(key.name));
  return [...rulesOf(own), ...all.map(candidate)].filter(({ name }) => lastPart(name) === word);
}

function rulesOf(own: readonly CustomRule[]): readonly Candidate[] {
  return [...lints, ...own, ...faults].map(({ id, summary }) => ({ name: id, summary }));
}

function keys(): readonly Candidate[] {
  return [...everyKey('plan'), ...everyKey('settings')].map(candidate);
}

function candidate({ name, about }: Key): Candidate {
  return { name, summary: firstSentence(about.description) };
}

function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
}

/** Every name that can be explained wherever it is asked, for the shell to complete. */
export function namesToExplain(): readonly string[] {
  const names = [...rulesOf([]), ...keys()].map(({ name }) => name);
  return [...new Set([...names, ...areaNames([]), ...groupNames().map((name) => `group/${name}`), EVIDENCE_GROUP])];
}

/** How many names are suggested at most. */
const MOST_SUGGESTIONS = 3;

function unknown(word: string, own: readonly CustomRule[]): string {
  const meant = suggestions(word, own);
  const advice =
    meant.length > 0
      ? `Did you mean ${meant.length === 1 ? '' : `${meant.slice(0, -1).join(', ')} or `}${meant.at(-1) ?? ''}?`
      : `\`launchplan rules\` lists all lints; the keys are listed at ${DOCS}/reference/launch-yaml.md.`;
  return `There is no lint, area or key '${word}'. ${advice}`;
}

/** The names nearest to a word, and those whose last part is near to it. */
function suggestions(word: string, own: readonly CustomRule[]): readonly string[] {
  const all = [...rulesOf(own), ...keys()].map(({ name }) => name);
  const whole = nearest(word, [...namesToExplain(), ...own.map(({ id }) => id), ...areaNames(own)]);
  const part = nearest(word, all.map(lastPart));
  const byPart = part === undefined || /[./]/.test(word) ? [] : all.filter((name) => lastPart(name) === part);
  return [...new Set([...(whole === undefined ? [] : [whole]), ...byPart])].slice(0, MOST_SUGGESTIONS);
}
