import { recommended, type Config } from '../../server/src/engine/config/config.ts';
import { readConfigSource } from '../../server/src/engine/config/config-source.ts';
import { CONFIG_FILE, resolveConfig } from '../../server/src/engine/config/resolve-config.ts';
import type { DateMove, Surroundings } from '../../server/src/lints/surroundings.ts';
import { parseDay, type Day } from '../../server/src/plan/calendar.ts';
import { parse as parseYaml, stringify } from 'yaml';

interface WrittenMove {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly commit?: string;
  readonly author?: string;
}

interface Written {
  /** The text of an organisation file, as a mapping. */
  readonly organisation?: object;
  readonly history?: {
    moves?: WrittenMove[];
    restart?: { moves: number; date: string };
    targetMoves?: WrittenMove[];
    lastTouched?: string;
    lastChanged?: string;
  };
  /** What is at evidence paths; all other paths are absent. */
  readonly files?: Readonly<Record<string, 'file' | 'outside' | 'unknown'>>;
  readonly plans?: Readonly<
    Record<string, { name?: string; date?: string; dependsOn?: string[] } | 'outside' | 'not-a-plan'>
  >;
}

/** Reads the context file of a test plan: what the organisation sets, and what is known of the world. */
export function readCircumstances(text: string): { readonly config: Config; readonly surroundings: Surroundings } {
  const { organisation, history, files, plans } = parseYaml(text) as Written;
  const planAt = (path: string): ReturnType<NonNullable<Surroundings['planAt']>> => {
    const found = plans?.[path];
    if (found === undefined) return 'absent';
    if (typeof found === 'string') return found;
    const date = found.date === undefined ? undefined : day(found.date);
    return { identity: path, name: found.name, date, dependsOn: found.dependsOn ?? [], planAt };
  };
  return {
    config: organisation === undefined ? recommended : configOf(organisation),
    surroundings: {
      ...(history === undefined
        ? {}
        : {
            history: {
              moves: (history.moves ?? []).map(dateMove),
              ...(history.restart === undefined
                ? {}
                : { restart: { moves: history.restart.moves, date: day(history.restart.date) } }),
              targetMoves: (history.targetMoves ?? []).map(dateMove),
              lastTouched: history.lastTouched === undefined ? undefined : day(history.lastTouched),
              lastChanged: history.lastChanged === undefined ? undefined : day(history.lastChanged),
            },
          }),
      ...(files === undefined ? {} : { fileAt: (path) => files[path] ?? 'absent' }),
      ...(plans === undefined ? {} : { planAt, identity: 'launch.yaml' }),
    },
  };
}

function dateMove({ from, to, on, commit, author }: WrittenMove): DateMove {
  return { from: day(from), to: day(to), on: day(on), commit, author };
}

function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new Error(`No such day: ${text}`);
  return found;
}

/** What a settings file with this content makes of the configuration, read by the same code as one on a disk. */
function configOf(organisation: object): Config {
  const source = readConfigSource(stringify(organisation));
  const { config, problems } = resolveConfig(
    { read: () => ({ kind: 'source', source, identity: CONFIG_FILE }), shown: (path) => path },
    '',
  );
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return config;
}
