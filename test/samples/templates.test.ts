import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planText } from '../../server/src/engine/plan-text.ts';
import { templates } from '../../server/src/engine/templates/plan-template.ts';
import newPlan from '../../server/src/features/new-plan.ts';
import { lints } from '../../server/src/lints/index.ts';
import { isPlaceholder } from '../../server/src/plan/placeholder.ts';
import { kinds } from '../../server/src/plan/words.ts';
import { checked, dayOn } from '../support/checked.ts';
import { viewOf } from '../support/view.ts';

const folder = join(import.meta.dirname, '../../samples/templates');
const written = new Map(
  readdirSync(folder).map((file) => [file.replace('.yaml', ''), readFileSync(join(folder, file), 'utf8')]),
);
/** Far ahead, when only what is wrong in itself is found; a month ahead; the day before. */
const days = ['2030-03-11', '2031-02-11', '2031-03-10'].map(dayOn);

/** A placeholder that is a whole value, or the only item of a list. */
const PLACEHOLDER = /(?<=: )(?:\[TBD\]|TBD|<[^\n]*>)(?= #|$)/gm;

function textOf(name: string): string {
  const text = written.get(name);
  if (text === undefined) throw new Error(`No such template: ${name}`);
  return text;
}

/** The text as it is where nothing is written in place of an answer; an item of a list without a name is not there. */
function withoutPlaceholders(text: string): string {
  let dropped = Number.POSITIVE_INFINITY;
  const lines = text.split('\n').filter((line) => {
    const indent = line.search(/\S/);
    if (indent > dropped) return false;
    dropped = /^ *- (?!id)\w+: (?:TBD|<.*>)/.test(line) ? indent : Number.POSITIVE_INFINITY;
    return dropped === Number.POSITIVE_INFINITY;
  });
  return lines.join('\n').replaceAll(PLACEHOLDER, '');
}

describe.each(templates)('the template $name', ({ name, kind, tier, stage, motion }) => {
  const text = textOf(name);

  it('has nothing that is wrong with its form, nor a contradiction', () => {
    const { report } = checked(text, { today: days[0] ?? 0 });
    const allowed = /^(?:owner\/placeholder|task\/no-owner)$/;
    const wrong = report.findings.filter(({ rule, state }) => !allowed.test(rule) && state !== 'missing');
    expect(wrong.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(report.findings.filter(({ severity, rule }) => severity === 'error' && !allowed.test(rule))).toEqual([]);
    expect(report.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule))).toEqual([]);
  });

  it.each(['1', '2', '3'])('leaves the time that each thing needs in tier %s', (other) => {
    const { report } = checked(text.replace(/^tier: \d/m, `tier: ${other}`), { today: days[0] ?? 0 });
    const rules = report.findings.filter(({ state }) => state !== 'missing').map(({ rule }) => rule);
    // A small plan for a large launch is said to be one.
    expect(rules.filter((rule) => !/^(?:owner\/placeholder|task\/no-owner|tier\/understated)$/.test(rule))).toEqual([]);
  });

  it('has every section that such a launch is asked for', () => {
    for (const today of days) {
      const { report } = checked(text, { today });
      expect(report.findings.filter(({ absentSection }) => absentSection !== undefined)).toEqual([]);
    }
  });

  it('has no check that a placeholder answers', () => {
    const without = withoutPlaceholders(text);
    expect(without).not.toMatch(/^(?!#).*(?:TBD|<)/m);
    for (const today of days) {
      const states = (source: string): readonly string[] =>
        checked(source, { today })
          .report.checks.map((check) => `${check.rule} ${check.state}`)
          .sort();
      // A placeholder owner is a finding of its own; no owner is none.
      const asked = (source: string): readonly string[] =>
        states(source).filter((state) => !state.startsWith('owner/placeholder '));
      expect(asked(text)).toEqual(asked(without));
    }
    for (const [placeholder] of text.matchAll(PLACEHOLDER)) {
      expect([placeholder, isPlaceholder(placeholder.replace('[TBD]', 'TBD'))]).toEqual([placeholder, true]);
    }
  });

  it('is asked nothing that makes no sense for its kind', () => {
    const notAsked = new Set(lints.filter(({ notFor = [] }) => notFor.includes(kind)).map(({ id }) => id));
    const rules = days.flatMap((today) => checked(text, { today }).report.checks.map(({ rule }) => rule));
    expect(rules.filter((rule) => notAsked.has(rule as never))).toEqual([]);
  });

  it('is what a new plan says below the fields that were asked for', () => {
    const answers = { name: 'Atlas: "2"', tier: '1', stage: 'beta', date: '2027-03-10', owner: 'ana@example.com' };
    const plan = planText(answers, { name, kind, tier, stage, title: '', about: '' });
    expect(plan.slice(plan.indexOf('\n\n'))).toBe(text.slice(text.indexOf('\n\n')));
    const { plan: read, readiness } = checked(plan).report;
    expect(read.name).toMatchObject({ value: 'Atlas: "2"' });
    expect(read.kind).toMatchObject({ value: kind });
    expect(readiness.verdict).toBeDefined();
    const partner = checked(
      planText({ ...answers, motion: 'partner' }, { name, kind, tier, stage, title: '', about: '' }),
    );
    expect(partner.report.plan.go_to_market.motion).toMatchObject({ value: 'partner' });
    expect(partner.report.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule))).toEqual([]);
  });

  it('is described by what it says', () => {
    const { plan } = checked(text).report;
    expect(plan.kind).toMatchObject({ value: kind });
    expect(plan.tier).toMatchObject({ value: Number(tier) });
    expect(plan.stage).toMatchObject({ value: stage });
    expect('value' in plan.go_to_market.motion ? plan.go_to_market.motion.value : undefined).toBe(motion);
  });
});

describe('the templates', () => {
  it('are those of the folder, and there is one for each kind of launch', () => {
    expect(templates.map(({ name }) => name).sort()).toEqual([...written.keys()].sort());
    expect(new Set(templates.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(templates).toHaveLength(10);
  });

  it('are offered by the editor, which says so where there is none of a name', () => {
    const answers = { name: 'Atlas', tier: '2', stage: 'ga', date: '2027-03-10' };
    const answer = newPlan.provideWorkspace(viewOf('').workspace, { answers, template: 'sunset' });
    expect(answer?.templates).toEqual(templates);
    expect(answer?.text).toContain('end_of_life: T\n');
    const { line = 0, character = 0 } = answer?.cursor ?? {};
    expect(answer?.text?.split('\n')[line]?.slice(0, character)).toBe('owner: ');
    expect(newPlan.provideWorkspace(viewOf('').workspace, { answers, template: 'sunrise' })).toMatchObject({
      text: null,
      faults: { template: expect.stringContaining('feature') as string },
    });
  });
});
