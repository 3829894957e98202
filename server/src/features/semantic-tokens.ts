import { parseDateOrPeriod } from '../plan/date-ref.ts';
import { taskStatuses } from '../plan/fact.ts';
import type { Description } from '../schema/describe.ts';
import type { Span } from '../text/span.ts';
import { feature } from './feature.ts';
import type { DocumentView } from './view/document-view.ts';
import { planSchema } from './view/plan-schema.ts';
import { type WrittenScalar, writtenScalars } from './view/written-scalars.ts';
import type { SemanticTokens } from 'vscode-languageserver-types';

/** The kinds of tokens, in the order in which the answers number them; standard ones, so that every theme has them. */
export const semanticTokensLegend = { tokenTypes: ['enumMember', 'number', 'variable'], tokenModifiers: [] };

const WORD = 0;
const DATE = 1;
const PERSON = 2;

/** Marks status words, dates and people. */
export default feature<object, SemanticTokens>({
  method: 'textDocument/semanticTokens/full',
  capability: { semanticTokensProvider: { legend: semanticTokensLegend, full: true } },
  provide(view) {
    const schema = planSchema(view);
    const tokens = view.snapshot.plans.flatMap(({ document }) =>
      writtenScalars(document).flatMap((value) => tokenOf(value, schema(value.path), view)),
    );
    return { data: encoded(tokens, view) };
  },
});

interface Token {
  readonly span: Span;
  readonly type: number;
}

function tokenOf(value: WrittenScalar, described: Description | undefined, view: DocumentView): readonly Token[] {
  const { scalar, span } = value;
  // A token cannot span lines.
  if (described === undefined || scalar.style === 'block' || /[\r\n]/.test(written(span, view))) return [];
  switch (described.kind) {
    case 'person':
      return [{ span, type: PERSON }];
    case 'date':
    case 'day':
    case 'absolute-date':
    case 'absolute-day':
    case 'moment':
      return isDate(scalar.text) ? [{ span, type: DATE }] : [];
    case 'task':
      return taskToken(value, view);
    case 'path':
    case 'plan-path':
    case 'gate':
    case 'time':
    case 'scope-id':
    case 'step-id':
    case 'milestone-id':
    case 'lint-id':
    case 'expression':
    case undefined:
      return described.values.some((one) => one.value === scalar.value && typeof one.value === 'string')
        ? [{ span, type: WORD }]
        : [];
  }
}

function isDate(text: string): boolean {
  return parseDateOrPeriod(text) !== undefined || /^\d{4}-\d{2}-\d{2}T\d/.test(text);
}

/** A task on one line: its date, its status, or its status before the reason. */
function taskToken({ scalar, span }: WrittenScalar, view: DocumentView): readonly Token[] {
  if (parseDateOrPeriod(scalar.text) !== undefined) return [{ span, type: DATE }];
  const word = taskStatuses.find((status) => scalar.text === status || scalar.text.startsWith(`${status}:`));
  if (word === undefined) return [];
  const at = written(span, view).indexOf(word);
  // An alias has the value of the word, but another text.
  return [{ span: at === -1 ? span : { start: span.start + at, end: span.start + at + word.length }, type: WORD }];
}

function written({ start, end }: Span, { snapshot: { text } }: DocumentView): string {
  return text.slice(start, end);
}

/** The encoding of the protocol: line and character relative to the token before, length, type, no modifiers. */
function encoded(tokens: readonly Token[], view: DocumentView): number[] {
  let line = 0;
  let character = 0;
  return tokens
    .toSorted((a, b) => a.span.start - b.span.start)
    .flatMap(({ span, type }) => {
      const { start, end } = view.rangeOf(span);
      const deltaLine = start.line - line;
      const deltaCharacter = deltaLine === 0 ? start.character - character : start.character;
      ({ line, character } = start);
      return [deltaLine, deltaCharacter, end.character - start.character, type, 0];
    });
}
