import { type EffectiveValue, explainConfig } from '../../engine/config/explain-config.ts';
import type { Problem } from '../../engine/problem.ts';
import { inForce } from '../../node/facts/in-force.ts';
import { configFinder } from '../../node/files/find-config.ts';
import { ioSentence } from '../../node/files/io-sentence.ts';
import { shownPath } from '../../node/files/shown-path.ts';
import { jsonText } from '../../reporters/text/json-text.ts';
import { printable, printableLine } from '../../text/printable.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { placedMessage } from '../output/placed-message.ts';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Prints the effective configuration of one plan. Faults of it are told, and what holds all the same is printed. */
export async function showConfig(file: string, format: 'text' | 'json', io: Io): Promise<ExitCode> {
  const path = resolve(io.cwd, file);
  const shown = shownPath(path, io.cwd);
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    io.stderr.write(`${printableLine(shown)} ${ioSentence(error)}\n`);
    return 2;
  }
  const { settings, problems } = await inForce(configFinder(io.cwd)(isFolder ? join(path, 'launch.yaml') : path));
  const values = explainConfig(settings);
  if (format === 'json') {
    const data = { schemaVersion: 1, path: shown, values, problems: problems.map(problemData) };
    io.stdout.write(`${jsonText(data, 2)}\n`);
  } else {
    io.stdout.write(asText(values));
    for (const problem of problems) io.stderr.write(`${printableLine(placedMessage(problem))}\n`);
  }
  return problems.length === 0 ? 0 : 2;
}

function asText(values: readonly EffectiveValue[]): string {
  const rows = values.map(({ key, value, origin }) => [
    printable(key),
    printable(typeof value === 'string' ? value : JSON.stringify(value)),
    printable(originText(origin)),
  ]);
  const widthOf = (column: number): number =>
    Math.min(Math.max(...rows.map((row) => row[column]?.length ?? 0)), MAX_COLUMN);
  const widths = [widthOf(0), widthOf(1)];
  return rows
    .map(
      ([key = '', value = '', origin = '']) =>
        `${key.padEnd(widths[0] ?? 0)}  ${value.padEnd(widths[1] ?? 0)}  ${origin}\n`,
    )
    .join('');
}

/** A long value moves its own origin only. */
const MAX_COLUMN = 60;

function originText(origin: EffectiveValue['origin']): string {
  return origin.kind === 'file' ? `${origin.path}:${origin.line}` : `built in (${origin.preset})`;
}

function problemData({ path, rule, message, place }: Problem): object {
  return { path, rule, message, line: place === undefined ? null : place.lines.position(place.span.start).line + 1 };
}
