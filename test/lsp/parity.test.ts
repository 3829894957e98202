import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { DiagnosticData } from '../../server/src/features/diagnostics.ts';
import { callIn } from '../support/command-line.ts';
import { samples } from '../support/samples.ts';
import { connect, modern } from '../support/test-client.ts';

const folder = join(import.meta.dirname, '../../samples');

/** Everything that a plan may refer to, as it lies beside it. */
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
);

interface Finding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

const urgency = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: 3 } as const;

/** What comes later is an information on the command line and a hint, which editors show less of, in the editor. */
function severityOf({ severity }: Diagnostic): number {
  return Math.min(severity ?? 0, DiagnosticSeverity.Information);
}

describe('the server and the command line', () => {
  it.each(samples)('find the same in $path', async ({ path, asOf }) => {
    const client = await connect({ capabilities: modern, files, settings: { asOf } });
    await client.open(path, files[path] ?? '');
    const pulled = await client.pull(path);
    const diagnostics = pulled.kind === 'full' ? pulled.items : [];
    const { out } = await callIn(client.folder, ['lint', path, '--as-of', asOf, '--format', 'json'], '', {
      PATH: process.env.PATH,
    });
    const { plans } = JSON.parse(out) as { plans: readonly { findings: readonly Finding[] }[] };
    const findings = plans.flatMap((plan) => plan.findings);
    expect(plans).toHaveLength(1);

    const rulesOf = (one: Diagnostic): readonly string[] => (one.data as DiagnosticData).rules;
    expect(diagnostics.flatMap(rulesOf).toSorted()).toEqual(findings.map(({ rule }) => rule).toSorted());

    const single = diagnostics.filter((one) => rulesOf(one).length === 1);
    const told = single.map((one) => {
      const { start, end } = one.range;
      return [one.code, severityOf(one), one.message, start.line, start.character, end.line, end.character];
    });
    const written = findings.map(({ rule, severity, message, range: { start, end } }) =>
      JSON.stringify([
        ...[rule, urgency[severity], message],
        ...[start.line - 1, start.column - 1, end.line - 1, end.column - 1],
      ]),
    );
    expect(told.map((one) => JSON.stringify(one)).filter((one) => !written.includes(one))).toEqual([]);

    for (const group of diagnostics.filter((one) => rulesOf(one).length > 1)) {
      const members = findings.filter(({ rule }) => rulesOf(group).includes(rule));
      expect(severityOf(group)).toBe(Math.min(...members.map(({ severity }) => urgency[severity])));
    }
  });
});
