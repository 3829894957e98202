import { urlOf } from '../engine/lint-url.ts';
import type { Problem } from '../engine/run-report.ts';
import { printable } from '../text/printable.ts';
import { annotationsOf, workflowCommands, type Annotation } from './annotations.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { repositoryPath } from './repository-path.ts';

/**
 * Workflow commands, from which GitHub makes annotations in a pull request. What an absent section leaves open is one of
 * them; what is not due yet is none unless all is asked for.
 */
export const github: Reporter = (report, options) => {
  const annotations = [
    ...report.problems.map((problem) => ofProblem(problem, options)),
    ...report.files.flatMap(({ path, snapshot, plans }) =>
      plans.flatMap(({ plan, findings }) =>
        annotationsOf({ path: repositoryPath(path, options), snapshot, plan }, findings, report.asOf, {
          withUpcoming: options.verbose,
        }),
      ),
    ),
  ];
  return workflowCommands(
    annotations.filter(({ severity }) => !options.quiet || severity === 'error'),
    'launchplan lint',
  );
};

function ofProblem({ path, rule, severity, message, place }: Problem, options: ReporterOptions): Annotation {
  const text = `${printable(message)}\n${urlOf(rule)}`;
  return { severity, path: repositoryPath(path, options), place, title: rule, message: text, urgency: -Infinity };
}
