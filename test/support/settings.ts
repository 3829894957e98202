import { readConfigSource } from '../../server/src/engine/config/config-source.ts';
import { type ConfigFile, resolveConfig, type ResolvedConfig } from '../../server/src/engine/config/resolve-config.ts';
import type { ConfigProblem } from '../../server/src/engine/problem.ts';

/** Resolves what holds in a folder of a repository that has these files, by their paths from its root. */
export function resolveIn(folder: string, files: Readonly<Record<string, string>>): ResolvedConfig {
  const read = (path: string): ConfigFile => {
    const text = files[path];
    if (text === undefined) return { kind: 'absent' };
    return { kind: 'source', source: readConfigSource(text), identity: path };
  };
  return resolveConfig({ read, shown: (path) => path }, folder);
}

/** Resolves what holds at the root of a repository with one settings file. */
export function resolveText(text: string): ResolvedConfig {
  return resolveIn('', { '.launchplan.yaml': text });
}

/** Each problem as its path and line, its rule, and the text that it underlines. */
export function drawn(problems: readonly ConfigProblem[]): readonly string[] {
  return problems.map(({ path, rule, place }) => {
    if (place === undefined) return `${path} ${rule}`;
    const line = place.lines.position(place.span.start).line + 1;
    return `${path}:${String(line)} ${rule} ${place.text.slice(place.span.start, place.span.end)}`;
  });
}
