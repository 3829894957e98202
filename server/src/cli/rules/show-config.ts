import type { EffectiveValue } from '../../engine/config/explain-config.ts';
import { jsonText } from '../../reporters/text/json-text.ts';
import { printable, printableLine } from '../../text/printable.ts';
import { configData, effectiveConfig } from './effective-config.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { placedMessage } from '../output/placed-message.ts';

/** Prints the effective configuration of one plan and reports its mistakes. What is sound is printed in any case. */
export async function showConfig(file: string, format: 'text' | 'json', io: Io): Promise<ExitCode> {
  const effective = await effectiveConfig(file, io.cwd);
  if (effective.kind === 'unreadable') {
    io.stderr.write(`${printableLine(effective.message)}\n`);
    return 2;
  }
  const { values, problems } = effective;
  if (format === 'json') {
    io.stdout.write(`${jsonText(configData(effective), 2)}\n`);
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
