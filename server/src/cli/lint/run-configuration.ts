import { distinctProblems } from '../../engine/config/distinct-problems.ts';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import type { ConfigProblem } from '../../engine/problem.ts';
import { inForce } from '../../node/facts/in-force.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { lineIndex } from '../../text/line-index.ts';
import type { Refusal, Source } from './check-source.ts';

/** The settings that hold for the texts of a run, which are known before any of them is checked. */
export interface RunConfiguration {
  readonly problems: readonly ConfigProblem[];
  /** The organisation's own rules that are in force for any of the texts, each id once. */
  readonly rules: readonly CustomRule[];
}

export async function runConfiguration(sources: readonly Source[], cwd: string): Promise<RunConfiguration> {
  const configOf = configFinder(cwd);
  const problems = new Set<readonly ConfigProblem[]>();
  const rules = new Map<string, CustomRule>();
  for (const { path, file } of sources) {
    const resolved = await inForce(configOf(file ?? path));
    problems.add(resolved.problems);
    for (const rule of resolved.config.rules) rules.set(rule.id, rule);
  }
  return { problems: [...problems].flat(), rules: [...rules.values()] };
}

/** The rules that a run refused. One that is refused for one plan is so for many; the first says it. */
export interface Refused {
  readonly add: (refusals: readonly Refusal[]) => void;
  /** The problems of a configuration with those. */
  readonly with: (problems: readonly ConfigProblem[]) => readonly ConfigProblem[];
}

export function newRefused(): Refused {
  const refused = new Map<string, ConfigProblem>();
  return {
    add: (refusals) => {
      for (const refusal of refusals) {
        const place = `${refusal.path}:${String(refusal.place?.span.start)}`;
        if (!refused.has(place)) refused.set(place, withLines(refusal));
      }
    },
    with: (problems) => distinctProblems([...problems, ...refused.values()]),
  };
}

function withLines({ place, ...problem }: Refusal): ConfigProblem {
  return place === undefined ? problem : { ...problem, place: { ...place, lines: lineIndex(place.text) } };
}
