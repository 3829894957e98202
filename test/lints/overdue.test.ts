import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editsOf } from '../../server/src/engine/fixes.ts';
import { lints } from '../../server/src/lints/index.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { checkCase, lintCases } from '../support/lint-folder.ts';

/** The plans of every lint's folder on which it finds something overdue, and those whose launch date has passed. */
const cases = lints
  .map(({ id }) => ({ id, folder: join(import.meta.dirname, id) }))
  .filter(({ folder }) => existsSync(folder))
  .flatMap(({ id, folder }) => lintCases(folder).map((one) => ({ id, one, name: `${id}: ${one.name}` })))
  .flatMap(({ id, one, name }) => one.days.map(({ today }) => ({ id, one, today, name })))
  .filter(({ id, one, today }) =>
    checkCase(one, today).report.findings.some(
      ({ rule, state }) => rule === id && (state === 'overdue' || rule === 'date/past'),
    ),
  );

describe('something overdue', () => {
  it.each(cases)('is offered a new day first, on which it is overdue no more: $name', ({ id, one, today }) => {
    const { snapshot, report } = checkCase(one, today);
    const overdue = report.findings.filter(
      ({ rule, state }) => rule === id && (state === 'overdue' || rule === 'date/past'),
    );
    for (const { fixes, state, messageId, path } of overdue) {
      const [first] = fixes;
      expect(first?.title).toMatch(/^(?:Set the (?:date|launch)|Tell colleagues)/);
      const edits = first && editsOf(snapshot, report.plan, first);
      const text = applyEdits(snapshot.text, edits ?? []);
      expect(text).not.toBe(snapshot.text);
      expect(text.match(/\bdone\b/g)).toEqual(snapshot.text.match(/\bdone\b/g));
      const after = checkCase({ ...one, text }, today).report.findings.filter(
        (other) =>
          other.rule === id && other.messageId === messageId && JSON.stringify(other.path) === JSON.stringify(path),
      );
      expect(after.filter((other) => other.state === state)).toEqual([]);
    }
  });

  it('is found in the folders of many lints', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBeGreaterThan(30);
  });
});
