import { describe, expect, it } from 'vitest';
import { fingerprintsOf, logicalPath } from '../../server/src/engine/fingerprint.ts';
import { formatDay } from '../../server/src/plan/calendar.ts';
import { checked, dayOn, SIX_FIELDS, underlined, type Checked } from '../support/checked.ts';
import { checkedBy, messagesOf, ruleFile, rulesFrom, withRule } from '../support/own-rules.ts';

const sponsor = { assert: 'this.sponsor != null', at: 'sponsor', message: 'Name a sponsor.' };

/** The one finding of a rule, as its severity, its state and the day that it was due. */
function urgency(rule: object, days: number, more = '', whole = SIX_FIELDS): string {
  const { config } = withRule({ ...sponsor, ...rule });
  const { report } = checked(`${whole}${more}`, { config, today: dayOn('2027-03-10') - days });
  const found = report.findings.filter((finding) => finding.rule === 'acme/rule');
  return found
    .map(({ severity, state, due, upcoming }) =>
      [severity, state, due === undefined ? undefined : formatDay(due), upcoming ? 'upcoming' : undefined]
        .filter((part) => part !== undefined)
        .join(' '),
    )
    .join('; ');
}

/** Each finding of the organisation's own rules as its place and the text that is underlined. */
function places({ snapshot, report }: Checked): readonly string[] {
  return report.findings
    .filter(({ rule }) => rule.startsWith('acme/'))
    .map((finding) => `${logicalPath(report.plan, finding.path)} ${underlined(snapshot, finding)}`);
}

describe('a rule reports as loudly as it says', () => {
  it('with a severity, the same on every day', () => {
    expect([400, 54, 3].map((days) => urgency({ severity: 'error' }, days))).toEqual(['error', 'error', 'error']);
    expect(urgency({ severity: 'info' }, 3)).toBe('info');
  });

  it('as a warning without one', () => {
    expect(urgency({}, 54)).toBe('warning');
  });

  it('with a lead, by the days that are left, as what is missing', () => {
    const days = [61, 60, 30, 29];
    expect(days.map((left) => urgency({ lead: 30 }, left))).toEqual([
      'info missing 2027-02-08 upcoming',
      'warning missing 2027-02-08',
      'warning missing 2027-02-08',
      'error missing 2027-02-08',
    ]);
  });

  it('with a lead that is scaled to the tier', () => {
    expect(urgency({ lead: 30 }, 14, '', SIX_FIELDS.replace('tier: 1', 'tier: 2'))).toBe('error missing 2027-02-23');
    expect(urgency({ lead: 30 }, 3, '', SIX_FIELDS.replace('tier: 1', 'tier: 3'))).toBe('warning missing 2027-03-02');
  });

  it('with a lead and a severity as that severity, with the day', () => {
    expect(urgency({ lead: 30, severity: 'info' }, 3)).toBe('info missing 2027-02-08');
  });

  it('and no louder than a warning in a draft', () => {
    expect(urgency({ severity: 'error' }, 3, 'status: draft\n')).toBe('warning');
  });

  it('not at all once it is launched or cancelled, unless its condition asks for the status', () => {
    expect(urgency({}, -3, 'status: launched\n')).toBe('');
    expect(urgency({}, 3, 'status: cancelled\n')).toBe('');
    expect(urgency({ when: "plan.status == 'launched'" }, -3, 'status: launched\n')).toBe('warning');
  });

  it('unless the settings say otherwise', () => {
    const set = (lints: string): string => {
      const { config, problems } = rulesFrom(`${ruleFile({ ...sponsor, lead: 30 })}lints:\n  acme/rule: ${lints}\n`);
      expect(problems).toEqual([]);
      return checked(SIX_FIELDS, { config })
        .report.findings.filter(({ rule }) => rule === 'acme/rule')
        .map(({ severity, due }) => `${severity} ${formatDay(due ?? 0)}`)
        .join();
    };
    expect(set('off')).toBe('');
    expect(set('info')).toBe('info 2027-02-08');
    expect(set('{ lead: 60 }')).toBe('error 2027-01-09');
    expect(rulesFrom(`extends: launchplan:strict\n${ruleFile(sponsor)}`).config.strict).toBe(true);
  });
});

describe('a rule reports at its place', () => {
  it('on the key that `at` names, or where it would stand', () => {
    const { config } = withRule({ ...sponsor, assert: "this.sponsor == 'vp@example.com'" });
    expect(places(checked(`${SIX_FIELDS}sponsor: x@example.com\n`, { config }))).toEqual(['sponsor x@example.com']);
    expect(places(checked(SIX_FIELDS, { config }))).toEqual(['sponsor launch_plan']);
  });

  it.each([
    ['pricing.price', 'pricing: {price: 3 EUR, model: flat}\n', 'pricing.price 3 EUR'],
    ['pricing.price', 'pricing: {model: flat}\n', 'pricing.price pricing'],
    ['pricing', 'pricing: {model: flat}\n', 'pricing pricing'],
    ['sales.training.owner', 'sales: {training: {owner: a@example.com}}\n', 'sales.training.owner a@example.com'],
    ['x-cost.center', 'x-cost: {center: 5}\n', 'x-cost.center 5'],
    ['engineering.replaces.product', 'engineering: {replaces: Old}\n', 'engineering.replaces.product Old'],
  ])('on %s', (at, plan, expected) => {
    expect(places(checkedBy(withRule({ assert: 'false', at }), plan))).toEqual([expected]);
  });

  it.each([
    ['milestone', 'milestones: [{id: a, what: Freeze}, Beta]\n', ['milestones[id=a] a', 'milestones[Beta] Beta']],
    [
      'task',
      'sales: {training: 2027-02-10}\nscope: [{id: s, what: Alerts}]\n',
      ['sales.training 2027-02-10', 'scope[id=s] s'],
    ],
    ['metric', 'outcomes: {metrics: [{name: Orders}]}\n', ['outcomes.metrics[name=Orders] Orders']],
    ['dependency', 'dependencies: [{on: Auth}, Mail]\n', ['dependencies[on=Auth] Auth', 'dependencies[Mail] Mail']],
    ['promise', 'promises: [{to: Northwind, what: Alerts}]\n', ['promises[what=Alerts] Northwind']],
    ['approval', 'approvals: [{gate: pricing}]\n', ['approvals[gate=pricing] pricing']],
    ['risk', 'risks: [Slow]\n', ['risks[Slow] Slow']],
    [
      'waiver',
      'waivers: [{lint: sales/no-demo, reason: x, by: a@example.com, expires: 2027-03-01}]\n',
      ['waivers[lint=sales/no-demo] sales/no-demo'],
    ],
  ])('once for each %s', (subject, plan, expected) => {
    expect(places(checkedBy(withRule({ for: subject, assert: 'false' }), plan))).toEqual(expected);
  });

  it('in words that hold values of it', () => {
    const rule = {
      for: 'promise',
      assert: 'false',
      message:
        '{this.to} was promised {this.what} for {this.due}; {size(plan.promises)} in all, {{so}}, by {this.made_by}.',
    };
    const plan = 'promises: [{to: "North\\nwind", what: Alerts, due: T-14}]\n';
    expect(messagesOf(checkedBy(withRule(rule), plan))).toEqual([
      'North wind was promised Alerts for 2027-02-24; 1 in all, {so}, by nothing.',
    ]);
  });
});

describe('a rule is a check like any other', () => {
  it('with a state, an area and a part of the score', () => {
    const config = rulesFrom(
      `${ruleFile({ id: 'acme/good', assert: 'true' })}${ruleFile({ id: 'acme/bad', lead: 60, at: 'sponsor' }).replace('rules:\n', '')}`,
    ).config;
    const { report } = checked(SIX_FIELDS, { config });
    const own = report.checks.filter(({ area }) => area === 'acme');
    expect(own.map(({ rule, state }) => `${rule} ${state}`)).toEqual(['acme/good done', 'acme/bad missing']);
    expect(report.readiness.areas.find(({ area }) => area === 'acme')).toMatchObject({ done: 1, open: 1, score: 50 });
  });

  it('which is none where `when` does not hold', () => {
    const { report } = checkedBy(withRule({ when: 'plan.tier == 3', assert: 'false' }));
    expect(report.checks.filter(({ area }) => area === 'acme')).toEqual([]);
  });

  it('that can be waived, by a waiver or by a comment', () => {
    const rule = withRule(sponsor);
    const waiver =
      'waivers: [{lint: acme/rule, reason: "too small for one", by: vp@example.com, expires: 2027-03-01}]\n';
    const { report } = checkedBy(rule, waiver);
    expect(report.findings.filter(({ rule: id }) => /^(?:acme|waiver|schema)\//.test(id))).toEqual([]);
    expect(report.waived.map(({ rule: id }) => id)).toEqual(['acme/rule']);
    const comment = checkedBy(rule, '', `# launchplan-disable-next-line acme/rule -- too small for one\n${SIX_FIELDS}`);
    expect(messagesOf(comment)).toEqual([]);
  });

  it('that a waiver may name although the rule cannot be read', () => {
    const { config } = rulesFrom(ruleFile({ assert: 'this.nothing == 1' }));
    const waiver = 'waivers: [{lint: acme/rule, reason: x, by: vp@example.com, expires: 2027-03-01}]\n';
    const { report } = checked(`${SIX_FIELDS}${waiver}`, { config });
    expect(report.findings.filter(({ rule }) => /^(?:waiver|schema)\//.test(rule))).toEqual([]);
  });

  it('of which nothing is concluded from what cannot be read', () => {
    const rule = withRule({ for: 'task', assert: "this.due != null && before(this.due, 'T')" });
    expect(messagesOf(checkedBy(rule, 'milestones: [{id: a, due: soon}, {id: b}]\n'))).toHaveLength(1);
    expect(
      messagesOf(checkedBy(rule, 'milestones: [{id: a, due: T-3}]\n', SIX_FIELDS.replace(/date: .*\n/, ''))),
    ).toEqual([]);
  });

  it('whose fingerprint neither a reworded message, nor a moved line, nor a new neighbour changes', () => {
    const of = (message: string, more: string): readonly string[] => {
      const { report } = checkedBy(withRule({ for: 'milestone', assert: 'this.owner != null', message }), more);
      return fingerprintsOf(
        report.plan,
        report.findings.filter(({ rule }) => rule === 'acme/rule'),
      );
    };
    const [first] = of('No owner.', 'milestones: [{id: a}]\n');
    expect(of('Name somebody for {this.id}.', '\n\nmilestones: [{id: b, owner: a@example.com}, {id: a}]\n')).toEqual([
      first,
    ]);
    expect(of('No owner.', 'milestones: [{id: b}]\n')).not.toEqual([first]);
  });
});
