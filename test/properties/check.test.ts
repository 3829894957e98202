import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, type CheckContext, type PlanReport } from '../../server/src/engine/check/check.ts';
import { checkFile } from '../../server/src/engine/check/check-file.ts';
import { recommended } from '../../server/src/engine/config/config.ts';
import { fingerprintsOf } from '../../server/src/engine/fingerprint.ts';
import { applyRepairs, editsOf } from '../../server/src/engine/fixes.ts';
import { takeSnapshot, type Snapshot } from '../../server/src/engine/snapshot.ts';
import { formats } from '../../server/src/reporters/formats/index.ts';
import { rendered } from '../../server/src/reporters/rendered.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { dayOn } from '../support/checked.ts';
import { anyText, mutatedPlan, sampleTexts } from '../support/hostile-text.ts';
import { runs } from '../support/runs.ts';

const context: CheckContext = { today: dayOn('2031-01-06'), config: recommended };
const texts = fc.oneof(mutatedPlan, anyText);

describe('checking any text', () => {
  it('gives findings whose ranges lie inside the text, in order, and the same ones again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { snapshot, reports } = checkedText(text);
        for (const { findings } of reports) {
          const starts = findings.map(({ span }) => span.start);
          expect(starts).toEqual(starts.toSorted((a, b) => a - b));
          for (const { span, message } of findings) {
            expect(0 <= span.start && span.start <= span.end && span.end <= snapshot.text.length).toBe(true);
            expect(message.length).toBeGreaterThan(10);
          }
        }
        expect(reports.map(({ findings }) => findings)).toEqual(
          checkedText(text).reports.map(({ findings }) => findings),
        );
      }),
      runs(10),
    );
  });

  it('reports in every format, and prints nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const file = checkFile(takeSnapshot(text), { path: 'launch.yaml', named: true }, context);
        const report = { asOf: context.today, files: [file], foreign: 0, problems: [] };
        for (const format of formats) {
          const { name } = format;
          const output = rendered(format, report, {
            color: false,
            verbose: true,
            quiet: false,
            checkDetails: true,
            version: '1.0.0',
          });
          if (name === 'json') expect(JSON.parse(output)).toHaveProperty('schemaVersion', 1);

          if (name === 'pretty' || name === 'compact') {
            expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
          }
        }
      }),
      runs(10),
    );
  });

  it('fixes by repairs that converge, and leave every byte outside of them as it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const fixed = applyRepairs(text, checkedText);
        expect(applyRepairs(fixed, checkedText)).toBe(fixed);
      }),
      runs(10),
    );
  });

  it('offers edits that lie inside the text and break nothing that was whole', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, choice) => {
        const { snapshot, reports } = checkedText(text);
        const offers = reports.flatMap((report) =>
          report.findings.flatMap(({ rule, fixes }) => fixes.map((fix) => [report, fix, rule] as const)),
        );
        const [report, fix, rule = ''] = offers[choice % Math.max(offers.length, 1)] ?? [];
        const edits = report && fix && editsOf(snapshot, report.plan, fix);
        if (edits === undefined) return;
        for (const { span } of edits) expect(span.start <= span.end && span.end <= text.length).toBe(true);
        // Where YAML was damaged, a mistake that the damage hid may show after the fix.
        if (rule.startsWith('syntax/')) return;
        const broken = (all: readonly PlanReport[]): number =>
          all.flatMap(({ findings }) => findings).filter(({ rule }) => rule.startsWith('syntax/')).length;
        expect(broken(checkedText(applyEdits(text, edits)).reports)).toBeLessThanOrEqual(broken(reports));
      }),
      runs(10),
    );
  });
});

describe('the order of keys', () => {
  it('changes no fingerprint', () => {
    const whole = sampleTexts.filter((text) => takeSnapshot(text).tree.problems.length === 0);
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.infiniteStream(fc.nat()), (text, random) => {
        expect(allFingerprints(shuffledRootKeys(text, random))).toEqual(allFingerprints(text));
      }),
      runs(5),
    );
  });
});

function checkedText(text: string): { readonly snapshot: Snapshot; readonly reports: readonly PlanReport[] } {
  const snapshot = takeSnapshot(text);
  return { snapshot, reports: check(snapshot, context) };
}

function allFingerprints(text: string): readonly string[] {
  return checkedText(text)
    .reports.flatMap(({ plan, findings }) => fingerprintsOf(plan, findings))
    .toSorted();
}

/** The parts of a plan that start at its root keys, in another order; anchors stay before their aliases. */
function shuffledRootKeys(text: string, random: Iterable<number>): string {
  const parts = text.split(/^(?=[a-z_]+:)/m);
  const head = parts.filter((part) => !/^[a-z_]/.test(part));
  const anchored = parts.filter((part) => /^[a-z_]/.test(part) && /[&*]\w/.test(part));
  const free = parts.filter((part) => /^[a-z_]/.test(part) && !/[&*]\w/.test(part));
  const keys = new Map(free.map((part) => [part, nextOf(random)]));
  return [...head, ...anchored, ...free.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))]
    .map((part) => (part.endsWith('\n') ? part : `${part}\n`))
    .join('');
}

function nextOf(random: Iterable<number>): number {
  for (const number of random) return number;
  return 0;
}
