import type { Related } from '../../lints/claim.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Severity } from '../../lints/severity.ts';
import { regionOf, type Reported, reportedIn, reportedProblems } from '../reported.ts';
import { format, type ReporterOptions } from '../reporter.ts';
import { jsonList, jsonText } from '../text/json-text.ts';
import { lineHashes } from '../text/line-hash.ts';
import { encodedPath, isAbsolute, repositoryPath } from '../text/repository-path.ts';
import { rulesFor } from '../text/sarif-rules.ts';
import { toWriteForFinding } from '../text/what-to-write.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, for GitHub's code scanning and other viewers. docs/output.md#sarif */
export default format({
  name: 'sarif',
  description: 'SARIF 2.1.0, for code scanning',
  note: '[What a report says](../output.md#sarif) explains fingerprints and paths. `--show-waived` adds what is waived, marked as suppressed.',
  language: 'json',
  extension: 'sarif',
  marksWaived: true,
  showsFixes: true,
  render: ({ rules: own = [] }, options) => {
    const rules = rulesFor(own);
    const lineHashOf = lineHashLookup();
    const results = jsonList(3);
    const written = (one: Reported, snapshot?: Snapshot): object =>
      resultOf(one, rules.indexOf(one.rule), lineHashOf(one), options, snapshot);
    return {
      file: (file) =>
        file.plans
          .flatMap((plan) => reportedIn(file, plan, options))
          .map((one) => results.item(written(one, file.snapshot)))
          .join(''),
      around: ({ problems }) => {
        const { before, after } = results.around(
          reportedProblems(problems, options).map((problem) => written(problem)),
        );
        const run = {
          tool: {
            driver: {
              name: 'launchplan',
              version: options.version,
              semanticVersion: options.version,
              informationUri: 'https://github.com/launchplan/launchplan',
              rules: rules.all(),
            },
          },
          automationDetails: { id: 'launchplan/' },
          invocations: [{ executionSuccessful: problems.length === 0 }],
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
          results: [],
        };
        const log = jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 2);
        return { before: `${log.slice(0, -END.length)}${before}`, after: [`${after}${END.slice(2)}\n`] };
      },
    };
  },
});

/** The end of a log without results. */
const END = '[]\n    }\n  ]\n}';

function resultOf(
  reported: Reported,
  ruleIndex: number,
  lineHash: string,
  options: ReporterOptions,
  snapshot: Snapshot | undefined,
): object {
  const { rule, severity, message, fingerprint, about, waived } = reported;
  const related = about?.finding.related ?? [];
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: withoutLinks(message) },
    locations: [locationOf(reported, reported.place, options)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((one) => relatedOf(reported, one, options)) }),
    partialFingerprints: {
      primaryLocationLineHash: lineHash,
      'launchFinding/v1': fingerprint,
    },
    ...fixesOf(reported, options, snapshot),
    ...(waived ? { suppressions: [{ kind: 'inSource', status: 'accepted' }] } : {}),
  };
}

/** The fix that other outputs show in words, as changes of the file. */
function fixesOf(reported: Reported, options: ReporterOptions, snapshot: Snapshot | undefined): object {
  const { path, place, about } = reported;
  if (about === undefined || snapshot === undefined || place === undefined) return {};
  const toWrite = toWriteForFinding(about.finding, snapshot, about.plan.plan);
  if (toWrite === undefined) return {};
  const replacements = toWrite.edits.map(({ span, text }) => {
    const { start, end } = regionOf({ ...place, span });
    return {
      deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
      insertedContent: { text },
    };
  });
  const artifactLocation = artifactOf(repositoryPath(path, options));
  const description = { text: withoutLinks(toWrite.does) };
  return { fixes: [{ description, artifactChanges: [{ artifactLocation, replacements }] }] };
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

/** A commit has no place in the file. The location is that of what it explains, and the message has its id. */
function relatedOf(reported: Reported, { message, span, reference }: Related, options: ReporterOptions): object {
  const place = reported.place && { ...reported.place, span: span ?? reported.place.span };
  const text = reference === undefined ? message : `${message} (${reference})`;
  return { ...locationOf(reported, place, options), message: { text: withoutLinks(text) } };
}

/** Viewers make a link of `[text](address)` (SARIF 2.1.0, section 3.11.6); an invisible space prevents that. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200B(');
}

function artifactOf(path: string): object {
  if (!isAbsolute(path)) return { uri: encodedPath(path), uriBaseId: '%SRCROOT%' };
  // The colon of a Windows drive is not encoded in a file address.
  const encoded = encodedPath(path).replace(/^([A-Za-z])%3A/, '/$1:');
  return { uri: `file://${encoded}` };
}

/** GitHub's hash of the line at which something is reported; those of a file are computed once. */
function lineHashLookup(): (reported: Reported) => string {
  let last: { readonly text: string; readonly hashes: readonly string[] } | undefined;
  return ({ place }) => {
    const text = place?.text ?? '';
    if (last?.text !== text) last = { text, hashes: lineHashes(text) };
    return last.hashes[regionOf(place).start.line - 1] ?? '';
  };
}
