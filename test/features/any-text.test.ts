import fc from 'fast-check';
import type { Position, Range, SelectionRange, TextEdit } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import codeActionResolve from '../../server/src/features/code-action-resolve.ts';
import codeAction from '../../server/src/features/code-action/code-action.ts';
import codeLens from '../../server/src/features/code-lens.ts';
import documentLink from '../../server/src/features/document-link.ts';
import type { DocumentView } from '../../server/src/features/view/document-view.ts';
import foldingRange from '../../server/src/features/folding-range.ts';
import formatting from '../../server/src/features/formatting/formatting.ts';
import inlayHint from '../../server/src/features/inlay-hint.ts';
import onTypeFormatting from '../../server/src/features/on-type-formatting.ts';
import selectionRange from '../../server/src/features/selection-range.ts';
import semanticTokens from '../../server/src/features/semantic-tokens.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { edited, editsIn } from '../support/edited.ts';
import { anyText, mutatedPlan } from '../support/hostile-text.ts';
import { viewOf } from '../support/view.ts';
import { runs } from '../support/runs.ts';

interface Situation {
  readonly view: DocumentView;
  readonly position: Position;
}

/** Any text with any position, those that are not in it included; as a rule that of a finding. */
const situation: fc.Arbitrary<Situation> = fc
  .tuple(fc.oneof(mutatedPlan, anyText), fc.nat(), fc.nat({ max: 200 }), fc.boolean())
  .map(([text, number, character, resolve]) => {
    const client = { resolveCodeActions: resolve, extensionCommands: resolve };
    const view = viewOf(text, { today: '2031-01-06', client });
    const findings = view.reports.flatMap((report) => report.findings);
    const found = findings[number % (findings.length + 3)];
    const line = number % (view.snapshot.lines.lineCount + 2);
    return { view, position: found === undefined ? { line, character } : view.positionOf(found.span.start) };
  });

/** What holds for the answers of a feature, whatever the text and the position. */
function holds(predicate: (situation: Situation) => void): void {
  fc.assert(fc.property(situation, predicate), runs(20));
}

describe('any text and any position', () => {
  it('get code actions whose edits lie in the text, do not overlap, and damage nothing that was whole', () => {
    holds(({ view, position }) => {
      // Below an empty value, the parser takes a line of nothing but a tab for indentation.
      fc.pre(!/^[ \t]*\t[ \t]*$/m.test(view.snapshot.text));
      const range = { start: position, end: position };
      const actions = codeAction.provide(view, { range, context: { diagnostics: [] } }) ?? [];
      for (const action of actions) {
        const { edit, command } = codeActionResolve.provide(view, action) ?? action;
        expect(edit !== undefined || command !== undefined).toBe(true);
        if (edit === undefined) continue;
        const text = edited(view, inside(view, editsIn(view, edit)));
        expect(text).not.toBe(view.snapshot.text);
        if (isWhole(view.snapshot.text)) expect(isWhole(text)).toBe(true);
      }
    });
  });

  it('get lenses and links on places in the text', () => {
    holds(({ view }) => {
      for (const { range } of codeLens.provide(view, {}) ?? []) expectInside(view, range);
      for (const { range, target } of documentLink.provide(view, {}) ?? []) {
        expectInside(view, range);
        expect(target).toMatch(/^https?:\/\//i);
      }
    });
  });

  it('get inlay hints within the range that they are asked for', () => {
    holds(({ view, position }) => {
      const range = { start: { line: 0, character: 0 }, end: position };
      for (const hint of inlayHint.provide(view, { range }) ?? []) {
        expectInside(view, { start: hint.position, end: hint.position });
        expect(view.offsetOf(hint.position)).toBeLessThanOrEqual(view.offsetOf(position));
      }
    });
  });

  it('get folds of several lines, one for each first line', () => {
    holds(({ view }) => {
      const folds = foldingRange.provide(view, {}) ?? [];
      for (const { startLine, endLine } of folds) {
        expect(0 <= startLine && startLine < endLine && endLine < view.snapshot.lines.lineCount).toBe(true);
      }
      expect(new Set(folds.map(({ startLine }) => startLine)).size).toBe(folds.length);
    });
  });

  it('get selections that hold the position and lie within one another', () => {
    holds(({ view, position }) => {
      const [innermost] = selectionRange.provide(view, { positions: [position] }) ?? [];
      let { start, end } = { start: view.offsetOf(position), end: view.offsetOf(position) };
      expect(innermost).toBeDefined();
      for (let range: SelectionRange | undefined = innermost; range !== undefined; range = range.parent) {
        expectInside(view, range.range);
        expect(view.offsetOf(range.range.start)).toBeLessThanOrEqual(start);
        expect(view.offsetOf(range.range.end)).toBeGreaterThanOrEqual(end);
        ({ start, end } = { start: view.offsetOf(range.range.start), end: view.offsetOf(range.range.end) });
      }
    });
  });

  it('get tokens in order that do not overlap', () => {
    holds(({ view }) => {
      const data = semanticTokens.provide(view, {})?.data ?? [];
      let end = 0;
      for (let index = 0; index < data.length; index += 5) {
        const [deltaLine = 0, deltaCharacter = 0, length = 0] = data.slice(index, index + 3);
        expect(deltaLine >= 0 && deltaCharacter >= 0 && length > 0).toBe(true);
        if (deltaLine === 0 && index > 0) expect(deltaCharacter).toBeGreaterThanOrEqual(end);
        end = length;
      }
    });
  });

  it('get formatting that an editor can apply', () => {
    holds(({ view, position }) => {
      edited(view, inside(view, formatting.provide(view, {}) ?? []));
      edited(view, inside(view, onTypeFormatting.provide(view, { position, ch: '\n' }) ?? []));
    });
  });
});

function inside(view: DocumentView, edits: readonly TextEdit[]): readonly TextEdit[] {
  for (const { range } of edits) expectInside(view, range);
  return edits;
}

/** A range is exact when translating it to offsets and back gives it again. */
function expectInside(view: DocumentView, range: Range): void {
  const [start, end] = [view.offsetOf(range.start), view.offsetOf(range.end)];
  expect(start).toBeLessThanOrEqual(end);
  expect(view.rangeOf({ start, end })).toEqual(range);
}

function isWhole(text: string): boolean {
  return takeSnapshot(text).tree.problems.length === 0;
}
