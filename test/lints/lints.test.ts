import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editsOf } from '../../server/src/engine/fixes.ts';
import { checkExample } from '../../server/src/engine/pages/examples.ts';
import { lints } from '../../server/src/lints/index.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { checkCase, drawn, indistinct, leftovers, lintCases, pictureFile, statesOf } from '../support/lint-folder.ts';

const root = import.meta.dirname;

/** Lints that are asked only of plans that fail: a plan that answers them is not asked any more. */
const answeredBySilence: ReadonlySet<string> = new Set(['date/no-day', 'date/uncommitted']);

describe.each(lints)('$id', (lint) => {
  const folder = join(root, lint.id);
  const cases = existsSync(folder) ? lintCases(folder) : [];
  const accepting = cases.filter(({ name }) => name.startsWith('accepts-'));
  const reporting = cases.filter(({ name }) => name.startsWith('reports-'));

  it('has plans that it accepts and plans that it reports, and no others', () => {
    expect(accepting.length).toBeGreaterThan(0);
    expect(reporting.length).toBeGreaterThan(0);
    expect(leftovers(folder)).toEqual([]);
    expect(cases.filter(({ days }) => days.length === 0).map(({ file }) => file)).toEqual([]);
  });

  it.each(cases)('gives the states that $name expects', (one) => {
    const found = one.days.map(({ today }) => statesOf(checkCase(one, today).report, lint.id));
    expect(found).toEqual(one.days.map(({ states }) => states));
  });

  it.each(accepting)('is silent on $name', (one) => {
    for (const { today } of one.days) {
      expect(checkCase(one, today).report.findings.filter(({ rule }) => rule === lint.id)).toEqual([]);
    }
  });

  it.each(reporting)('reports $name as drawn', async (one) => {
    for (const { today } of one.days) {
      expect(checkCase(one, today).report.findings.some(({ rule }) => rule === lint.id)).toBe(true);
    }
    await expect(drawn(one, lint.id)).toMatchFileSnapshot(pictureFile(one));
  });

  it.each(reporting)('tells the findings of $name apart by where they lie', (one) => {
    for (const { today } of one.days) expect(indistinct(checkCase(one, today).report, lint.id)).toEqual([]);
  });

  it.each(reporting)('mends $name without touching anything else', (one) => {
    for (const { today } of one.days) {
      const { snapshot, report } = checkCase(one, today);
      const comments = (text: string): readonly string[] => text.match(/#.*$/gm) ?? [];
      for (const finding of report.findings.filter(({ rule }) => rule === lint.id)) {
        for (const fix of finding.fixes) {
          const edits = editsOf(snapshot, report.plan, fix);
          if (edits === undefined) continue;
          const mended = applyEdits(snapshot.text, edits);
          const after = checkCase({ ...one, text: mended }, today).report;
          expect(after.findings.filter(({ rule }) => /^(?:syntax|schema)\//.test(rule))).toEqual(
            report.findings
              .filter(({ rule }) => /^(?:syntax|schema)\//.test(rule))
              .map(() => expect.anything() as unknown),
          );
          if (fix.kind === 'offer') {
            expect(comments(mended)).toEqual(comments(snapshot.text));
            continue;
          }
          const left = after.findings.filter(
            (other) => other.rule === lint.id && other.messageId === finding.messageId,
          );
          expect(left.length).toBeLessThan(
            report.findings.filter((other) => other.rule === lint.id && other.messageId === finding.messageId).length,
          );
        }
      }
    }
  });

  it('reports its bad example and not its good one', () => {
    for (const [example, reports] of [
      [lint.bad, true],
      [lint.good, false],
    ] as const) {
      const [report] = checkExample(lint, example).plans;
      if (report === undefined) throw new Error('The example holds no launch plan');
      expect(report.findings.some(({ rule }) => rule === lint.id)).toBe(reports);
      if (!reports && lint.hygiene !== true && !answeredBySilence.has(lint.id)) {
        expect(statesOf(report, lint.id)).not.toBe('not asked');
      }
      expect(report.findings.filter(({ rule }) => /^(?:syntax|schema)\//.test(rule))).toEqual([]);
    }
  });

  if (lint.fix !== undefined) {
    it(`offers the fix that it announces`, () => {
      const kinds = reporting.flatMap((one) =>
        one.days.flatMap(({ today }) =>
          checkCase(one, today)
            .report.findings.filter(({ rule }) => rule === lint.id)
            .flatMap(({ fixes }) => fixes.map(({ kind }) => kind)),
        ),
      );
      expect(kinds).toContain(lint.fix);
    });
  }
});
