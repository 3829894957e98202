import { describe, expect, it } from 'vitest';
import documentLink from '../../server/src/features/document-link.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { viewOf, type Around } from '../support/view.ts';

/** The linked texts and where they lead. */
function links(rest: string, around: Around = {}): readonly string[] {
  const text = SIX_FIELDS + rest;
  const view = viewOf(text, around);
  return (documentLink.provide(view, {}) ?? []).map(
    ({ range, target }) => `${text.slice(view.offsetOf(range.start), view.offsetOf(range.end))} → ${target ?? ''}`,
  );
}

const training = (evidence: string): string => `support:\n  training:\n    evidence: ${evidence}\n`;

describe('document links', () => {
  it('open evidence that is there, and only that', () => {
    const files = ['docs/training.md', 'docs/tools.md'];
    expect(links(training('[docs/training.md, "docs/tools.md", docs/missing.md]'), { files })).toEqual([
      'docs/training.md → file:///plans/docs/training.md',
      'docs/tools.md → file:///plans/docs/tools.md',
    ]);
  });

  it('open the file of a heading', () => {
    expect(links(training('docs/training.md#results'), { files: ['docs/training.md'] })).toEqual([
      'docs/training.md#results → file:///plans/docs/training.md',
    ]);
  });

  it('open the plans that this one depends on', () => {
    const plans = { 'core/launch.yaml': SIX_FIELDS };
    expect(links('dependencies:\n  - on: Core\n    plan: core/launch.yaml\n', { plans })).toEqual([
      'core/launch.yaml → file:///plans/core/launch.yaml',
    ]);
  });

  it('open web addresses in values and in comments, without the sentence around them', () => {
    const rest = `links:\n  prd: https://example.com/prd?a=1#b\nsummary: See http://example.com/😀, or (https://example.com/x).\n# https://example.com/later.\n`;
    expect(links(rest)).toEqual([
      'https://example.com/prd?a=1#b → https://example.com/prd?a=1#b',
      'http://example.com/ → http://example.com/',
      'https://example.com/x → https://example.com/x',
      'https://example.com/later → https://example.com/later',
    ]);
  });

  it('never lead to anything but files of the repository and the web', () => {
    const files = ['docs/a.md'];
    for (const text of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'command:workbench.action.quit',
      'vscode://x/y',
      '../../etc/passwd',
    ]) {
      expect(links(training(text), { files })).toEqual([]);
    }
  });

  it('leave alone what is no path, even where a file has that name', () => {
    expect(links('tags: [docs]\nsummary: docs\n', { files: ['docs'] })).toEqual([]);
  });
});
