import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { talkIn, workplace, type Workplace } from '../support/command-line.ts';

let place: Workplace = workplace();
const settingsPlaces: Workplace[] = [];
afterEach(() => {
  for (const one of [place, ...settingsPlaces.splice(0)]) one.remove();
  place = workplace();
});

const flags = [
  '--name',
  'Atlas: “Billing” # 1',
  '--tier',
  '2',
  '--stage',
  'beta',
  '--date',
  '2027-06-02',
  '--owner',
  '@ana',
];

describe('init', () => {
  it('writes a plan without a fault in its shape, whatever its name, and says what to do next', async () => {
    const { code, out, err } = await place.call(['init', ...flags]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('launch.yaml');
    const { out: report } = await place.call(['lint', '--format', 'json']);
    const [plan] = (JSON.parse(report) as { plans: { name: string; findings: { rule: string }[] }[] }).plans;
    expect(plan?.name).toBe('Atlas: “Billing” # 1');
    expect(plan?.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule))).toEqual([]);
  });

  it('starts from a template, which answers what it can', async () => {
    const given = ['--name', 'Atlas', '--date', '2027-06-02', '--owner', '@ana'];
    const { code, out } = await place.call(['init', '--template', 'sunset', ...given]);
    expect([code, out]).toEqual([0, expect.stringContaining('Wednesday, 2027-06-02') as string]);
    const text = readFileSync(join(place.path, 'launch.yaml'), 'utf8');
    expect(text).toMatch(/^tier: 2 .*\nstage: ga .*\ndate: 2027-06-02 .*\nkind: sunset /m);
    expect(text).toContain('\n  end_of_life: T\n');
    const { out: report } = await place.call(['lint', '--format', 'json']);
    const [plan] = (JSON.parse(report) as { plans: { findings: { rule: string }[] }[] }).plans;
    expect(plan?.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule))).toEqual([]);
    const small = await place.call([
      'init',
      'small',
      '--template',
      'feature',
      ...given,
      '--tier',
      '1',
      '--motion',
      'partner',
    ]);
    expect(small.code).toBe(0);
    expect(readFileSync(join(place.path, 'small/launch.yaml'), 'utf8')).toMatch(
      /^tier: 1 [^]*^ {2}motion: partner # /m,
    );
  });

  it('names the templates where there is none of a name', async () => {
    const { code, err } = await place.call(['init', ...flags, '--template', 'sunrise']);
    expect([code, err]).toEqual([2, expect.stringMatching(/sunrise[^]*feature, [^]*sunset/) as string]);
    expect(readdirSync(place.path)).toEqual([]);
  });

  it('never overwrites', async () => {
    const file = place.write('launch.yaml', 'mine\n');
    const { code, err } = await place.call(['init', ...flags]);
    expect([code, readFileSync(file, 'utf8')]).toEqual([2, 'mine\n']);
    expect(err).toContain('launch.yaml');
  });

  it.each([
    [['--tier', '4'], /tier/],
    [['--stage', 'soon'], /stage/],
    [['--date', '2027-02-31'], /2027-02-31/],
  ])('refuses %o', async (wrong, message) => {
    const { code, err } = await place.call(['init', ...flags, ...wrong]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('names what it lacks where nobody can be asked', async () => {
    const { code, err } = await place.call(['init', '--name', 'Atlas']);
    expect(code).toBe(2);
    expect(err).toMatch(/--owner|--tier/);
  });

  it('takes the kind of launch', async () => {
    const { code } = await place.call(['init', ...flags, '--kind', 'sunset']);
    expect([code, planIn(place)]).toEqual([0, expect.stringMatching(/^kind: sunset /m)]);
    const wrong = await place.call(['init', 'other', ...flags, '--kind', 'party']);
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining("--kind 'party' cannot be taken. The kind is"),
    ]);
  });

  it.each([
    ['2027-01-14', 'Thursday, 2027-01-14. That day has passed.'],
    ['2027-06-06', 'Sunday, 2027-06-06. Few people are there to help on a Sunday.'],
    ['2027-06-05', 'Saturday, 2027-06-05. Few people are there to help on a Saturday.'],
    ['2027-06-07', 'Monday, 2027-06-07.\n'],
    ['2027-01-15', 'Friday, 2027-01-15.\n'],
  ])('says of %s: %s', async (date, said) => {
    const { code, out } = await place.call(['init', ...flags, '--date', date]);
    expect([code, out]).toEqual([0, expect.stringContaining(said)]);
  });
});

describe('init, before it asks', () => {
  it.each(['launch.yaml', 'launch.yml'])('looks for %s', async (name) => {
    place.write(`billing/${name}`, 'mine\n');
    const { code, err, shown } = await talkIn(place.path, ['init', 'billing'], []);
    expect([code, err, shown]).toEqual([2, `billing/${name} exists already and was left as it is.\n`, '']);
    expect(readdirSync(join(place.path, 'billing'))).toEqual([name]);
  });

  it('looks for a link that leads nowhere', async () => {
    symlinkSync('nowhere', join(place.path, 'launch.yaml'));
    expect(await talkIn(place.path, ['init'], [])).toMatchObject({ code: 2, shown: '' });
  });

  it('says which other plans are in the folder, and which files were meant to be one', async () => {
    place.write('atlas.launch.yaml', 'launch_plan: 1\n');
    place.write('Launch.yaml', 'launch_plan: 1\n');
    place.write('notes.yaml', 'launch_plan: 1\n');
    const { code, err } = await place.call(['init', 'sub', ...flags]);
    expect([code, err]).toEqual([0, '']);
    const here = await place.call(['init', ...flags]);
    expect(here.code).toBe(0);
    expect(here.err).toBe(
      'Launch.yaml has a launch plan and is not checked, because of its name. Rename it to launch.yaml, *.launch.yaml or *.launch-plan.yaml.\n' +
        'atlas.launch.yaml is there already; this is another plan.\n',
    );
  });
});

describe('init on a terminal', () => {
  const questions: readonly (readonly [string, string])[] = [
    ['What launches?', 'Atlas BillingEnter'],
    ['What does the plan start from?', 'Enter'],
    ['What kind of launch is it?', 'DownEnter'],
    ['How much of the company', 'DownEnter'],
    ['How far is it open', 'Enter'],
    ['When does it launch?', '2027-06-06Enter'],
    ['Sunday, in 142 days. Few people are there to help on a Sunday.', 'Enter'],
    ['When does it launch?', '2026-06-02Enter'],
    ['Tuesday, 227 days ago. That day has passed.', 'Enter'],
    ['When does it launch?', '2027-06-02Enter'],
    ['Wednesday, in 138 days.', 'Enter'],
    ['Who is the one person responsible?', 'Enter'],
    ['How does it reach', 'Enter'],
  ];

  it('asks for everything, doubts a bad day, and proposes the person that git knows', async () => {
    const environment = identity('email = lee@example.com\n\tname = Lee');
    const { code, out, shown } = await talkIn(place.path, ['init'], questions, environment);
    expect([code, out]).toEqual([0, expect.stringContaining('Wrote launch.yaml')]);
    expect(shown).toContain('Press Enter if it is you, lee@example.com.');
    expect(planIn(place).replaceAll(/ +#.*/g, '')).toBe(
      'launch_plan: 1\nname: Atlas Billing\nowner: lee@example.com\ntier: 2\nstage: ga\ndate: 2027-06-02\nkind: price\n\ngo_to_market:\n  motion: self-serve\n',
    );
  });

  it('asks for the template, and for nothing that it settles', async () => {
    const typed = questions
      .filter(([question]) => !/kind|How does/.test(question))
      .map(([question, keys]) => [question, question.startsWith('What does') ? 'DownDownEnter' : keys] as const)
      .map(([question, keys]) => [question, question.startsWith('How much') ? 'Enter' : keys] as const);
    const { code, shown } = await talkIn(place.path, ['init'], typed, identity('email = lee@example.com'));
    expect([code, shown.includes('What kind'), shown.includes('How does it reach')]).toEqual([0, false, false]);
    expect(shown).toContain('developer-tool  for something that programmers build on');
    expect(planIn(place)).toMatch(/^tier: 2 [^]*^kind: product [^]*^ {2}motion: self-serve/m);
  });

  it('asks for nothing that a template on the command line settles', async () => {
    const typed = questions.filter(([question]) => !/template|start from|kind|How does/.test(question));
    const { code } = await talkIn(
      place.path,
      ['init', '--template', 'self-serve', '--kind', 'price'],
      typed,
      identity('email = a@example.com'),
    );
    expect([code, planIn(place)]).toEqual([0, expect.stringMatching(/^kind: price /m)]);
  });

  it('shows what each choice means beside it, not only beside the one under the cursor', async () => {
    const { shown } = await talkIn(place.path, ['init'], questions, identity('email = lee@example.com'));
    for (const meaning of [
      'product    Customers get something new.',
      'sunset     Something that customers use ends.',
      '3  Feature: one team',
      'alpha    A first version for a few friendly users',
    ]) {
      expect(shown).toContain(meaning);
    }
  });

  it.each([
    ['email = 1234+ana-lee@users.noreply.github.com', '@ana-lee'],
    ['name = Ana Lee', 'Ana Lee'],
    ['email = ana\u001B[2J@example.com\n\tname = Ana', 'Ana'],
  ])('takes %s for %s', async (section, owner) => {
    const { shown } = await talkIn(place.path, ['init'], questions, identity(section));
    expect(shown).toContain(`Press Enter if it is you, ${owner}.`);
    expect(planIn(place)).toContain(`owner: ${owner.startsWith('@') ? `"${owner}"` : owner} `);
  });

  it('proposes nobody where git knows nobody', async () => {
    const typed = questions.map(([question, keys]) =>
      question.startsWith('Who') ? ([question, '@beaEnter'] as const) : ([question, keys] as const),
    );
    const { code, shown } = await talkIn(place.path, ['init'], typed, identity(''));
    expect([code, shown.includes('Press Enter if it is you')]).toEqual([0, false]);
    expect(planIn(place)).toContain('owner: "@bea"');
  });

  it('asks for none of what is given', async () => {
    const given = flags.slice(0, -2);
    const open = questions.filter(([question]) => /^(?:What does|What kind|Who|How does)/.test(question));
    const { code, shown } = await talkIn(place.path, ['init', ...given], open, identity('email = lee@example.com'));
    expect([code, shown.includes('What launches?')]).toEqual([0, false]);
    expect(planIn(place)).toContain('kind: price');
  });

  it('writes nothing where it is broken off', async () => {
    const { code, err } = await talkIn(place.path, ['init'], [['What launches?', '\u0003']]);
    expect([code, err]).toEqual([130, 'Nothing was written.\n']);
    expect(readdirSync(place.path)).toEqual([]);
  });
});

/** An environment in which git knows a user by the `[user]` section of its settings, and by nothing else. */
function identity(section: string): NodeJS.ProcessEnv {
  const settings = workplace({ gitconfig: section === '' ? '' : `[user]\n\t${section}\n` });
  settingsPlaces.push(settings);
  return {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: join(settings.path, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

function planIn({ path }: Workplace): string {
  return readFileSync(join(path, 'launch.yaml'), 'utf8');
}
