import { lints } from '../../lints/index.ts';
import type { Severity } from '../../lints/severity.ts';
import { itemSpan } from '../../plan/place.ts';
import { type Entry, type Mapping, type Node, resolved, type Scalar } from '../../syntax/tree.ts';
import { type Subject, subjects } from '../custom-rules/values/subject.ts';
import type { Located, Report } from './located.ts';
import { amountOf, itemsOf, readKey, textOf } from './read-values.ts';

/** A check of the organisation's own, as one settings file writes it: what of it holds. */
export interface WrittenRule {
  readonly id: Located<string>;
  readonly subject: Subject | undefined;
  /** Expressions, and sentences with expressions in them. Whether they hold together is not known here. */
  readonly when: Scalar | undefined;
  readonly assert: Scalar | undefined;
  readonly message: Scalar | undefined;
  readonly at: Scalar | undefined;
  readonly severity: Severity | undefined;
  /** Days before a tier 1 launch. */
  readonly lead: number | undefined;
  readonly good: readonly Node[];
  readonly bad: readonly Node[];
}

/** Nobody reads more, and each takes its time in every run. */
const MOST_RULES = 1000;

/** Reads `rules`: those that have a name, and a name that is theirs alone. */
export function readRules(rules: Node | undefined, report: Report): readonly WrittenRule[] {
  const found = new Map<string, WrittenRule>();
  for (const item of rules === undefined ? [] : itemsOf(rules)) {
    const node = resolved(item);
    if (node.kind !== 'mapping') continue;
    if (found.size === MOST_RULES) {
      report(
        `A settings file has at most ${String(MOST_RULES)} rules; those from here on are not used.`,
        itemSpan(node),
      );
      break;
    }
    const id = readKey(node, 'id', ({ value }) => textOf(value));
    if (id === undefined) continue;
    const wrong = whyNoName(id.value) ?? whyTaken(id.value, found);
    if (wrong === undefined) found.set(id.value, readRule(id, node));
    else report(wrong, id.span.start < id.span.end ? id.span : itemSpan(node));
  }
  return [...found.values()];
}

function readRule(id: Located<string>, node: Mapping): WrittenRule {
  const scalar = (key: string): Scalar | undefined => readKey(node, key, scalarIn)?.value;
  const word = <T extends string>(key: string, words: readonly T[]): T | undefined =>
    readKey(node, key, ({ value }) => words.find((one) => one === textOf(value)))?.value;
  const examples = readKey(node, 'examples', ({ value }) => value)?.value;
  const listed = (key: string): readonly Node[] => readKey(examples, key, ({ value }) => itemsOf(value))?.value ?? [];
  return {
    id,
    subject: word('for', subjects),
    when: scalar('when'),
    assert: scalar('assert'),
    message: scalar('message'),
    at: scalar('at'),
    severity: word<Severity>('severity', ['info', 'warning', 'error']),
    lead: readKey(node, 'lead', ({ value }) => wholeAmount(value))?.value,
    good: listed('good'),
    bad: listed('bad'),
  };
}

function scalarIn({ value }: Entry): Scalar | undefined {
  const node = resolved(value);
  return node.kind === 'scalar' && typeof node.value === 'string' ? node : undefined;
}

function wholeAmount(node: Node): number | undefined {
  const amount = amountOf(node);
  return amount !== undefined && Number.isInteger(amount) ? amount : undefined;
}

/** Words that ids of the tool's own begin with: what they stand for cannot be a rule of somebody else. */
const reserved: ReadonlySet<string> = new Set(['schema', 'syntax', 'config', 'io', 'waiver', 'group']);
const NAME = /^([\w.-]{1,60})(?:\/[\w.-]{1,60}){0,3}$/;

function whyNoName(id: string): string | undefined {
  const area = NAME.exec(id)?.[1];
  if (area === undefined) {
    return 'The id of a rule is made of letters, digits, dots and dashes, with a slash between its parts, as in `acme/vp-sponsor`.';
  }
  return reserved.has(area)
    ? `Ids that begin with \`${area}\` are the tool's own. Begin with another word, such as the name of your company.`
    : undefined;
}

function whyTaken(id: string, found: ReadonlyMap<string, WrittenRule>): string | undefined {
  if (lints.some((lint) => lint.id === id)) {
    return 'A check that comes with the tool has this name already. Give your own another one, such as one that starts with the name of your company.';
  }
  return found.has(id)
    ? 'Another rule in this file has this id already, so this one is not used. Give it an id of its own.'
    : undefined;
}
