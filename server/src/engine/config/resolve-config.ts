import { type Fix, offer } from '../../lints/fix.ts';
import { lints } from '../../lints/index.ts';
import { isSectionName } from '../../plan/plan.ts';
import { listed } from '../../text/listed.ts';
import type { Span } from '../../text/span.ts';
import { nearest, spellingFix } from '../check/shape/nearest.ts';
import type { Finding } from '../finding.ts';
import type { ConfigProblem } from '../problem.ts';
import type { ConfigSource } from './config-source.ts';
import type { Config } from './config.ts';
import { distinctProblems } from './distinct-problems.ts';
import type { Layer, SettingsFile } from './layers.ts';
import type { Located } from './located.ts';
import { configOf, mergeLayers, ownDepartments, type Settings } from './merge-layers.ts';
import { lintsNamed, lintsOfFlaw, namesArea, partsOfOneLint, settingsByLint } from './named-lints.ts';
import { folderOf, parentReference } from './parent-reference.ts';
import { placeIn } from './place-in.ts';

/** The name of a settings file that is looked up from a plan's folder. */
export const CONFIG_FILE = '.launchplan.yaml';

/**
 * The settings files that a host can read. Paths are relative to the root of the repository (without one: to the
 * plan's own folder), with `/` between their parts; the root itself is the empty path.
 */
export interface ConfigFiles {
  /** Reads a file. A host that resolves many plans keeps what it read. */
  readonly read: (path: string) => ConfigFile;
  /** The path as messages name it. */
  readonly shown: (path: string) => string;
}

export type ConfigFile =
  | {
      readonly kind: 'source';
      readonly source: ConfigSource;
      /** Names the file, the same for every path that leads to it. */
      readonly identity: string;
    }
  | { readonly kind: 'absent' }
  /** The sentence says why, and what to do. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** What holds for the plans of a folder. */
export interface ResolvedConfig {
  readonly config: Config;
  /** The same by its places, for those who want to know where a value comes from. */
  readonly settings: Settings;
  /** The files that took part, nearest first. */
  readonly files: readonly SettingsFile[];
  /** The faults of all files that took part, by path and then by position. */
  readonly problems: readonly ConfigProblem[];
}

/**
 * Finds what holds for the plans of a folder: looks for `.launchplan.yaml` from there upwards, up to the root or a file
 * with `root: true`, and follows `extends`. A bad setting is a problem at its place, and everything else holds.
 * docs/format.md#the-organisation-file
 */
export function resolveConfig(files: ConfigFiles, folder: string): ResolvedConfig {
  const { layers, problems } = gather(files, folder);
  const sources = layers.flatMap((layer) => (layer.kind === 'file' ? [layer.file] : []));
  const known = new Set([
    ...lints.map(({ id }) => id),
    ...sources.flatMap(({ source }) => source.rules.map(({ id }) => id.value)),
  ]);
  const byLint = layers.map((layer) =>
    layer.kind === 'file' ? { ...layer, file: withLints(layer.file, known) } : layer,
  );
  const settings = mergeLayers(byLint, (id) => known.has(id));
  return {
    config: configOf(settings),
    settings,
    files: sources,
    problems: distinctProblems([
      ...problems,
      ...sources.flatMap((file) => [...faultsOf(file, known), ...unknownSections(file, settings)]),
    ]),
  };
}

/** A file with what it says of each lint by the id of that lint, whatever name stands there. */
function withLints(file: SettingsFile, known: ReadonlySet<string>): SettingsFile {
  return { ...file, source: { ...file.source, lints: settingsByLint(file.source.lints, known) } };
}

/** The folder itself and those above it, nearest first, as far as settings are looked for. */
function* foldersUp(folder: string): Iterable<string> {
  for (let current = folder; current !== ''; current = folderOf(current)) yield current;
  yield '';
}

/** The path of the settings file of a folder. */
export function configFileIn(folder: string): string {
  return folder === '' ? CONFIG_FILE : `${folder}/${CONFIG_FILE}`;
}

interface FoundLayers {
  /** Nearest first. */
  readonly layers: readonly Layer[];
  readonly problems: readonly ConfigProblem[];
}

function gather(files: ConfigFiles, folder: string): FoundLayers {
  const layers: Layer[] = [];
  const problems: ConfigProblem[] = [];
  const reached = new Map<string, 'open' | 'done'>();
  for (const above of foldersUp(folder)) {
    const path = configFileIn(above);
    const found = files.read(path);
    if (found.kind === 'unreadable') {
      problems.push({
        path: files.shown(path),
        rule: 'io/unreadable',
        severity: 'error',
        message: found.message,
        fixes: [],
      });
    }
    if (found.kind !== 'source') continue;
    const added = withParents(files, path, found, reached);
    layers.push(...added.layers);
    problems.push(...added.problems);
    if (found.source.root) break;
  }
  return { layers, problems };
}

type Step =
  | { readonly kind: 'file'; readonly path: string; readonly by: NamedBy }
  | { readonly kind: 'preset'; readonly layer: Layer }
  | { readonly kind: 'leave'; readonly identity: string };

/** The item of `extends` that names something. */
interface NamedBy {
  readonly file: SettingsFile;
  readonly span: Span;
}

/**
 * A file and all that it builds on, each before what it builds on itself, the last named first.
 *
 * A file that was reached before adds nothing: what it sets, holds already from its nearer place. So each file is read
 * once, however often it is named. The steps are kept in a list of our own because a chain may be as long as a
 * repository has files.
 *
 * @param reached the files that were reached for this plan so far, by identity; those of this chain are added.
 */
function withParents(
  files: ConfigFiles,
  path: string,
  first: ConfigFile & { readonly kind: 'source' },
  reached: Map<string, 'open' | 'done'>,
): FoundLayers {
  const layers: Layer[] = [];
  const problems: ConfigProblem[] = [];
  const steps: Step[] = [];

  const enter = (at: string, { source, identity }: typeof first): void => {
    if (reached.has(identity)) return;
    reached.set(identity, 'open');
    const file: SettingsFile = { path: files.shown(at), source };
    layers.push({ kind: 'file', file });
    steps.push({ kind: 'leave', identity });
    for (const item of source.extends) {
      const step = stepFor(item, file, folderOf(at));
      if ('rule' in step) problems.push(step);
      else steps.push(step);
    }
  };

  enter(path, first);
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    switch (step.kind) {
      case 'leave':
        reached.set(step.identity, 'done');
        break;
      case 'preset':
        layers.push(step.layer);
        break;
      case 'file': {
        const found = files.read(step.path);
        const problem = whyNotFollowed(found, reached, step, files);
        if (problem !== undefined) problems.push(problem);
        else if (found.kind === 'source') enter(step.path, found);
      }
    }
  }
  return { layers, problems };
}

function stepFor({ value, span }: Located<string>, file: SettingsFile, folder: string): Step | ConfigProblem {
  const reference = parentReference(value, folder);
  switch (reference.kind) {
    case 'preset':
      return { kind: 'preset', layer: { kind: 'preset', preset: reference.preset, file, span } };
    case 'file':
      return { kind: 'file', path: reference.path, by: { file, span } };
    case 'fault': {
      const { message, suggestion } = reference;
      const fixes =
        suggestion === undefined
          ? []
          : [offer(`Change to \`${suggestion}\``, { kind: 'replace', span, text: suggestion })];
      return problemAt({ file, span }, 'config/invalid-value', message, fixes);
    }
  }
}

function whyNotFollowed(
  found: ConfigFile,
  reached: ReadonlyMap<string, 'open' | 'done'>,
  { path, by }: Step & { readonly kind: 'file' },
  files: ConfigFiles,
): ConfigProblem | undefined {
  switch (found.kind) {
    case 'absent':
      return problemAt(
        by,
        'config/missing-file',
        `There is no file at ${files.shown(path)}, so its settings do not hold. Correct the path, which starts at the folder of this file, or add the file.`,
      );
    case 'unreadable':
      return problemAt(by, 'io/unreadable', found.message);
    case 'source':
      // What else lies in a repository may hold secrets, and messages quote what they are about.
      if (!/\.ya?ml$/i.test(path)) {
        const why = 'Settings are YAML: name a file that ends in `.yaml` or `.yml`. Nothing else is taken.';
        return problemAt(by, 'config/invalid-value', why);
      }
      return reached.get(found.identity) === 'open'
        ? problemAt(
            by,
            'config/circular-extends',
            'These settings build on themselves here, so it is unclear which win. Remove this line, or the one in the other file that leads back.',
          )
        : undefined;
  }
}

function problemAt({ file, span }: NamedBy, rule: string, message: string, fixes: readonly Fix[] = []): ConfigProblem {
  return { path: file.path, rule, severity: 'error', message, place: placeIn(file.source, span), fixes };
}

/** The faults that the text of a file tells, and the settings of lints that nobody knows. */
function faultsOf(file: SettingsFile, known: ReadonlySet<string>): readonly ConfigProblem[] {
  const { source } = file;
  const unknown = [...source.lints.values()].filter(({ id }) => lintsNamed(id.value, known).length === 0);
  const ofAreas = [...source.lints.values()].filter(({ id }) => namesArea(id.value, known)).flatMap(partsOfOneLint);
  const ids = new Set(unknown.map(({ id }) => id.value));
  return [
    ...source.findings
      .filter((finding) => !isOptionOfUnknown(finding, ids))
      .map(({ span, rule, message, fixes }) => problemAt({ file, span }, rule, message, fixes)),
    ...ofAreas.map(({ span }) => problemAt({ file, span }, 'config/invalid-value', ONE_LINT_ONLY)),
    ...unknown.map(({ id }) => unknownLint(id, file, known)),
  ];
}

const ONE_LINT_ONLY =
  'For a whole area, only the severity can be set: days and options mean something else for each check. Name the check, such as `sales/no-preview`.';

/** Which options a lint has, nobody can say of one that does not exist. */
function isOptionOfUnknown({ rule, path: [section, id] }: Finding, unknown: ReadonlySet<string>): boolean {
  return rule === 'config/unknown-key' && section === 'lints' && typeof id === 'string' && unknown.has(id);
}

/** Required tasks of sections that no plan has: neither the format nor the departments name them. */
function unknownSections(file: SettingsFile, { organisation }: Settings): readonly ConfigProblem[] {
  const departments = new Set(ownDepartments(organisation.departments?.value ?? []));
  return [...file.source.organisation.requires].flatMap(([key, { span }]) => {
    if (isSectionName(key) || departments.has(key)) return [];
    const message = `No plan has a section \`${key.length > 60 ? `${key.slice(0, 57)}…` : key}\`, so nothing is required by this. Write the name of a section, or add the department to \`departments\`.`;
    return [problemAt({ file, span }, 'config/invalid-value', message)];
  });
}

function unknownLint({ value, span }: Located<string>, file: SettingsFile, known: ReadonlySet<string>): ConfigProblem {
  const several = lintsOfFlaw(value, known);
  if (several.length > 1) {
    const message = `${shownId(value)} is the last part of several checks. Write the one that you mean: ${listed(several, 'or')}.`;
    return problemAt({ file, span }, 'config/unknown-lint', message);
  }
  const suggestion = nearest(value, known);
  const start = `There is no check ${shownId(value)}`;
  if (suggestion === undefined) {
    const message = `${start}, so this sets nothing. \`launchplan rules\` lists all checks; correct the name or remove this setting.`;
    return problemAt({ file, span }, 'config/unknown-lint', message);
  }
  // Two settings of one lint would be the next fault.
  const fixes = file.source.lints.has(suggestion) ? [] : [spellingFix(value, suggestion, known, span)];
  return problemAt({ file, span }, 'config/unknown-lint', `${start}; did you mean \`${suggestion}\`?`, fixes);
}

function shownId(id: string): string {
  return /^[\w/.-]{1,60}$/.test(id) ? `\`${id}\`` : 'of this name';
}
