import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isPlaceholder } from '../../../server/src/plan/placeholder.ts';
import { workplace, type Called, type Workplace } from '../../support/command-line.ts';
import { cpuTime } from '../../support/cpu-time.ts';

let place: Workplace = workplace();
afterEach(() => {
  place.remove();
  place = workplace();
});

interface Task {
  readonly what: string;
  readonly owner?: string;
  readonly due?: string;
  readonly status?: string;
  readonly done?: string;
  readonly reason?: string;
  readonly notes?: string;
}

/** Imports a file with this content. */
function imported(file: string, content: string | Uint8Array, ...options: readonly string[]): Promise<Called> {
  place.write(file, content);
  return place.call(['import', file, ...options]);
}

/** The tasks of a plan by their section, as another reader of YAML sees them. */
function tasksIn({ code, out, err }: Called): Readonly<Record<string, readonly Task[]>> {
  expect([code, err]).toEqual([0, expect.any(String)]);
  const plan = parse(out, { version: '1.2' }) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(plan).flatMap(([key, value]): [string, readonly Task[]][] => {
      if (key === 'x-unplaced') return [[key, value as readonly Task[]]];
      return typeof value === 'object' && value !== null && 'tasks' in value
        ? [[key, value.tasks as readonly Task[]]]
        : [];
    }),
  );
}

function all(called: Called): readonly Task[] {
  return Object.values(tasksIn(called)).flat();
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe('a table', () => {
  it('without names of columns is read by what its columns hold', async () => {
    const rows = [
      'Write the press release,tom@example.com,2027-02-03,done',
      'Train support on refunds,@sam,2027-02-10,in progress',
      'Order cake,@max,2027-03-01,open',
    ];
    expect(tasksIn(await imported('a.csv', rows.join('\n')))).toEqual({
      comms: [{ what: 'Write the press release', owner: 'tom@example.com', due: '2027-02-03', status: 'done' }],
      support: [{ what: 'Train support on refunds', owner: '@sam', due: '2027-02-10', status: 'doing' }],
      'x-unplaced': [{ what: 'Order cake', owner: '@max', due: '2027-03-01' }],
    });
  });

  it('in another language is read by what its columns hold, or as it is told', async () => {
    const text = 'Aufgabe;Wer;Termin\nPressetext;Tom;03.02.2027\nPreisliste;Petra;04.05.2027\n';
    const guessed = await imported('aufgaben.csv', text);
    expect(all(guessed).map(({ what }) => what)).toEqual(['Pressetext', 'Preisliste']);
    expect(guessed.err).toContain('--dates');
    const told = await imported('aufgaben.csv', text, '--map', 'wer=owner', '--map', '3=due', '--dates', 'day-first');
    expect(all(told)).toEqual([
      { what: 'Pressetext', owner: 'Tom', due: '2027-02-03' },
      { what: 'Preisliste', owner: 'Petra', due: '2027-05-04' },
    ]);
  });

  it('knows the day from the month by a date in the same column that leaves no choice', async () => {
    const text = 'Task,Due\nOne,03/04/2027\nTwo,03/25/2027\n';
    expect(all(await imported('a.csv', text)).map(({ due }) => due)).toEqual(['2027-03-04', '2027-03-25']);
    const both = await imported('b.csv', 'Task,Due\nOne,25/04/2027\nTwo,03/25/2027\n');
    expect(all(both).map(({ due }) => due)).toEqual(['2027-04-25', '2027-03-25']);
    const open = await imported('c.csv', 'Task,Due\nOne,03/04/2027\nTwo,tomorrow\nThree,TBD\n');
    expect(all(open).map(({ notes }) => notes)).toEqual(['Due: 03/04/2027', 'Due: tomorrow', undefined]);
    expect(open.err).toMatch(/These 2 dates.*\n {2}row 2 {2}03\/04\/2027\n {2}row 3 {2}tomorrow\n/);
  });

  it.each([
    ['a byte order mark', new TextEncoder().encode('\uFEFFTask,Owner\nÉtude,@zoë\n')],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFFTask\tOwner\nÉtude\t@zoë\n', 'utf16le'))],
    ['UTF-16, big end first', new Uint8Array(Buffer.from('\uFEFFTask\tOwner\nÉtude\t@zoë\n', 'utf16le').swap16())],
    ['the line ends of Windows', 'Task,Owner\r\nÉtude,@zoë\r\n'],
    ['semicolons', 'Task;Owner\nÉtude;@zoë\n'],
    ['spaces around', '  Task , OWNER \n  Étude ,  @zoë \n'],
    ['a title and an empty row above', 'Launch plan: Atlas,\n,\nTask,Owner\nÉtude,@zoë\n'],
  ])('with %s is read', async (_, content) => {
    expect(all(await imported('a.csv', content))).toEqual([{ what: 'Étude', owner: '@zoë' }]);
  });

  it('keeps what has no place of its own, and says what it did with each column', async () => {
    const text = 'Task,Priority,Created,Owner\nPitch deck,High,2027-01-01,unassigned\n,Low,,@ana\n';
    const called = await imported('a.csv', text);
    expect(tasksIn(called)).toEqual({ sales: [{ what: 'Pitch deck', notes: 'Priority: High' }] });
    expect(called.out).toContain('\n# - row 3: Priority: Low; Owner: @ana\n');
    expect(called.err).toContain('Columns: Task=what, Owner=owner; as notes: Priority; left out: Created.');
    const all = await imported('a.csv', text, '--map', 'Created=notes', '--map', 'Priority=skip');
    expect(tasksIn(all).sales).toEqual([{ what: 'Pitch deck', notes: 'Created: 2027-01-01' }]);
  });

  it('reads what stands above its columns', async () => {
    const text = 'Atlas launch plan,,\nLaunch date:,2027-06-02,\nAsk Max,,\n\nTask,Owner,Due\nPitch deck,@lee,T-7\n';
    const { out } = await imported('a.csv', text);
    expect(parse(out)).toMatchObject({ name: 'Atlas', date: '2027-06-02', sales: { tasks: [{ what: 'Pitch deck' }] } });
    expect(out).toContain('# - row 3: Ask Max\n');
  });

  it('trusts the status more than the day on which it was done once', async () => {
    const text = 'Title,Status,Completed\nOne,Done,2027-01-08\nTwo,In progress,2027-01-09\nThree,,2027-01-10\n';
    expect(all(await imported('a.csv', text))).toEqual([
      { what: 'One', done: '2027-01-08' },
      { what: 'Two', status: 'doing', notes: 'Completed: 2027-01-09' },
      { what: 'Three', done: '2027-01-10' },
    ]);
  });

  it('has each cell in the plan, whatever stands in it', async () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: fc.constantFrom(...Array.from('\n\r\t :#-?|>"\'{}[]&*!%@`,\\=x')), maxLength: 12 }),
        fc.constantFrom(
          'true',
          'null',
          '~',
          '1e3',
          '0x1f',
          '2027-01-01',
          '<<',
          '---',
          '...',
          '=1+1',
          '- a',
          'a: b',
          '##x',
        ),
        fc.constantFrom(
          '##vso[task.setvariable variable=a]b',
          '::error::x',
          '\u202Eabc',
          '\u2028',
          '# launchplan-disable',
        ),
      )
      .map((one) => one.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 8 }), async (rows) => {
        const lines = [['First', 'somebody', ''], ...rows].map((row) => ['K', ...row].map(cell).join(','));
        const called = await imported('a.csv', `"Key","Task","Owner","Comments"\n${lines.join('\n')}\n`);
        const titled = [['First', 'somebody', ''], ...rows]
          .map((row) => row.map((one) => one.trim()))
          .filter(([what]) => what !== '');
        const found = all(called);
        expect(found.map(({ what }) => what).sort()).toEqual(titled.map(([what]) => what).sort());
        for (const [what = '', owner = '', comment = ''] of titled) {
          const same = found.filter((task) => task.what === what);
          const owners = same.map((task) => task.owner ?? '');
          if (!isPlaceholder(owner)) {
            expect(owners.some((one) => owner === one || owner.includes(`<${one}>`))).toBe(true);
          }
          expect(same.some(({ notes = '' }) => notes.includes(comment))).toBe(true);
        }
        expect(called.out).not.toMatch(/##vso\[|^\s*::/m);
      }),
      { numRuns: 300 },
    );
  });

  it('of 100,000 rows takes seconds', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, index) =>
        `"Task ${String(index)}, the ""big"" one",@p${String(index % 50)},2027-02-1${String(index % 9)},Marketing`,
    );
    const content = `Task,Owner,Due,Team\n${rows.join('\n')}\n`;
    const started = cpuTime();
    const { code, out, err } = await imported('big.csv', content, '--output', 'launch.yaml');
    expect([code, err]).toEqual([0, '']);
    expect(cpuTime() - started).toBeLessThan(20_000);
    expect(out).toContain('100000 tasks');
    const written = readFileSync(join(place.path, 'launch.yaml'), 'utf8');
    expect(written.match(/^ {4}- what: /gm)).toHaveLength(100_000);
  }, 60_000);
});

describe('a checklist', () => {
  it.each([
    ['a mention at the end', '- [ ] Pitch deck (@lee)', { owner: '@lee' }],
    ['a mention at the start', '- [ ] @lee: Pitch deck', { owner: '@lee' }],
    ['several people', '- [ ] Pitch deck @lee, @ana', { owner: '@lee, @ana' }],
    ['an address', '- [ ] Pitch deck - lee@example.com', { owner: 'lee@example.com' }],
    ['fields in brackets', '- [ ] Pitch deck [owner: Lee, due: 3 March 2027]', { owner: 'Lee', due: '2027-03-03' }],
    ['words for a date', '- [ ] Pitch deck, due March 3, 2027', { due: '2027-03-03' }],
    ['days from the launch', '- [ ] T-14: Pitch deck', { due: 'T-14' }],
    ['weeks before the launch', '- [ ] Pitch deck (2 weeks before launch)', { due: 'T-14' }],
    ['signs of Obsidian', '- [ ] Pitch deck 📅 2027-03-03', { due: '2027-03-03' }],
    ['a day when it was done', '- [x] Pitch deck ✅ 2027-01-08', { done: '2027-01-08' }],
    ['a box half done', '- [/] Pitch deck', { status: 'doing' }],
    ['a box that is a character', '- ☑️ Pitch deck', { status: 'done' }],
    [
      'fields below',
      '- [ ] Pitch deck\n  - Owner: Lee\n  - Due: 2027-03-03\n  - see CRM',
      { owner: 'Lee', due: '2027-03-03', notes: '- see CRM' },
    ],
  ])('with %s', async (_, line, fields) => {
    expect(tasksIn(await imported('a.md', `# Atlas\n\n${line}\n`))).toEqual({
      sales: [{ what: 'Pitch deck', ...fields }],
    });
  });

  it.each([
    'Ask @lee about the pitch deck',
    'Agree on the pitch deck with @lee',
    'Support version 2.0 - the pitch deck one',
    'Pitch deck (final version)',
    'Pitch deck: what, why (and how)',
    'Pitch deck by Monday',
  ])('keeps “%s” as it is', async (line) => {
    expect(all(await imported('a.md', `- [ ] ${line}\n`))).toEqual([{ what: line }]);
  });

  it('goes by the heading, then by the words of the task, and by a heading that says when at last', async () => {
    const text =
      '# Sales launch\n## Support\n- [ ] Sales deck\n## Week -2\n- [ ] Blog post\n- [ ] Cake\n## Launch day\n- [ ] Cake\n';
    expect(tasksIn(await imported('a.md', text))).toEqual({
      support: [{ what: 'Sales deck' }],
      comms: [{ what: 'Blog post', due: 'T-14' }],
      sales: [{ what: 'Cake', due: 'T-14' }],
      launch_day: [{ what: 'Cake', due: 'T' }],
    });
  });

  it('gives the owner of a heading to what is below it', async () => {
    const text = '## Support @sam\n- [ ] Macros\n- [ ] Tools @ana\n## Legal\nOwner: Ruth\n\n- [ ] Terms\n';
    expect(tasksIn(await imported('a.md', text))).toEqual({
      support: [
        { what: 'Macros', owner: '@sam' },
        { what: 'Tools', owner: '@ana' },
      ],
      legal: [{ what: 'Terms', owner: 'Ruth' }],
    });
  });

  it('goes into the sections that the organisation adds', async () => {
    place.write('.launchplan.yaml', 'root: true\norg:\n  departments: [engineering, customer success, design]\n');
    const text = '## Customer success\n- [ ] Playbook\n## Design\n- [ ] Icons\n';
    expect(Object.keys(tasksIn(await imported('a.md', text)))).toEqual(['customer_success', 'design']);
  });

  it('keeps text that is no task as a comment, which no line of it can leave', async () => {
    const text = '# Atlas\n\nOne line\nname: Other\n\n```\nkey: [\n```\n\n- [ ] Cake\n\n<!-- hidden -->\n';
    const called = await imported('a.md', text);
    expect(parse(called.out)).toMatchObject({ name: 'Atlas' });
    expect(called.out).toContain('# - line 3: One line\n');
    expect(called.out).toContain('#   key: [\n');
    expect(called.out).not.toContain('hidden');
  });

  it('loses no link, and no text that two places want to be', async () => {
    const text = [
      '# Atlas ([wiki](https://a.example))\n\nSee [the brief](https://b.example).\n',
      '## [Sales](https://c.example)\n- [ ] [Deck](https://d.example) @lee\n  - Owner: Ana\n  - Due: 2027-03-03\n',
      '- [/] Pitch ✅ 2027-01-08\n- [Enablement](https://e.example)\n  - [ ] ![](https://f.example)\n  - [ ] Demo\n',
    ].join('\n');
    const { out } = await imported('a.md', text);
    for (const link of ['a', 'b', 'c', 'd', 'e', 'f']) expect(out).toContain(`https://${link}.example`);
    expect(parse(out)).toMatchObject({
      sales: {
        tasks: [
          { what: 'Deck', owner: '@lee', due: '2027-03-03', notes: 'https://d.example\n- Owner: Ana' },
          { what: 'Pitch', status: 'doing', notes: 'done 2027-01-08' },
          { what: 'Demo' },
        ],
      },
    });
  });

  it('takes no box in an example for one', async () => {
    const text = '- Blog post\n- Terms\n\n```\n- [ ] like this\n```\n';
    expect(Object.keys(tasksIn(await imported('a.md', text)))).toEqual(['legal', 'comms']);
  });

  it('is read from standard input', async () => {
    const { code, out } = await place.call(['import', '-', '--name', 'Atlas'], '- [ ] Pitch deck\n');
    expect([code, parse(out)]).toEqual([0, expect.objectContaining({ name: 'Atlas' })]);
    const table = await place.call(['import', '-'], 'Task,Due\nPitch deck,2027-02-01\n');
    expect(tasksIn(table)).toEqual({ sales: [{ what: 'Pitch deck', due: '2027-02-01' }] });
  });

  it.each([
    ['quotations', '> '.repeat(20_000)],
    ['lists', Array.from({ length: 1_000 }, (_, depth) => `${'  '.repeat(depth)}- [ ] x`).join('\n')],
    ['lists in a line', '- '.repeat(20_000)],
    ['brackets', `- [ ] ${'['.repeat(50_000)}`],
    ['people', `- [ ] ${'@a b@c.d '.repeat(10_000)}!`],
    ['addresses without an end', `- [ ] ${'a@b.'.repeat(120)}!`],
    ['a bar after the other', `- [ ] ${'| '.repeat(240)}x`],
  ])(
    'of many %s ends soon',
    async (_, text) => {
      const started = cpuTime();
      const { code } = await imported('a.md', `${text}\n`);
      expect(code).toBeLessThanOrEqual(2);
      expect(cpuTime() - started).toBeLessThan(5_000);
    },
    30_000,
  );
});

describe('what cannot be imported', () => {
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]);
  it.each([
    ['a file that is not there', undefined, 'none.csv', /^none\.csv does not exist/],
    ['a folder', undefined, '.', /is a folder/],
    ['a plan', 'launch_plan: 1\n', 'launch.yaml', /has the name of a launch plan/],
    ['a workbook', bytes, 'Tasks.XLSX', /Export it as CSV first/],
    ['a picture', bytes, 'a.csv', /^a\.csv is not a text file/],
    ['an empty file', '', 'a.csv', /holds nothing to do/],
    ['a page of prose', 'Hello.\n\nWorld.\n', 'a.md', /holds nothing to do/],
    ['an old encoding', new Uint8Array([0x54, 0x2c, 0xe9, 0x0a]), 'a.csv', /is not in UTF-8/],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x54, 0, 0, 0]), 'a.csv', /UTF-32/],
    ['half of UTF-16', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'a.csv', /UTF-16/],
    [
      'a quotation mark without an end',
      'Task,Owner\nA,@a\n"B,@b\nC,@c\n',
      'a.csv',
      /quotation mark that is never closed, in row 3/,
    ],
  ] as const)('is %s, with a sentence', async (_, content, file, message) => {
    if (content !== undefined) place.write(file, content);
    const { code, out, err } = await place.call(['import', file]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it.each([
    [['--map', 'Task'], /--map 'Task' cannot be taken/],
    [['--map', 'Task=title'], /what, owner, due/],
    [['--map', 'Nope=what'], /has no column “Nope”. Its columns are “Task” and “Owner”/],
    [['--dates', 'iso'], /day-first/],
    [['--tier', '4'], /--tier '4' cannot be taken/],
    [['--date', 'soon'], /--date 'soon'/],
  ])('says what is wrong with %o', async (options, message) => {
    const { code, out, err } = await imported('a.csv', 'Task,Owner\nA,@a\n', ...options);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('leaves a file alone that is there already', async () => {
    place.write('launch.yaml', 'mine\n');
    const { code, out, err } = await imported('a.md', '- [ ] Cake\n', '--output', 'launch.yaml');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^launch\.yaml exists already and was left as it is/);
    expect(readFileSync(join(place.path, 'launch.yaml'), 'utf8')).toBe('mine\n');
    const elsewhere = await imported('a.md', '- [ ] Cake\n', '--output', 'none/launch.yaml');
    expect([elsewhere.code, elsewhere.err]).toEqual([2, expect.stringContaining('folder does not exist') as string]);
    expect(readdirSync(place.path).sort()).toEqual(['a.md', 'launch.yaml']);
  });

  it('says where the plan is, and what to do next', async () => {
    const { code, out, err } = await imported('a.md', '- [ ] Cake\n', '--output', 'launch.yaml');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Wrote launch.yaml.\n\nNext:\n  launchplan lint launch.yaml');
    const other = await imported('a.md', '- [ ] Cake\n', '--output', 'plan.yaml');
    expect(other.out).toContain('launch.yaml, *.launch.yaml');
  });
});
