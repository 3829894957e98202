import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { assert, describe, expect, it } from 'vitest';
import { isMap, isSeq, parse, parseDocument, type Document } from 'yaml';
import { shownFix, whatToWrite, type WhatToWrite } from '../../server/src/engine/what-to-write.ts';
import { grouped } from '../../server/src/engine/readiness/group.ts';
import { lints } from '../../server/src/lints/index.ts';
import type { Finding } from '../../server/src/engine/finding.ts';
import { recommended } from '../../server/src/engine/config/config.ts';
import { withoutCommands } from '../../server/src/text/printable.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { dayOn, SIX_FIELDS } from '../support/checked.ts';
import { checkCase, checkText, lintCases, type LintCase } from '../support/lint-folder.ts';
import { reportOn, written } from '../support/reports.ts';
import { resolveText } from '../support/settings.ts';

const folders = lints
  .map(({ id }) => ({ id, folder: join(import.meta.dirname, '../lints', id) }))
  .filter(({ folder }) => existsSync(folder))
  .map(({ id, folder }) => ({ id, cases: lintCases(folder).filter(({ name }) => name.startsWith('reports-')) }));

/** The findings of a lint on each day of a plan, with what to write for them. */
function shownIn(
  one: LintCase,
  id: string,
): readonly {
  readonly finding: Finding;
  readonly toWrite: WhatToWrite;
  readonly edited: string;
  readonly today: number;
}[] {
  return one.days.flatMap(({ today }) => {
    const { snapshot, report } = checkCase(one, today);
    return report.findings
      .filter(({ rule }) => rule === id)
      .flatMap((finding) => {
        const toWrite = whatToWrite(finding.fixes, snapshot, report.plan);
        const edits = shownFix(finding.fixes, snapshot, report.plan)?.edits;
        if (toWrite === undefined || edits === undefined) return [];
        return [{ finding, toWrite, edited: applyEdits(snapshot.text, edits), today }];
      });
  });
}

/** Writes what is shown into a plan, as a person would who reads "Add to sales" and copies the lines. */
function copied(text: string, { does }: WhatToWrite, source: string): string | undefined {
  const match = /^Add(?: to (?<where>.+))?$/.exec(does);
  if (match === null) return undefined;
  const where = match.groups?.where ?? '';
  const document = parseDocument(text);
  const path = where
    .split(/\.|, item /)
    .flatMap((step) => (step === '' ? [] : [/^\d+$/.test(step) ? Number(step) - 1 : step]));
  add(document, path, parse(source));
  return document.toString();
}

function add(document: Document, path: readonly (string | number)[], value: unknown): void {
  const there = path.length === 0 ? document.contents : document.getIn(path);
  if (isSeq(there)) for (const item of value as unknown[]) there.add(document.createNode(item));
  else if (isMap(there)) {
    for (const [key, one] of Object.entries(value as object)) there.set(key, document.createNode(one));
  } else document.setIn(path, document.createNode(value));
}

/** What begins the lines of each place, where a fix writes in several. */
const SEVERAL = /^# (?:below )?line \d+$/;

function partsOf(lines: readonly string[]): readonly string[] {
  return lines.join('\n').split(/^# (?:below )?line \d+\n/m);
}

/** Whether a value is left to be written. */
function leavesBlank(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some(leavesBlank));
}

describe.each(folders)('what to write for $id', ({ id, cases }) => {
  it.each(cases)('is what the editor writes, and is read as meant: $name', (one) => {
    for (const { finding, toWrite, edited, today } of shownIn(one, id)) {
      const { lines, line } = toWrite;
      // Nothing is shown that the editor does not write.
      for (const shown of lines.filter((one) => !SEVERAL.test(one))) expect(edited).toContain(shown);
      if (line !== undefined) expect(line).not.toMatch(/[\r\n]/);
      const forms = [lines.join('\n'), ...(line === undefined ? [] : [line])];
      const copies = forms.flatMap((form) => copied(one.text, toWrite, form) ?? []);
      for (const text of [edited, ...copies]) {
        const { report } = checkText(text, { today, config: one.config, surroundings: () => one.surroundings });
        const faults = report.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule));
        const before = checkCase(one, today).report.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule));
        expect(faults.map(({ message }) => message)).toEqual(before.map(({ message }) => message));
        // It goes, or is told in other words, unless the reader has to fill in a value.
        if (partsOf(lines).some((part) => leavesBlank(parse(part)))) continue;
        const same = report.findings.filter(
          (other) =>
            other.rule === id &&
            other.message === finding.message &&
            JSON.stringify(other.path) === JSON.stringify(finding.path),
        );
        expect({ text, same: same.map(({ message }) => message) }).toEqual({ text, same: [] });
      }
    }
  });
});

describe('what to write for an absent section', () => {
  it.each(['2026-11-30', '2027-01-20', '2027-03-08'])('plans all that it lacks, as of %s', (day) => {
    const context = { today: dayOn(day), config: recommended };
    const { snapshot, report } = checkText(SIX_FIELDS, context);
    const groups = grouped(report.findings, context.today, report.plan).filter(({ kind }) => kind === 'group');
    expect(groups.length).toBeGreaterThan(5);
    for (const group of groups) {
      assert(group.kind === 'group');
      const toWrite = whatToWrite(group.fixes, snapshot, report.plan);
      assert(toWrite?.line !== undefined);
      expect(toWrite.does).toBe('Add');
      expect(parse(toWrite.line)).toEqual(parse(toWrite.lines.join('\n')));
      const text = copied(SIX_FIELDS, toWrite, toWrite.line);
      const { findings } = checkText(text ?? '', context).report;
      expect(findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule))).toEqual([]);
      const left = findings.filter(({ path, state }) => path[0] === group.section && state === 'missing');
      // A list that may be empty, and a plan of several parts, are not planned by a day.
      expect(left.length).toBeLessThan(group.findings.length);
    }
  });
});

describe('what to write', () => {
  const plan = `${SIX_FIELDS}sales:\n  owner: lee@example.com\n`;
  const report = reportOn({ 'launch.yaml': plan });

  it('has the day and the owner that the plan knows, on the terminal, in Markdown and beside the line', () => {
    const line = 'input: {due: T-54, owner: lee@example.com}';
    expect(written('pretty', report)).toContain(`Add to sales:  ${line}`);
    expect(written('pretty', report, { columns: 80 })).toContain(`\n  fix Add to sales:  ${line}\n`);
    expect(written('markdown', report)).toContain(`\n  - Add to sales: \`${line}\`\n`);
    expect(written('github', report)).toContain(`%0AAdd to sales:  ${line}%0A`);
  });

  it('says which fix --fix makes', () => {
    const misspelt = reportOn({ 'launch.yaml': plan.replace('owner: lee', 'ownr: lee') });
    const fix = 'Change to `owner` (--fix does it):  owner: lee@example.com';
    expect(written('pretty', misspelt)).toContain(`fix ${fix}`);
    expect(written('github', misspelt)).toContain(`%0A${fix}%0A`);
    expect(written('markdown', misspelt)).toContain('(`--fix` does it): `owner: lee@example.com`');
  });

  it('names the only person who may approve at a gate', () => {
    const config = resolveText('org: {approvers: {pricing: [cfo@example.com]}}').config;
    const paid = `${SIX_FIELDS}pricing:\n  owner: pat@example.com\n  model: flat\n`;
    const { snapshot, report } = checkText(paid, { today: dayOn('2027-01-15'), config });
    const unapproved = report.findings.find(({ rule }) => rule === 'pricing/unapproved');
    expect(whatToWrite(unapproved?.fixes ?? [], snapshot, report.plan)).toEqual({
      does: 'Add',
      lines: ['approvals:', '  - gate: pricing', '    by: cfo@example.com', '    decision: requested', '    on: T-45'],
      line: 'approvals: [{gate: pricing, by: cfo@example.com, decision: requested, on: T-45}]',
      isRepair: false,
      edits: [expect.anything()],
    });
  });

  it('is no more than one day where a task has no owner', () => {
    const unowned = reportOn({ 'launch.yaml': `${SIX_FIELDS}sales:\n  training: todo\n` });
    expect(written('pretty', unowned)).toContain('Add to sales:  input: T-54');
  });

  it('goes below what is there, also in a list', () => {
    const tasks = `${SIX_FIELDS}milestones:\n  - { id: a, what: Beta, due: T-9 }\n  - id: b\n    what: Pilots\n    due: T-8\n`;
    const text = written('pretty', reportOn({ 'launch.yaml': tasks }));
    expect(text).toContain('fix Add an owner to it:  - { id: a, what: Beta, due: T-9, owner: }');
    expect(text).toContain('fix Add to milestones, item 2:  owner:');
  });

  it.each([
    ['::error::x', '"::error::x"'],
    ['##vso[task.complete]', '"#\\u0023vso[task.complete]"'],
    ['a\u001B[2Jb', '"a\\e[2Jb"'],
    ['a\u200Bb', '"a\\u200bb"'],
    ['a\u{E0041}b', '"a\\U000e0041b"'],
    ['} ] # x: y', '"} ] # x: y"'],
    ['`', '"`"'],
    ['```\n\n# x', '"```\\n\\n# x"'],
    ['</code><script>', '"</code><script>"'],
    ['@octocat', '"@octocat"'],
    ['a%0Ab', 'a%0Ab'],
  ])('shows the owner %j as data', (owner, shown) => {
    const hostile = reportOn({ 'launch.yaml': `${SIX_FIELDS}sales:\n  owner: ${JSON.stringify(owner)}\n` });
    const pretty = written('pretty', hostile);
    const inPretty = /input: \{due: T-54, owner: (.*)\}$/m.exec(pretty);
    const said = inPretty?.[1] ?? '';
    expect(said).toBe(shown);
    expect(parse(said)).toBe(owner.trim());
    for (const format of ['pretty', 'markdown', 'github'] as const) {
      const text = written(format, hostile);
      expect(text).not.toMatch(/[\u001B\u200B](?!\w)/);
      expect(withoutCommands(text)).toBe(format === 'github' ? withoutCommands(text) : text);
    }
    const commands = written('github', hostile)
      .split('\n')
      .filter((line) => line !== '');
    expect(commands.filter((line) => !/^::(?:error|warning|notice) file=launch\.yaml,/.test(line))).toEqual([]);
    const html = micromark(written('markdown', hostile), {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    expect(html).not.toContain('<script');
    expect(html.replaceAll(/<code>[^]*?<\/code>/g, '')).not.toContain('T-54');
  });

  it('is not shown where a line is too long to be read', () => {
    const owner = 'x'.repeat(90);
    const long = `${SIX_FIELDS}sales: {owner: ${owner}, training: ${JSON.stringify(`not-applicable: ${'y'.repeat(400)}`)}}\n`;
    const pretty = written('pretty', reportOn({ 'launch.yaml': long }));
    expect(pretty).toContain('Plan the input of sales for 15 January (T-54).');
    expect(pretty).not.toContain(`owner: ${owner}}`);
  });

  it('takes no time on a plan in one long line', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `x-${String(index)}: 1`).join(', ');
    const long = `{launch_plan: 1, name: A, owner: a@example.com, tier: 1, stage: ga, date: 2027-03-10, ${keys}, sales: {ownr: a}}\n`;
    const start = performance.now();
    expect(written('pretty', reportOn({ 'launch.yaml': long }))).toContain('Change to `owner` (--fix does it).');
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('what to write, for programs', () => {
  const text = `\uFEFF${SIX_FIELDS}sales: # 😀 é\n  ownr: lee@example.com\n  training: 2027-01-02\r\ntags: ["é😀"]\n`;
  const { snapshot, report } = checkText(text, { today: dayOn('2027-01-15'), config: recommended });
  const one = reportOn({ 'launch.yaml': text });
  /** The texts after the fix of each finding, by rule. */
  const meant = new Map(
    report.findings.flatMap(({ rule, fixes }) => {
      const shown = shownFix(fixes, snapshot, report.plan);
      return shown === undefined ? [] : [[rule, applyEdits(text, shown.edits)] as const];
    }),
  );

  it('are changes of the text in SARIF', () => {
    interface Place {
      readonly startLine: number;
      readonly startColumn: number;
      readonly endLine: number;
      readonly endColumn: number;
    }
    interface Log {
      readonly runs: readonly {
        readonly results: readonly {
          readonly ruleId: string;
          readonly fixes?: readonly {
            readonly artifactChanges: readonly {
              readonly replacements: readonly {
                readonly deletedRegion: Place;
                readonly insertedContent: { readonly text: string };
              }[];
            }[];
          }[];
        }[];
      }[];
    }
    const { runs } = JSON.parse(written('sarif', one)) as Log;
    const after = runs.flatMap(({ results }) =>
      results.flatMap(({ ruleId, fixes = [] }) =>
        fixes.map(({ artifactChanges: [change] }) => {
          const edits = (change?.replacements ?? []).map(({ deletedRegion: at, insertedContent }) => ({
            span: {
              start: snapshot.lines.lineStart(at.startLine - 1) + at.startColumn - 1,
              end: snapshot.lines.lineStart(at.endLine - 1) + at.endColumn - 1,
            },
            text: insertedContent.text,
          }));
          return [ruleId, applyEdits(text, edits)] as const;
        }),
      ),
    );
    expect(after.length).toBeGreaterThan(20);
    expect(new Map(after)).toEqual(meant);
  });

  it('are suggestions in the diagnostics of reviewdog, in bytes', () => {
    interface At {
      readonly line: number;
      readonly column: number;
    }
    interface Diagnostic {
      readonly code: { readonly value: string };
      readonly suggestions?: readonly {
        readonly range: { readonly start: At; readonly end: At };
        readonly text: string;
      }[];
    }
    const bytes = Buffer.from(text);
    const offset = ({ line, column }: At): number =>
      Buffer.byteLength(text.slice(0, snapshot.lines.lineStart(line - 1))) + column - 1;
    const all = written('rdjsonl', one)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Diagnostic);
    const after = all.flatMap(({ code, suggestions = [] }) =>
      suggestions.map(({ range, text: inserted }) => {
        const parts = [
          bytes.subarray(0, offset(range.start)),
          Buffer.from(inserted),
          bytes.subarray(offset(range.end)),
        ];
        return [code.value, Buffer.concat(parts).toString('utf8')] as const;
      }),
    );
    expect(after.length).toBeGreaterThan(20);
    // A rule that asks for several things has the last of them here and there.
    for (const [rule, edited] of new Map(after)) expect([rule, edited]).toEqual([rule, meant.get(rule)]);
  });
});

describe('what to write into settings', () => {
  const text = 'lints:\n  sales/no-dem: off\n';
  const [problem] = resolveText(text).problems;

  it('is shown as for plans, but --fix does not do it', () => {
    assert(problem);
    const report = reportOn({}, [problem]);
    const fix = 'Change to `sales/no-demo`:  sales/no-demo: off';
    expect(written('pretty', report)).toContain(`\n  fix ${fix}\n`);
    expect(written('github', report)).toContain(`%0A${fix}%0A`);
    expect(written('markdown', report)).toContain('\n  - Change to \\`sales/no-demo\\`: `sales/no-demo: off`\n');
  });

  it('is not shown where the line is private', () => {
    assert(problem?.place !== undefined);
    const report = reportOn({}, [{ ...problem, place: { ...problem.place, isPrivate: true } }]);
    for (const format of ['pretty', 'github', 'markdown'] as const) {
      expect(written(format, report)).not.toContain('sales/no-demo: off');
    }
  });
});
