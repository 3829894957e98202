import { CompletionItemKind, InsertTextFormat, InsertTextMode, type CompletionItem } from 'vscode-languageserver-types';
import { formatDay } from '../../plan/calendar.ts';
import { sayFullDay } from '../view/say-date.ts';
import type { DocumentView } from '../view/document-view.ts';
import { stages, tiers, tiersInWords } from '../../plan/words.ts';
import { toLspSnippet, toPlainWhole, type Snippet } from './snippet.ts';
import { resolved, type Document } from '../../syntax/tree.ts';

/** How many days ahead the launch date of a new plan is, until its author changes it. */
const DAYS_AHEAD = 90;

/** Whether a text has nothing yet but comments and the first word of something. */
export function isBlank(text: string, documents: readonly Document[]): boolean {
  const [first, second] = documents;
  if (second !== undefined) return false;
  const root = first?.root && resolved(first.root);
  const isWord = root?.kind === 'scalar' && /^[\w-]*$/.test(root.text);
  return (root === undefined || isWord) && /^(?:\s|#.*|---(?=\s|$)|[\w-]+(?=\s*$)|\uFEFF)*$/.test(text);
}

/** A whole plan to start from: the six fields that every plan has, and a summary. */
export function planItem(view: DocumentView, offset: number): CompletionItem {
  const { text } = view.snapshot;
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const word = /[\w-]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const behind = /^[\w-]*/.exec(text.slice(offset))?.[0] ?? '';
  const day = view.today + DAYS_AHEAD;
  const source = newPlan(formatDay(day));
  const written = view.client.snippets ? toLspSnippet(source) : toPlainWhole(source);
  return {
    label: 'launch_plan',
    kind: CompletionItemKind.Snippet,
    detail: `a new launch plan, for ${sayFullDay(day)}`,
    filterText: 'launch_plan',
    sortText: '0000',
    insertTextFormat: view.client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    textEdit: {
      range: view.rangeOf({ start: offset - word.length, end: offset + behind.length }),
      newText: written.replaceAll('\n', lineBreak),
    },
  };
}

function newPlan(date: string): Snippet {
  return [
    'launch_plan: 1\nname: ',
    { stop: '' },
    '\nowner: ',
    { stop: '' },
    '\ntier: ',
    { stop: '2', choice: tiers.map(({ id }) => String(id)) },
    ` # ${tiersInWords}\nstage: `,
    { stop: 'ga', choice: stages },
    '\ndate: ',
    { stop: date },
    '\nsummary: ',
    { stop: '' },
    '\n',
  ];
}
