import { describe, expect, it } from 'vitest';
import { hasHyperlinks } from '../../server/src/node/host/has-hyperlinks.ts';

const terminal = { isTerminal: true };

describe('hyperlinks are written', () => {
  it.each([
    { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' },
    { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.95.2' },
    { TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' },
    { VTE_VERSION: '7600' },
    { WT_SESSION: '0' },
    { TERM: 'xterm-kitty' },
    { KONSOLE_VERSION: '230804' },
    { TERM: 'xterm-kitty', NO_COLOR: '1' },
    { TERM: 'xterm', FORCE_HYPERLINK: '1' },
  ])('to a terminal that shows them: %o', (environment) => {
    expect(hasHyperlinks(environment, terminal)).toBe(true);
    expect(hasHyperlinks(environment, { isTerminal: false })).toBe(false);
  });

  it.each([
    {},
    { TERM: 'xterm-256color' },
    { TERM: 'dumb', FORCE_HYPERLINK: '1' },
    { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' },
    { TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' },
    { TERM_PROGRAM: 'constructor' },
    { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.71.0' },
    { VTE_VERSION: '5000' },
    { TERM: 'xterm-kitty', CI: 'true' },
    { TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' },
  ])('to no other: %o', (environment) => {
    expect(hasHyperlinks(environment, terminal)).toBe(false);
  });
});
