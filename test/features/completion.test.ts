import { describe, expect, it } from 'vitest';
import { answered } from '../support/catalogue.ts';
import { acceptedAt, labelsAt, offeredAt } from '../support/completion.ts';
import { SIX_FIELDS } from '../support/checked.ts';

/** The six fields, and more below. */
const plan = (below: string): string => SIX_FIELDS + below;

describe('completion of keys', () => {
  it('offers what is not there yet, required keys first', () => {
    const labels = labelsAt('launch_plan: 1\nname: Atlas Billing\n$0');
    expect(labels.slice(0, 4)).toEqual(['owner', 'tier', 'stage', 'date']);
    expect(labels).toContain('sales');
    expect(labels).not.toContain('name');
  });

  it('puts what open checks ask for before what is merely possible', () => {
    const labels = labelsAt(plan('sales:\n  $0'));
    expect(labels.indexOf('compensation')).toBeLessThan(labels.indexOf('notes'));
    expect(labels[0]).toBe('owner');
  });

  it('replaces exactly the key that is being typed, with text below', () => {
    const typed = plan('sales:\n  owner: lee@example.com\n  tr$0\n  demo: T-20\n');
    expect(acceptedAt(typed, 'training')).toBe(plan('sales:\n  owner: lee@example.com\n  training: \n  demo: T-20\n'));
    expect(labelsAt(typed)).not.toContain('demo');
  });

  it('offers for a key that has a value only keys which that value fits', () => {
    const labels = labelsAt(plan('sales:\n  trai$0ning: T-21\n'));
    expect(labels).toContain('demo');
    expect(labels).not.toContain('reps');
    expect(acceptedAt(plan('sales:\n  trai$0ning: T-21\n'), 'demo')).toBe(plan('sales:\n  demo: T-21\n'));
  });

  it('lets the indentation decide which mapping is meant', () => {
    const text = 'sales:\n  training:\n    owner: lee@example.com\n';
    expect(labelsAt(plan(`${text}    $0`))).toEqual(['due', 'status', 'done', 'evidence', 'reason', 'notes']);
    expect(labelsAt(plan(`${text}  $0`))).toContain('demo');
    expect(labelsAt(plan(`${text}$0`))).toContain('support');
  });

  it('offers a task instead of a section only until something of the section is written', () => {
    expect(labelsAt(plan('sales:\n  $0'))).toContain('due');
    expect(labelsAt(plan('sales:\n  training: T-21\n  $0'))).not.toContain('due');
    expect(labelsAt(plan('sales:\n  due: T-21\n  $0'))).toEqual([
      'owner',
      'status',
      'done',
      'evidence',
      'reason',
      'notes',
    ]);
  });

  it('counts the keys that a merge brings in', () => {
    const labels = labelsAt(plan('x-base: &base\n  training: T-21\nsales:\n  <<: *base\n  $0'));
    expect(labels).toContain('demo');
    expect(labels).not.toContain('training');
  });

  it('works between braces, also where they are not closed yet', () => {
    expect(acceptedAt(plan('sales: { own$0 }\n'), 'owner')).toBe(plan('sales: { owner:  }\n'));
    const labels = labelsAt(plan('sales: { owner: lee@example.com, $0\nsupport:\n  level: full\n'));
    expect(labels).toContain('training');
    expect(labels).not.toContain('owner');
  });

  it('is not kept from a section by a mistake in another', () => {
    expect(labelsAt(plan('support:\n  owner: "lee\nsales:\n  $0'))).toContain('training');
  });

  it('opens a section with what is asked of it, each line to fill in', () => {
    expect(acceptedAt(plan('fin$0'), 'finance', { config: answered })).toBe(
      plan('finance:\n  owner: \n  sku: \n  revenue_recognition: \n  tax: \n  test_invoice: '),
    );
    const [item] = offeredAt(plan('effo$0')).filter(({ label }) => label === 'effort');
    expect(item?.textEdit).toMatchObject({ newText: 'effort:\n  owner: $1\n  build: $2' });
  });

  it('inserts plain text for a client without snippets', () => {
    const around = { client: { snippets: false } };
    expect(acceptedAt(plan('effo$0'), 'effort', around)).toBe(plan('effort:\n  owner: '));
  });

  it('breaks lines as the file does', () => {
    const crlf = plan('effo$0').replaceAll('\n', '\r\n');
    expect(acceptedAt(crlf, 'effort')).toContain('\r\neffort:\r\n  owner: \r\n  build: ');
  });

  it('says what a key means, with an example', () => {
    const [item] = offeredAt(plan('sales:\n  trai$0')).filter(({ label }) => label === 'training');
    expect(item?.documentation).toEqual({
      kind: 'markdown',
      value: 'Training the people who sell it. For example: `T-21`.',
    });
  });
});

describe('completion of list items', () => {
  it('offers a whole item and its keys behind a dash', () => {
    expect(labelsAt(plan('promises:\n  - $0')).slice(0, 3)).toEqual(['to, what, due, …', 'to', 'what']);
    expect(acceptedAt(plan('waivers:\n  -$0'), 'lint, reason, by, expires')).toBe(
      plan('waivers:\n  - lint: \n    reason: \n    by: \n    expires: '),
    );
  });

  it('writes the dash where it is missing', () => {
    expect(acceptedAt(plan('scope:\n  $0'), 'what')).toBe(plan('scope:\n  - what: '));
    expect(acceptedAt(plan('scope:\n  - what: Alerts\n  $0'), 'what')).toBe(
      plan('scope:\n  - what: Alerts\n  - what: '),
    );
  });

  it('knows its place in a list too long to be read again', () => {
    const many = Array.from({ length: 300 }, (_, index) => `  - id: m${index}\n    needs: [m0]\n`).join('');
    const inLast = labelsAt(
      plan(`milestones:\n${many}  - id: last\n    what: End\n    needs:\n      - m0\n      - $0\nsales:\n`),
    );
    expect(inLast).toHaveLength(299);
    expect(inLast).not.toContain('last');
    expect(inLast).not.toContain('m0');
    expect(acceptedAt(plan(`milestones:\n${many}  $0\nsales:\n`), 'what')).toBe(
      plan(`milestones:\n${many}  - what: \nsales:\n`),
    );
    expect(labelsAt(plan(`milestones:\n${many}    $0\nsales:\n`))).toEqual([
      'what',
      'owner',
      'due',
      'status',
      'done',
      'evidence',
      'reason',
      'notes',
    ]);
  });

  it('does not offer again what the list has already', () => {
    const milestones = 'milestones:\n  - id: spec\n    what: Spec\n  - id: beta\n  - id: ready\n    needs: ';
    expect(labelsAt(plan(`${milestones}[$0]`))).toEqual(['spec', 'beta']);
    expect(labelsAt(plan(`${milestones}[beta, $0]`))).toEqual(['spec']);
    expect(labelsAt(plan(`${milestones}\n      - beta\n      - $0`))).toEqual(['spec']);
  });
});

describe('completion of values', () => {
  it('explains each value of a choice and leaves out the one that stands there', () => {
    const offered = offeredAt(plan('').replace('stage: ga', 'stage: ga$0'));
    expect(offered.map(({ label }) => label)).toEqual(['alpha', 'beta', 'limited']);
    expect(offered[0]?.detail).toBe('A first version for a few friendly users; it may change or go away.');
  });

  it('writes the blank behind a colon that has none', () => {
    expect(acceptedAt(plan('legal:\n  personal_data:$0'), 'true')).toBe(plan('legal:\n  personal_data: true'));
    expect(acceptedAt(plan('legal:\n  personal_data: $0'), 'true')).toBe(plan('legal:\n  personal_data: true'));
  });

  it('shows the weekday of a date and its days to launch, the day that a check needs first', () => {
    const dates = offeredAt(plan('sales:\n  compensation:\n    due: $0'), { today: '2027-01-01' });
    expect(dates.slice(0, 2).map(({ label, detail }) => `${label}: ${String(detail)}`)).toEqual([
      'T-45: Sunday, 24 January 2027, 45 days before launch: needed by then',
      'T-7: Wednesday, 3 March 2027, 7 days before launch',
    ]);
    expect(dates.slice(0, 2).map(({ labelDetails }) => labelDetails?.description)).toEqual([
      'needed by Sun 24 Jan',
      'Wed 3 Mar',
    ]);
    expect(dates.map(({ label }) => label)).toContain('2027-01-31');
    expect(dates.find(({ label }) => label === '2027-01-01')?.detail).toBe(
      'today: Friday, 1 January 2027, 68 days before launch',
    );
  });

  it('offers days after the launch first where the schema speaks of those, and none that have passed', () => {
    expect(labelsAt(plan('outcomes:\n  reviews: [$0]'))[0]).toBe('T+7');
    expect(labelsAt(plan('sales:\n  training: $0'), { today: '2027-03-01' })).not.toContain('T-14');
  });

  it('offers only days of the calendar where a date has to stay', () => {
    const labels = labelsAt(plan('waivers:\n  - expires: $0'));
    expect(labels).toEqual(['2027-01-15', '2027-02-14', '2027-03-16', '2027-04-15']);
  });

  it('offers the people of the workspace, quoted as YAML asks', () => {
    const around = { people: ['@sam', 'ana@example.com', 'Field team: EMEA'] };
    expect(acceptedAt(plan('sponsor: @s$0'), '@sam', around)).toBe(plan('sponsor: "@sam"'));
    expect(acceptedAt(plan('sponsor: "s$0"'), '@sam', around)).toBe(plan('sponsor: "@sam"'));
    expect(acceptedAt(plan("sponsor: 'F$0'"), 'Field team: EMEA', around)).toBe(plan("sponsor: 'Field team: EMEA'"));
    expect(acceptedAt(plan('sponsor: $0 # to be asked'), 'ana@example.com', around)).toBe(
      plan('sponsor: ana@example.com # to be asked'),
    );
  });

  it('closes a quotation mark that is open', () => {
    const around = { people: ['@sam'] };
    expect(acceptedAt(plan('sponsor: "@s$0\nsummary: All of it\n'), '@sam', around)).toBe(
      plan('sponsor: "@sam"\nsummary: All of it\n'),
    );
  });

  it('offers ids by what they name', () => {
    const text =
      'scope:\n  - id: alerts\n    what: Renewal alerts\nrollout:\n  steps:\n    - id: early\n      to: Partners\n';
    expect(offeredAt(plan(`${text}promises:\n  - scope: $0`))).toMatchObject([
      { label: 'alerts', detail: 'Renewal alerts' },
    ]);
    expect(offeredAt(plan(`${text}promises:\n  - for: $0`))).toMatchObject([{ label: 'early', detail: 'Partners' }]);
    expect(labelsAt(plan('scope:\n  - id: alerts\n  - id: $0'))).toEqual([]);
  });

  it('offers the checks that report here before the others, and no waived one again', () => {
    const labels = labelsAt(plan('waivers:\n  - lint: sales/no-demo\n  - lint: $0'));
    expect(labels).toContain('sales/no-input');
    expect(labels).not.toContain('sales/no-demo');
    expect(labels.indexOf('sales/no-input')).toBeLessThan(labels.indexOf('waiver/expired'));
  });

  it('offers the gates that checks know', () => {
    expect(labelsAt(plan('approvals:\n  - gate: pri$0'))).toContain('pricing');
  });

  it('goes into folders for evidence', () => {
    const around = { files: ['docs/demo.md', 'docs/a: b.md', 'launch.yaml'] };
    expect(labelsAt(plan('sales:\n  demo:\n    evidence: $0'), around)).toEqual(['docs/', 'launch.yaml']);
    expect(acceptedAt(plan('sales:\n  demo:\n    evidence: docs/d$0'), 'docs/demo.md', around)).toContain(
      'evidence: docs/demo.md',
    );
    expect(acceptedAt(plan('problem:\n  evidence: docs/$0'), 'docs/a: b.md', around)).toContain('"docs/a: b.md"');
    expect(labelsAt(plan('problem:\n  evidence: https://$0'), around)).toEqual([]);
    expect(labelsAt(plan('dependencies:\n  - plan: $0'), around)).toEqual(['docs/', 'launch.yaml']);
  });

  it('takes a fact that is not known yet apart into who finds out and when', () => {
    expect(acceptedAt(plan('finance:\n  sku:$0'), 'owner and due')).toBe(
      plan('finance:\n  sku:\n    owner: \n    due: '),
    );
  });

  it('offers nothing in comments and in running text', () => {
    expect(offeredAt(plan('# sal$0'))).toEqual([]);
    expect(offeredAt(plan('summary: >-\n  All of\n  it$0'))).toEqual([]);
    expect(offeredAt(plan('summary: All of it$0'))).toEqual([]);
  });
});

describe('completion where there is no plan', () => {
  it('offers a whole plan in an empty file and after its first letters', () => {
    const around = { client: { snippets: false }, today: '2026-12-10' };
    const whole =
      'launch_plan: 1\nname: \nowner: \ntier: 2 # 1 company-wide, 2 product line, 3 feature\nstage: ga\ndate: 2027-03-10\nsummary: \n';
    expect(acceptedAt('$0', 'launch_plan', around)).toBe(whole);
    expect(acceptedAt('# Atlas\nlau$0', 'launch_plan', around)).toBe(`# Atlas\n${whole}`);
  });

  it('offers nothing in a foreign file', () => {
    expect(offeredAt('launch:\n  - node: $0')).toEqual([]);
    expect(offeredAt('launch:\n  - node: x\n$0')).toEqual([]);
  });

  it('knows which document of a stream it is in', () => {
    expect(offeredAt(`${SIX_FIELDS}---\nkind: $0\n`)).toEqual([]);
    expect(labelsAt(`kind: Service\n---\n${SIX_FIELDS}$0`)).toContain('sales');
  });
});

describe('completion in the settings of an organisation', () => {
  const config = { kind: 'config', files: ['policy/saas.yaml'] } as const;

  it('offers the keys of an empty file, and every check', () => {
    expect(labelsAt('$0', config)).toEqual(['root', 'extends', 'org', 'lints', 'rules']);
    expect(acceptedAt('lints:\n  sales/no-pre$0', 'sales/no-preview', config)).toBe('lints:\n  sales/no-preview: ');
  });

  it('offers how a check may be set, with its own options', () => {
    expect(labelsAt('lints:\n  sales/no-demo: $0', config)).toEqual(['off', 'info', 'warning', 'error', 'default']);
    expect(labelsAt('lints:\n  date/stale-plan:\n    $0', config)).toEqual(['severity', 'days', 'days_close']);
  });

  it('offers presets and files to build on', () => {
    expect(labelsAt('extends: [launchplan:strict, $0]', config)).toEqual(['launchplan:recommended', 'policy/']);
  });
});
