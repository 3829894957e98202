import type { Plan } from '../../plan/plan.ts';
import type { SyntaxProblem } from '../../syntax/tree.ts';
import type { Finding } from '../finding.ts';
import { shapeFinding } from './shape/shape-finding.ts';
import type { Snapshot } from '../snapshot.ts';

/** The faults of the text itself, in one plan's document. */
export function syntaxFindings({ tree }: Snapshot, { document }: Plan): readonly Finding[] {
  return tree.problems
    .filter((problem) => problem.document === document.index)
    .map((problem) => syntaxFinding(problem));
}

export function syntaxFinding({ code, span, message, related }: SyntaxProblem): Finding {
  const finding = shapeFinding(`syntax/${code}`, message, span, []);
  return related === undefined ? finding : { ...finding, related: [related] };
}
