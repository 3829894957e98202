import type { Plan } from '../../plan/plan.ts';
import type { SyntaxProblem } from '../../syntax/tree.ts';
import type { Finding } from '../finding.ts';
import type { Slip } from './slips/slip.ts';
import { syntaxSlip } from './slips/syntax-slips.ts';
import { shapeFinding } from './shape/shape-finding.ts';
import type { Snapshot } from '../snapshot.ts';

/** The faults of the text itself, in one plan's document. */
export function syntaxFindings({ text, tree }: Snapshot, { document }: Plan): readonly Finding[] {
  return tree.problems
    .filter((problem) => problem.document === document.index)
    .map((problem) => syntaxFinding(problem, syntaxSlip(text, problem)));
}

/** @param slip what its author meant, where that is clear. */
export function syntaxFinding({ code, span, message, related }: SyntaxProblem, slip?: Slip): Finding {
  const finding = shapeFinding(`syntax/${code}`, slip?.message ?? message, slip?.span ?? span, [], slip?.fixes);
  return related === undefined ? finding : { ...finding, related: [related] };
}
