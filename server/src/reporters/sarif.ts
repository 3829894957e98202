import type { Related } from '../lints/claim.ts';
import type { Severity } from '../lints/lint.ts';
import { jsonText } from './json-text.ts';
import { lineHashes } from './line-hash.ts';
import { regionOf, reportedOf, type Reported } from './reported.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { encodedPath, isAbsolute, repositoryPath } from './repository-path.ts';
import { rulesFor, type SarifRule } from './sarif-rules.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, for GitHub's code scanning and other viewers. The command line's page, under "SARIF", fixes what is in. */
export const sarif: Reporter = (report, options) => {
  const reported = reportedOf(report, options);
  const rules = rulesFor(
    reported.map(({ rule }) => rule),
    report.rules ?? [],
  );
  const lineHashOf = lineHashLookup();
  const run = {
    tool: {
      driver: {
        name: 'launchplan',
        version: options.version,
        semanticVersion: options.version,
        informationUri: 'https://github.com/launchplan/launchplan',
        rules,
      },
    },
    automationDetails: { id: 'launchplan/' },
    invocations: [{ executionSuccessful: report.problems.length === 0 }],
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    results: reported.map((one) => resultOf(one, rules, lineHashOf, options)),
  };
  return `${jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 2)}\n`;
};

function resultOf(
  reported: Reported,
  rules: readonly SarifRule[],
  lineHashOf: (reported: Reported) => string,
  options: ReporterOptions,
): object {
  const { rule, severity, message, fingerprint, about, waived } = reported;
  const related = about?.finding.related ?? [];
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: withoutLinks(message) },
    locations: [locationOf(reported, reported.place, options)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((one) => relatedOf(reported, one, options)) }),
    partialFingerprints: {
      primaryLocationLineHash: lineHashOf(reported),
      'launchFinding/v1': fingerprint,
    },
    ...(waived ? { suppressions: [{ kind: 'inSource', status: 'accepted' }] } : {}),
  };
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function locationOf({ path }: Reported, place: Reported['place'], options: ReporterOptions): object {
  const { start, end } = regionOf(place);
  return {
    physicalLocation: {
      artifactLocation: artifactOf(repositoryPath(path, options)),
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

/** A commit has no place in the file: what it explains has, and its id stands in the message. */
function relatedOf(reported: Reported, { message, span, reference }: Related, options: ReporterOptions): object {
  const place = reported.place && { ...reported.place, span: span ?? reported.place.span };
  const text = reference === undefined ? message : `${message} (${reference})`;
  return { ...locationOf(reported, place, options), message: { text: withoutLinks(text) } };
}

/** Viewers make a link of `[text](address)`, SARIF 2.1.0, section 3.11.6; a space that shows nothing stops them. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200B(');
}

function artifactOf(path: string): object {
  if (!isAbsolute(path)) return { uri: encodedPath(path), uriBaseId: '%SRCROOT%' };
  // The colon of a Windows drive stands in a file address as it is.
  const encoded = encodedPath(path).replace(/^([A-Za-z])%3A/, '/$1:');
  return { uri: `file://${encoded}` };
}

/** GitHub's hash of the line at which something is reported; those of a file are computed once. */
function lineHashLookup(): (reported: Reported) => string {
  const known = new Map<string, readonly string[]>();
  return ({ path, place }) => {
    const hashes = known.get(path) ?? lineHashes(place?.text ?? '');
    known.set(path, hashes);
    return hashes[regionOf(place).start.line - 1] ?? '';
  };
}
