import { urlOf } from '../../engine/pages/lint-url.ts';
import type { Problem } from '../../engine/problem.ts';
import { printable } from '../../text/printable.ts';
import { type Annotation, annotationsOf, mostUrgent } from '../annotations.ts';
import { format, type ReporterOptions } from '../reporter.ts';
import { repositoryPath } from '../text/repository-path.ts';
import { fixLines, toWriteForProblem } from '../text/what-to-write.ts';

/**
 * Workflow commands, from which GitHub makes annotations in a pull request. All checks of an absent section are one
 * command. Checks that are not due yet are left out, unless `verbose` is set.
 */
export default format({
  name: 'github',
  description: 'workflow commands, shown beside the lines of a pull request',
  note: 'Workflow commands. GitHub shows ten of each level, so there are ten at most, new and worst first, and the last one says how many more there are. All checks of an absent section are one annotation.',
  language: 'text',
  extension: 'txt',
  isCommands: true,
  showsFixes: true,
  render: ({ asOf }, options) => {
    const urgent = mostUrgent();
    const shown = (annotations: readonly Annotation[]): readonly Annotation[] =>
      annotations.filter(({ severity }) => !options.quiet || severity === 'error');
    return {
      file: ({ path, snapshot, plans }) => {
        for (const { plan, findings } of plans) {
          const annotated = { path: repositoryPath(path, options), snapshot, plan };
          urgent.add(shown(annotationsOf(annotated, findings, asOf, { withUpcoming: options.verbose })));
        }
        return '';
      },
      around: ({ problems }) => {
        const first = shown(problems.map((problem) => ofProblem(problem, options)));
        return { before: '', after: [urgent.commands('launchplan lint', first)] };
      },
    };
  },
});

function ofProblem(problem: Problem, options: ReporterOptions): Annotation {
  const { path, rule, severity, message, place } = problem;
  const toWrite = toWriteForProblem(problem);
  const text = [printable(message), ...(toWrite === undefined ? [] : fixLines(toWrite)), urlOf(rule)].join('\n');
  return { severity, path: repositoryPath(path, options), place, title: rule, message: text, urgency: -Infinity };
}
