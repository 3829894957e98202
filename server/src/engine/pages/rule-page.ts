import { printable } from '../../text/printable.ts';
import type { CustomRule } from '../custom-rules/custom-rule.ts';
import { placeOfRule } from './place-of-rule.ts';
import { accepting, timingOf } from './lint-page.ts';
import type { Block, Page } from './page.ts';

/** The page on a rule of the organisation's own: what it says, what it asks, when, and where it stands. */
export function rulePage(rule: CustomRule): Page {
  const { id, summary, written } = rule;
  const conditions = [
    ...(written.when === undefined ? [] : [`when: ${written.when.text.trim()}`]),
    `assert: ${written.assert?.text.trim() ?? ''}`,
  ];
  return {
    title: id,
    blocks: [
      { kind: 'quote', text: summary },
      { kind: 'heading', text: 'What it asks' },
      { kind: 'text', text: `A check of your own organisation, for each ${written.subject ?? 'plan'}:` },
      { kind: 'code', language: 'yaml', text: conditions.map(printableLines).join('\n') },
      { kind: 'heading', text: 'When' },
      ...timing(rule),
      { kind: 'heading', text: 'Where it stands' },
      { kind: 'quote', text: placeOfRule(rule) },
      ...accepting(id),
    ],
  };
}

function timing({ written: { severity }, lint }: CustomRule): readonly Block[] {
  if (severity !== undefined) return [{ kind: 'text', text: `On every day, for every tier: ${severity}.` }];
  return timingOf(lint(() => undefined));
}

function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n  ');
}
