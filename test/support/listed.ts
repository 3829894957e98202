import type { RunReport } from '../../server/src/engine/run-report.ts';
import type { ReporterOptions } from '../../server/src/reporters/reporter.ts';
import { written } from './reports.ts';
import { elements, parseXml } from './xml.ts';

/** One line of a report, read back from a format: what every one of them has to say the same of. */
export interface Listed {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  /** Absent where the format has none. */
  readonly column?: number;
}

type Read = (report: RunReport, options?: Partial<ReporterOptions>) => readonly Listed[];

/** What `json` says, problems first: the measure of all others. */
export const listedInJson: Read = (report, options) => {
  const { problems, plans } = JSON.parse(written('json', report, options)) as JsonReport;
  return [...problems, ...plans.flatMap(({ path, findings }) => findings.map((one) => ({ ...one, path })))].map(
    fromJson,
  );
};

export const listedInNdjson: Read = (report, options) =>
  linesOf(written('ndjson', report, options)).flatMap((line) => {
    const { problem, path = '', findings = [] } = JSON.parse(line) as NdjsonLine;
    return problem === undefined ? findings.map((one) => fromJson({ ...one, path })) : [fromJson(problem)];
  });

export const listedInSarif: Read = (report, options) => {
  const { runs } = JSON.parse(written('sarif', report, options)) as SarifLog;
  return (runs[0]?.results ?? []).map(({ ruleId, level, message, locations }) => {
    const { artifactLocation, region } = locations[0]?.physicalLocation ?? fail();
    return {
      path: decodeURIComponent(artifactLocation.uri),
      rule: ruleId,
      severity: level === 'note' ? 'info' : level,
      message: message.text,
      line: region.startLine,
      column: region.startColumn,
    };
  });
};

/** By the problem matcher of the extension, which tasks of VS Code read it with. */
export const listedInCompact: Read = (report, options) =>
  linesOf(written('compact', report, options)).map((text) => {
    const [, path = '', line = '', column = '', severity = '', rule = '', message = ''] =
      /^(.+?):(\d+):(\d+): (error|warning|info) ([\w/-]+): (.*)$/.exec(text) ?? fail();
    return { path, rule, severity, message, line: Number(line), column: Number(column) };
  });

export const listedInGitlab: Read = (report, options) =>
  (JSON.parse(written('gitlab', report, options)) as readonly GitlabIssue[]).map(
    ({ description, check_name, severity, location }) => ({
      path: location.path,
      rule: check_name,
      severity: { critical: 'error', major: 'warning', info: 'info' }[severity] ?? severity,
      message: description.replace(`${check_name}: `, ''),
      line: location.lines.begin,
    }),
  );

export const listedInCheckstyle: Read = (report, options) =>
  elements(parseXml(written('checkstyle', report, options)), 'file').flatMap((file) =>
    elements(file, 'error').map(({ attributes }) => ({
      path: file.attributes.name ?? '',
      rule: attributes.source ?? '',
      severity: attributes.severity ?? '',
      message: attributes.message ?? '',
      line: Number(attributes.line),
      column: Number(attributes.column),
    })),
  );

export const listedInJunit: Read = (report, options) =>
  elements(parseXml(written('junit', report, options)), 'testcase').flatMap((testcase) =>
    testcase.children.map(({ attributes, text }) => {
      const [, path = '', line = '1', column = '1'] =
        /^\n?([^]*?)(?::(\d+):(\d+))?$/.exec(text.slice(0, text.indexOf(`\n${attributes.message ?? ''}`))) ?? fail();
      return {
        path,
        rule: testcase.attributes.name?.split(' ')[0] ?? '',
        severity: attributes.type ?? '',
        message: attributes.message ?? '',
        line: Number(line),
        column: Number(column),
      };
    }),
  );

export const listedInCsv: Read = (report, options) =>
  recordsOf(written('csv', report, options)).map(({ path = '', rule = '', severity = '', message = '', ...at }) => ({
    path,
    rule,
    severity,
    // A cell that a spreadsheet would run begins with an apostrophe.
    message: message.replace(/^'(?=[=+\-@\t])/, ''),
    line: Number(at.line),
    column: Number(at.column),
  }));

/** The rows of a CSV text as RFC 4180 has it, by the names in its header. */
export function recordsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = csvRows(csv);
  return rows.map((row) => {
    if (row.length !== header.length) fail();
    return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));
  });
}

function csvRows(csv: string): readonly (readonly string[])[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [[]];
  while (cell.lastIndex < csv.length) {
    const [, quoted, plain = '', end] = cell.exec(csv) ?? fail();
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

export const listedInRdjsonl: Read = (report, options) =>
  linesOf(written('rdjsonl', report, options)).map((line) => {
    const { message, location, severity, code } = JSON.parse(line) as RdfDiagnostic;
    return {
      path: location.path,
      rule: code.value,
      severity: severity.toLowerCase(),
      message,
      line: location.range?.start.line ?? 1,
    };
  });

/** How each format that lists every finding by itself is read back, by its name. */
export const readers = {
  checkstyle: listedInCheckstyle,
  compact: listedInCompact,
  csv: listedInCsv,
  gitlab: listedInGitlab,
  junit: listedInJunit,
  ndjson: listedInNdjson,
  rdjsonl: listedInRdjsonl,
  sarif: listedInSarif,
} as const satisfies Readonly<Record<string, Read>>;

function fromJson({ path, rule, severity, message, range }: JsonFinding): Listed {
  return { path, rule, severity, message, line: range?.start.line ?? 1, column: range?.start.column ?? 1 };
}

export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function fail(): never {
  throw new Error('The output is not as expected');
}

interface JsonFinding {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } } | null;
}

interface JsonReport {
  readonly problems: readonly JsonFinding[];
  readonly plans: readonly { readonly path: string; readonly findings: readonly Omit<JsonFinding, 'path'>[] }[];
}

interface NdjsonLine {
  readonly problem?: JsonFinding;
  readonly path?: string;
  readonly findings?: readonly Omit<JsonFinding, 'path'>[];
}

export interface SarifLog {
  readonly $schema: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; helpUri?: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions?: readonly object[];
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
          readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
        };
      }[];
    }[];
  }[];
}

export interface GitlabIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

interface RdfPosition {
  readonly line: number;
  readonly column: number;
}

export interface RdfDiagnostic {
  readonly message: string;
  readonly severity: string;
  readonly code: { readonly value: string };
  readonly location: {
    readonly path: string;
    readonly range?: { readonly start: RdfPosition; readonly end: RdfPosition };
  };
}
