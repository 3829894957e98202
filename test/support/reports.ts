import { checkFile, type FileReport } from '../../server/src/engine/check/check-file.ts';
import { recommended } from '../../server/src/engine/config/config.ts';
import type { Problem } from '../../server/src/engine/problem.ts';
import type { RunReport } from '../../server/src/engine/run-report.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { formats, type FormatName } from '../../server/src/reporters/formats/index.ts';
import { rendered } from '../../server/src/reporters/rendered.ts';
import type { Format, ReporterOptions } from '../../server/src/reporters/reporter.ts';
import { lineIndex } from '../../server/src/text/line-index.ts';
import { dayOn, SIX_FIELDS } from './checked.ts';

const today = dayOn('2027-01-15');

/** The report on some files, by path and text, as of 15 January 2027. */
export function reportOn(files: Readonly<Record<string, string>>, problems: readonly Problem[] = []): RunReport {
  return reportOf(
    Object.entries(files).map(([path, text]) =>
      checkFile(takeSnapshot(text), { path, named: true }, { today, config: recommended }),
    ),
    problems,
  );
}

export function reportOf(files: readonly FileReport[], problems: readonly Problem[] = []): RunReport {
  return { asOf: today, files, foreign: 0, problems };
}

/** The format with a name. */
export function formatNamed(name: FormatName): Format {
  const found = formats.find((format: Format) => format.name === name);
  if (found === undefined) throw new Error(`There is no format ${name}`);
  return found;
}

/** A report in one of the formats. */
export function written(format: FormatName, report: RunReport, options: Partial<ReporterOptions> = {}): string {
  return rendered(formatNamed(format), report, {
    color: false,
    verbose: false,
    quiet: false,
    checkDetails: false,
    version: '1.2.3',
    ...options,
  });
}

/** Everything that a format, a terminal, a browser or a build obeys rather than shows. */
export const HOSTILE =
  '::error::x\n::stop-commands::t\r\n]]> <script>alert(1)</script> <img src=x onerror=y> &amp; %0A %250D @octocat ' +
  '@org/team #12 GH-12 ![i](http://e.example/i.png) [l](javascript:alert(1)) |a| `c` \\ "q" \' \u0000 \u0007 ' +
  '\u001B[31m \u009B31m \u202Ertl\u2066 \u2028 \uFEFF \uFFFE \uD83D 😀 https://evil.example www.evil.example';

const HOSTILE_PATH = 'we ird/%0A::error::,:\n<b>"\'|\u001B[31m\u202E😀é.launch.yaml';

/** A plan, a settings file and paths that hold all of it. */
export const hostileReport: RunReport = reportOn(
  {
    [HOSTILE_PATH]: `${SIX_FIELDS.replace('Atlas Billing', JSON.stringify(HOSTILE))}
milestones:
  - {id: ${JSON.stringify(`a${HOSTILE}`)}, what: ${JSON.stringify(HOSTILE)}, due: 2026-12-01, owner: ${JSON.stringify(HOSTILE)}}
  - {id: b, what: "😀é", due: soon, ${JSON.stringify(HOSTILE)}: 1}
waivers:
  - {lint: sales/no-demo, reason: ${JSON.stringify(HOSTILE)}, by: "@octocat", expires: 2027-03-01}
`,
    'broken.launch.yaml': 'launch_plan: 1\nname: [\n',
  },
  [
    { path: HOSTILE_PATH, rule: 'io/unreadable', severity: 'error', message: `${HOSTILE_PATH} cannot be read.` },
    {
      path: '.launchplan.yaml',
      rule: 'config/unknown-lint',
      severity: 'error',
      message: `There is no lint '${HOSTILE}'.`,
      place: placeIn('lints:\n  sales/no-demmo: off\n', 'sales/no-demmo'),
    },
  ],
);

export function placeIn(text: string, word: string): NonNullable<Problem['place']> {
  const start = text.indexOf(word);
  return { span: { start, end: start + word.length }, lines: lineIndex(text), text };
}

/** Characters that a terminal obeys, apart from the line breaks and the indentation of the format itself. */
export const OBEYED_BY_TERMINALS = /[^\P{Cc}\n]|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/u;
