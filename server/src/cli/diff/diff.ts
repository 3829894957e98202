import type { ChangeDelta } from '../../engine/compare/change-delta.ts';
import { version } from '../version.ts';
import { wantsColor } from '../../node/host/wants-color.ts';
import { deltaGithub } from '../../reporters/change/delta-github.ts';
import { deltaJson, type ComparisonNotes } from '../../reporters/change/delta-json.ts';
import { deltaMarkdown } from '../../reporters/change/delta-markdown.ts';
import { deltaPretty } from '../../reporters/change/delta-pretty.ts';
import { printableLine } from '../../text/printable.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { placedMessage } from '../output/placed-message.ts';
import { mayWrite, writeReport } from '../output/write-report.ts';
import { runUrl, sourceUrl } from '../source-url.ts';
import { compare, type Compared } from './compare.ts';
import { gatesOf } from '../../engine/compare/gates.ts';
import { headlineOf } from '../../engine/compare/headline.ts';
import type { DiffFormat, DiffOutput, DiffRequest } from './diff-request.ts';

/** Compares two states of the plans of a repository and prints what the change does to their readiness. */
export async function printDiff(request: DiffRequest, io: Io): Promise<ExitCode> {
  const targets = request.outputs.flatMap(({ file }) => (file === undefined ? [] : [{ file }]));
  if (!mayWrite(targets, io)) return 2;
  const compared = await compare(request, io);
  if (typeof compared === 'string') {
    io.stderr.write(`${printableLine(compared)}\n`);
    return 2;
  }
  const { delta, problems } = compared;
  const gates = gatesOf(delta, request.gates);
  const crossed = gates.filter((gate) => gate.crossed).map(({ message }) => message);
  const headline = headlineOf(delta, gates);
  const notes = { problems, gates, headline, crossed: request.asksForGate ? crossed : undefined };
  let allWritten = true;
  for (const output of request.outputs) allWritten = (await print(output, compared, notes, request, io)) && allWritten;
  // A file that cannot be read begins its own sentence.
  const said = problems.map((problem) =>
    problem.rule.startsWith('config/') ? placedMessage(problem) : problem.message,
  );
  for (const note of [...compared.passedOver, ...said, ...crossed]) io.stderr.write(`${printableLine(note)}\n`);
  if (!allWritten || problems.length > 0) return 2;
  return crossed.length > 0 ? 1 : 0;
}

/** @returns whether the delta went where it should. */
async function print(
  { format, file }: DiffOutput,
  { delta, ownersOf }: Compared,
  notes: ComparisonNotes,
  { color }: DiffRequest,
  io: Io,
): Promise<boolean> {
  const colored =
    file === undefined && wantsColor({ flag: color, environment: io.environment, isTerminal: io.stdout.isTerminal });
  const { gates } = notes;
  const headline = notes.headline.text;
  const writers = {
    pretty: () => deltaPretty(delta, { headline, gates, color: colored }),
    json: () => deltaJson(delta, notes),
    markdown: () =>
      deltaMarkdown(delta, {
        ...{ headline, gates, ownersOf },
        sourceUrl: sourceUrl(io.environment, delta.head),
        runUrl: runUrl(io.environment),
      }),
    github: () => deltaGithub(delta, gates),
  };
  const text = format in writers ? writers[format as keyof typeof writers]() : await findingsIn(format, delta, notes);
  return writeReport([text], { file, isCommands: format === 'github' }, io);
}

/** What is new, in a format of `lint`; those are loaded only where one is asked for. */
async function findingsIn(format: DiffFormat, delta: ChangeDelta, { problems }: ComparisonNotes): Promise<string> {
  const [{ formats }, { deltaFindings }] = await Promise.all([
    import('../../reporters/formats/index.ts'),
    import('../../reporters/change/delta-findings.ts'),
  ]);
  const found = formats.find(({ name }) => name === format);
  const options = { color: false, verbose: false, quiet: false, checkDetails: false, version };
  return found === undefined ? '' : deltaFindings(delta, found, problems, options);
}
