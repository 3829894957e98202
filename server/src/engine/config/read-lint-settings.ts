import type { Severity } from '../../lints/severity.ts';
import { entrySpan } from '../../plan/place.ts';
import { type Entry, type Node, resolved } from '../../syntax/tree.ts';
import type { Located } from './located.ts';
import { amountOf, readKey, settingsIn, textOf } from './read-values.ts';

/** `default` gives the severity back to the lint's own timing. */
export type Level = Severity | 'off' | 'default';

/** What one settings file says of one lint, as far as it holds. */
export interface WrittenLint {
  readonly id: Located<string>;
  readonly level: Located<Level> | undefined;
  /** Set to `default` as a whole: nothing that a parent or a preset set remains. */
  readonly takesBack: boolean;
  /** Days before a tier 1 launch. */
  readonly lead: Located<number> | undefined;
  readonly options: ReadonlyMap<string, Located<number>>;
}

/** Days; the most that the schema takes, so that every day counted with it exists. */
const LONGEST_LEAD = 3650;

/** Reads `lints`, by id. docs/format.md#the-organisation-file */
export function readLintSettings(lints: Node | undefined): ReadonlyMap<string, WrittenLint> {
  return new Map(settingsIn(lints).map((entry) => [entry.key.text, readLintSetting(entry)]));
}

function readLintSetting(entry: Entry): WrittenLint {
  const { key, value } = entry;
  const id = { value: key.text, span: key.span };
  if (resolved(value).kind !== 'mapping') {
    const level = levelOf(value);
    return {
      id,
      level: level && { value: level, span: entrySpan(entry) },
      takesBack: level === 'default',
      lead: undefined,
      options: new Map(),
    };
  }
  return {
    id,
    level: readKey(value, 'severity', (severity) => levelOf(severity.value)),
    takesBack: false,
    lead: readKey(value, 'lead', (lead) => leadOf(lead.value)),
    options: new Map(
      settingsIn(value)
        .filter((option) => option.key.text !== 'severity' && option.key.text !== 'lead')
        .flatMap((option) => {
          const amount = amountOf(option.value);
          return amount === undefined ? [] : [[option.key.text, { value: amount, span: entrySpan(option) }] as const];
        }),
    ),
  };
}

const levels: readonly Level[] = ['off', 'info', 'warning', 'error', 'default'];

function levelOf(node: Node): Level | undefined {
  return levels.find((level) => level === textOf(node));
}

function leadOf(node: Node): number | undefined {
  const lead = amountOf(node);
  return lead !== undefined && Number.isInteger(lead) && lead <= LONGEST_LEAD ? lead : undefined;
}
