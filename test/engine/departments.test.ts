import { sectionTitle } from '../../server/src/engine/readiness/group.ts';
import { describe, expect, it } from 'vitest';
import type { ResolvedConfig } from '../../server/src/engine/config/resolve-config.ts';
import { explainConfig } from '../../server/src/engine/config/explain-config.ts';
import { given, items } from '../../server/src/plan/fact.ts';
import { withDepartments } from '../../server/src/plan/plan.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import hover from '../../server/src/features/hover/hover.ts';
import { checked, SIX_FIELDS, told } from '../support/checked.ts';
import { labelsAt } from '../support/completion.ts';
import { checkedBy, messagesOf, ruleFile, rulesFrom } from '../support/own-rules.ts';
import { drawn, resolveIn, resolveText } from '../support/settings.ts';
import { viewAtCursor } from '../support/view.ts';

const WITH_SUCCESS = 'org:\n  departments: [engineering, Customer Success]\n';
const SECTION =
  'customer_success:\n  owner: noa@example.com\n  tasks:\n    - { id: playbook, what: Playbook, due: T-14 }\n';

function configOf(text: string): ResolvedConfig['config'] {
  const { config, problems } = resolveText(text);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return config;
}

const shape = /^schema\//;

describe('a department of the organisation', () => {
  it('is a section of every plan, with an owner, notes, unchanged and tasks', () => {
    const { report } = checked(SIX_FIELDS + SECTION, { config: configOf(WITH_SUCCESS) });
    expect(report.findings.filter(({ rule }) => rule.startsWith('schema/'))).toEqual([]);
    const section = report.plan.departments.get('customer_success');
    expect(section && given(section.owner)).toBe('noa@example.com');
    expect(section && items(section.tasks).map(({ value }) => given(value.id))).toEqual(['playbook']);
    expect(report.plan.tasks.map(({ called }) => called)).toEqual(['Playbook']);
    expect(
      report.findings.some(({ rule, path }) => rule === 'owner/silent-department' && path[0] === 'customer_success'),
    ).toBe(false);
  });

  it('is an unknown key without the setting', () => {
    const { snapshot, report } = checked(SIX_FIELDS + SECTION);
    expect(told({ snapshot, report }, shape)).toHaveLength(1);
    expect(report.plan.departments.size).toBe(0);
  });

  it('is missing where the plan has only a key that starts with x-', () => {
    const { report } = checked(`${SIX_FIELDS}x-customer-success:\n  owner: noa@example.com\n`, {
      config: configOf(WITH_SUCCESS),
    });
    const silent = report.findings.filter(({ rule }) => rule === 'owner/silent-department');
    expect(silent.map(({ path, absentSection }) => [path[0], absentSection])).toContainEqual([
      'customer_success',
      'customer_success',
    ]);
  });

  it.each([
    [
      'customer_success:\n  ownr: noa@example.com\n',
      'schema/unknown-key at "ownr": `ownr` is no key of customer success; did you mean `owner`?',
    ],
    [
      'customer_success:\n  owner: [noa]\n',
      'schema/wrong-type at "[noa]": One person owns a thing, so that one person answers for it. Name that person alone; `team` has room for the others.',
    ],
    [
      'customer_success: yes please\n',
      'schema/wrong-type at "yes please": Customer success has to be a group of keys; this is text. Write its keys below it, indented by two spaces.',
    ],
    [
      'customer_success:\n  tasks:\n    - { id: a, due: 2027-13 }\n',
      'schema/invalid-date at "2027-13": A year has twelve months, 01 to 12, so there is no 2027-13. Correct the month.',
    ],
    [
      'customer_success:\n  sku:\n',
      'schema/unknown-key at "sku": `sku` is no key of customer success; it goes into finance.',
    ],
  ])('has its faults told like those of any section: %j', (more, expected) => {
    expect(told(checked(SIX_FIELDS + more, { config: configOf(WITH_SUCCESS) }), shape)).toEqual([expected]);
  });

  it.each([
    'customer_success: TBD\n',
    'customer_success:\n',
    'customer_success: { due: T-20 }\n',
    'customer_success: { x-own: 1, owner: TBD }\n',
  ])('may be written as any section: %j', (more) => {
    expect(told(checked(SIX_FIELDS + more, { config: configOf(WITH_SUCCESS) }), shape)).toEqual([]);
  });

  it('is in completion and hover', () => {
    const config = configOf(WITH_SUCCESS);
    expect(labelsAt(`${SIX_FIELDS}$0`, { config })).toContain('customer_success');
    expect(labelsAt(`${SIX_FIELDS}$0`)).not.toContain('customer_success');
    expect(labelsAt(`${SIX_FIELDS}customer_success:\n  $0`, { config })).toEqual(
      expect.arrayContaining(['owner', 'notes', 'unchanged', 'tasks']),
    );
    const { view, position } = viewAtCursor(`${SIX_FIELDS}customer_su$0ccess:\n  owner: noa@example.com\n`, { config });
    expect(JSON.stringify(hover.provide(view, { position }))).toContain('A department of your organisation');
  });

  it('is known to rules by its name and its types', () => {
    const file = (assert: string) => WITH_SUCCESS + ruleFile({ assert, message: 'By {plan.customer_success.owner}' });
    const resolved = rulesFrom(file('plan.customer_success.owner != null && size(plan.customer_success.tasks) == 1'));
    expect(resolved.problems).toEqual([]);
    expect(messagesOf(checkedBy(resolved, SECTION))).toEqual([]);
    expect(messagesOf(checkedBy(resolved, 'customer_success:\n  owner: TBD\n'))).toHaveLength(1);
    expect(rulesFrom(file('plan.customer_success.sku != null')).problems).toHaveLength(1);
    expect(rulesFrom(ruleFile({ assert: 'plan.customer_success.owner != null' })).problems).toHaveLength(1);
  });

  it('may have a name that every object has, or that is a section already', () => {
    const names = ['__proto__', 'constructor', 'toString', 'Launch Day', 'sales'];
    const config = configOf(`org:\n  departments: [${names.map((name) => `"${name}"`).join(', ')}]\n`);
    expect(config.organisation.ownDepartments).toEqual(['__proto__', 'constructor', 'tostring']);
    const text = `${SIX_FIELDS}__proto__:\n  owner: a@example.com\nconstructor:\n  ownr: b\ntostring: { tasks: [x] }\n`;
    const { snapshot, report } = checked(text, { config });
    expect(told({ snapshot, report }, shape)).toEqual([
      'schema/unknown-key at "ownr": `ownr` is no key of constructor; did you mean `owner`?',
    ]);
    expect(given(report.plan.departments.get('__proto__')?.owner ?? report.plan.name)).toBe('a@example.com');
    expect(labelsAt(`${SIX_FIELDS}$0`, { config })).toContain('__proto__');
  });

  it('cannot be another key of the plan', () => {
    const { config, problems } = resolveText('org:\n  departments: [sales, milestones, Date, launch-plan]\n');
    expect(drawn(problems)).toEqual([
      '.launchplan.yaml:2 config/invalid-value milestones',
      '.launchplan.yaml:2 config/invalid-value Date',
      '.launchplan.yaml:2 config/invalid-value launch-plan',
    ]);
    expect(config.organisation.departments).toEqual(['sales']);
    expect(config.organisation.ownDepartments).toEqual([]);
  });

  it('leaves a plan as it is where the organisation has none', () => {
    const [plan] = takeSnapshot(SIX_FIELDS).plans;
    expect(plan && withDepartments(plan, [])).toBe(plan);
  });
});

describe('what an organisation requires', () => {
  const text = `${WITH_SUCCESS}  requires:
    comms: [{ id: blog, what: Blog post, tiers: [1, 2], lead: 7 }]
    Customer Success: [{ id: playbook }]
  required_gates:
    production-readiness: { tiers: [1, 2], lead: 30 }
    ethics:
  waivers: { approvers: [vp@example.com], max_days: 60 }
`;

  it('is read with what holds where nothing is said', () => {
    const { organisation } = configOf(text);
    expect([...organisation.requires]).toEqual([
      ['comms', [{ id: 'blog', what: 'Blog post', tiers: [1, 2], lead: 7 }]],
      ['customer_success', [{ id: 'playbook', what: 'playbook', tiers: [1, 2] }]],
    ]);
    expect([...organisation.requiredGates]).toEqual([
      ['production-readiness', { tiers: [1, 2], tiersSet: true, lead: 30 }],
      ['ethics', { tiers: [1, 2, 3], tiersSet: false }],
    ]);
    expect(organisation.waivers).toEqual({ approvers: ['vp@example.com'], maxDays: 60 });
  });

  it('merges by key, while a list replaces that of the parent', () => {
    const { config, settings } = resolveIn('plans', {
      '.launchplan.yaml': text,
      'plans/.launchplan.yaml':
        'org:\n  requires: { comms: [{ id: mail }], docs: [{ id: faq }] }\n  required_gates: { production-readiness: { lead: 10 } }\n  waivers: { max_days: 7 }\n',
    });
    const { requires, requiredGates, waivers } = config.organisation;
    expect([...requires].map(([section, list]) => [section, list.map(({ id }) => id)])).toEqual([
      ['comms', ['mail']],
      ['customer_success', ['playbook']],
      ['docs', ['faq']],
    ]);
    expect(requiredGates.get('production-readiness')).toEqual({ tiers: [1, 2], tiersSet: true, lead: 10 });
    expect(requiredGates.has('ethics')).toBe(true);
    expect(waivers).toEqual({ approvers: ['vp@example.com'], maxDays: 7 });
    const shown = explainConfig(settings).map(({ key, value }) => `${key} ${JSON.stringify(value)}`);
    expect(shown).toContain('org.requires.comms [{"id":"mail","what":"mail","tiers":[1,2]}]');
    expect(shown).toContain('org.required_gates.production-readiness.lead 10');
    expect(shown).toContain('org.required_gates.ethics {}');
    expect(shown).toContain('org.waivers.max_days 7');
  });

  it.each([
    ['org:\n  requires: { comms: [{ what: Blog }] }\n', ['.launchplan.yaml:2 config/invalid-value Blog']],
    ['org:\n  requires: { coms: [{ id: blog }] }\n', ['.launchplan.yaml:2 config/invalid-value coms']],
    ['org:\n  requires: { milestones: [{ id: blog }] }\n', ['.launchplan.yaml:2 config/invalid-value milestones']],
    ['org:\n  requires: { comms: [{ id: blog, tiers: [4] }] }\n', ['.launchplan.yaml:2 config/invalid-value 4']],
    ['org:\n  requires: { comms: [{ id: blog }, { id: blog }] }\n', ['.launchplan.yaml:2 config/invalid-value blog']],
    ['org:\n  required_gates: { ethics: { lead: -1 } }\n', ['.launchplan.yaml:2 config/invalid-value -1']],
    ['org:\n  waivers: { max_days: soon }\n', ['.launchplan.yaml:2 config/invalid-value soon']],
    ['org:\n  waivers: { approver: [a@example.com] }\n', ['.launchplan.yaml:2 config/unknown-key approver']],
  ])('is a problem at its place where it does not hold: %j', (written, expected) => {
    expect(drawn(resolveText(written).problems)).toEqual(expected);
  });

  it('may be a thousand deliverables', () => {
    const list = Array.from(
      { length: 1000 },
      (_, index) => `{ id: task-${String(index)}, lead: ${String(index % 90)} }`,
    );
    const config = configOf(`org:\n  requires:\n    comms: [${list.join(', ')}]\n`);
    expect(config.organisation.requires.get('comms')).toHaveLength(1000);
    expect(told(checked(SIX_FIELDS, { config }), shape)).toEqual([]);
  });
});

describe('a disable comment where waivers have rules', () => {
  const comment = '# launchplan-disable-next-line promise/late -- agreed by phone\n';
  const plan = `${SIX_FIELDS}promises:\n  - to: Northwind\n    what: Alerts\n    scope: [a]\n    ${comment}    due: 2027-01-31\nscope: [{ id: a, due: T }]\n`;
  const rulesOf = (config: ResolvedConfig['config'] | undefined) =>
    checked(plan, config && { config }).report.findings.map(({ rule }) => rule);

  it('waives an error no longer, and is incomplete', () => {
    expect(rulesOf(undefined)).not.toContain('promise/late');
    for (const waivers of ['{ approvers: [vp@example.com] }', '{ max_days: 60 }']) {
      const found = rulesOf(configOf(`org:\n  waivers: ${waivers}\n`));
      expect(found).toContain('promise/late');
      expect(found).toContain('waiver/incomplete');
      expect(found).not.toContain('waiver/unused');
    }
  });

  it('still waives what is no error', () => {
    const config = configOf('org:\n  waivers: { max_days: 60 }\nlints:\n  promise/late: warning\n');
    const found = rulesOf(config);
    expect(found).not.toContain('promise/late');
    expect(found).not.toContain('waiver/incomplete');
  });
});

describe('the name of a department in a sentence', () => {
  it.each([
    ['customer_success', 'Customer success'],
    ['a-b', 'A b'],
    ['__proto__', '__proto__'],
    ['_x', '_x'],
  ])('%s is %s', (key, title) => {
    expect(sectionTitle(key)).toBe(title);
  });
});
