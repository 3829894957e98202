import { parse } from '../../syntax/parse/parse.ts';
import { entryOf, resolved, type SyntaxProblem, type SyntaxTree } from '../../syntax/tree.ts';
import { lineIndex, type LineIndex } from '../../text/line-index.ts';
import { emptySpan } from '../../text/span.ts';
import { shapeFinding } from '../check/shape/shape-finding.ts';
import { syntaxFinding } from '../check/syntax-findings.ts';
import type { Finding } from '../finding.ts';
import { configFindings } from './config-findings.ts';
import type { Located } from './located.ts';
import { readLintSettings, type WrittenLint } from './read-lint-settings.ts';
import { readOrganisation, type WrittenOrganisation } from './read-organisation.ts';
import { readRules, type WrittenRule } from './read-rules.ts';
import { textsOf } from './read-values.ts';

/** One settings file: what it says as far as that holds, and what is wrong with it. */
export interface ConfigSource {
  readonly text: string;
  readonly lines: LineIndex;
  /** Git leaves the file out of the repository, so its lines are not shown: they may hold secrets. */
  readonly isPrivate?: true;
  /** Settings of the folders above do not count. */
  readonly root: boolean;
  /** The presets and files that it builds on; later ones win. */
  readonly extends: readonly Located<string>[];
  readonly organisation: WrittenOrganisation;
  /** By id; an id need not be that of a lint. */
  readonly lints: ReadonlyMap<string, WrittenLint>;
  readonly rules: readonly WrittenRule[];
  /** The faults that the text alone can tell, in order of position. */
  readonly findings: readonly Finding[];
}

/** Reads a settings file from its text. Total: a bad setting is a finding at its place, and all others hold. */
export function readConfigSource(text: string): ConfigSource {
  const tree = parse(text);
  const document = tree.documents[0];
  const root = document?.root;
  const findings: Finding[] = [...tree.problems.map(syntaxFault), ...furtherDocuments(tree)];
  if (document !== undefined && root !== undefined) findings.push(...configFindings(document, root));
  const report = (message: string, span: Located<unknown>['span']): void => {
    findings.push(shapeFinding('config/invalid-value', message, span, []));
  };
  const at = (key: string): ReturnType<typeof entryOf> => entryOf(root, key);
  const ends = at('root')?.value;
  const parents = at('extends')?.value;
  return {
    text,
    lines: lineIndex(text),
    root: ends !== undefined && isTrue(resolved(ends)),
    extends: parents === undefined ? [] : textsOf(parents, ['string', 'number']),
    organisation: readOrganisation(at('org')?.value, report),
    lints: readLintSettings(at('lints')?.value),
    rules: readRules(at('rules')?.value, report),
    findings: findings.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}

function isTrue(node: ReturnType<typeof resolved>): boolean {
  return node.kind === 'scalar' && node.value === true;
}

function syntaxFault(problem: SyntaxProblem): Finding {
  return { ...syntaxFinding(problem), rule: 'config/syntax' };
}

function furtherDocuments({ documents }: SyntaxTree): readonly Finding[] {
  const second = documents[1];
  if (second === undefined) return [];
  const message =
    'A settings file has one part only; what stands below this line of dashes is not used. Join the two, or remove the second.';
  return [shapeFinding('config/syntax', message, emptySpan(second.span.start), [])];
}
