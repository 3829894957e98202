import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Colors } from '../../reporters/text/colors.ts';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { CONFIG_FILE, type ResolvedConfig } from '../../engine/config/resolve-config.ts';
import { runExamples, type ExampleResult } from '../../engine/rule-examples.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { inForce } from '../../node/facts/in-force.ts';
import { ioSentence } from '../../node/files/io-sentence.ts';
import { shownPath } from '../../node/files/shown-path.ts';
import { printable, printableLine } from '../../text/printable.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { placedMessage } from '../output/placed-message.ts';

/**
 * Runs the examples of the organisation's own rules and prints the results.
 *
 * @param file a settings file, or a folder for whose plans the rules hold; this folder where absent.
 * @returns 0 where all examples are as expected, 1 where some are not, 2 where rules cannot be read.
 */
export async function testRules(file: string | undefined, io: Io, colors: Colors): Promise<ExitCode> {
  const path = resolve(io.cwd, file ?? '.');
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    io.stderr.write(`${printableLine(shownPath(path, io.cwd))} ${ioSentence(error)}\n`);
    return 2;
  }
  const { config, problems, settings } = await inForce(isFolder ? settingsIn(path, io) : settingsFrom(path, io));
  for (const problem of problems) io.stderr.write(`${printableLine(placedMessage(problem))}\n`);
  const tested = config.rules.map((rule) => ({ rule, results: runExamples(rule) }));
  for (const { rule, results } of tested) io.stdout.write(linesOf(rule, results, colors));
  const failed = tested.filter(({ results }) => results.some(isFailure)).length;
  const unread = settings.rules.size - config.rules.length;
  io.stdout.write(`${closing(settings.rules.size, tested, failed, unread)}\n`);
  if (problems.length > 0) return 2;
  return failed > 0 ? 1 : 0;
}

function settingsIn(folder: string, io: Io): ResolvedConfig {
  return configFinder(io.cwd)(join(folder, 'launch.yaml'));
}

/** A settings file of another name, as one that others build on, is read as if a file beside it built on it. */
function settingsFrom(file: string, io: Io): ResolvedConfig {
  const folder = dirname(file);
  if (basename(file) === CONFIG_FILE) return settingsIn(folder, io);
  const asked = join(folder, CONFIG_FILE);
  const text = `root: true\nextends: ${JSON.stringify(`./${basename(file)}`)}\n`;
  return configFinder(io.cwd, (path) => (path === asked ? text : undefined))(join(folder, 'launch.yaml'));
}

function isFailure({ outcome }: ExampleResult): boolean {
  return outcome.kind !== 'as-expected';
}

function linesOf(rule: CustomRule, results: readonly ExampleResult[], colors: Colors): string {
  const failures = results.filter(isFailure);
  const id = printable(rule.id);
  if (results.length === 0) return `${colors.yellow('no examples')}  ${id}\n`;
  if (failures.length === 0) return `${colors.green('ok')}  ${id}  ${countsOf(results)}\n`;
  const lines = failures.map((result) => `    ${printable(`${placeOf(rule, result)}: ${whatFailed(result)}`)}\n`);
  return `${colors.red('failed')}  ${id}\n${lines.join('')}`;
}

function countsOf(results: readonly ExampleResult[]): string {
  const count = (kind: ExampleResult['kind']): number => results.filter((one) => one.kind === kind).length;
  return `${String(count('good'))} good, ${String(count('bad'))} bad`;
}

function placeOf({ file }: CustomRule, { span }: ExampleResult): string {
  return `${file.path}:${String(file.source.lines.position(span.start).line + 1)}`;
}

function whatFailed({ kind, outcome }: ExampleResult): string {
  switch (outcome.kind) {
    case 'as-expected':
      return 'as expected';
    case 'reported':
      return `This good example is reported: ${outcome.message}`;
    case 'silent':
      return 'This bad example is not reported.';
    case 'unusable':
      return `This ${kind} example proves nothing. ${outcome.message}`;
  }
}

function closing(
  rules: number,
  tested: readonly { readonly results: readonly ExampleResult[] }[],
  failed: number,
  unread: number,
): string {
  if (rules === 0) return `No rules of your own apply here. Write them under \`rules\` in ${CONFIG_FILE}.`;
  const without = tested.filter(({ results }) => results.length === 0).length;
  const parts = [
    `${String(tested.length - failed - without)} as expected`,
    ...(failed > 0 ? [`${String(failed)} not`] : []),
    ...(without > 0 ? [`${String(without)} without examples`] : []),
    ...(unread > 0 ? [`${String(unread)} that cannot be read`] : []),
  ];
  return `${String(rules)} ${rules === 1 ? 'rule' : 'rules'}: ${parts.join(', ')}.`;
}
