import { type Fault, faults } from '../../engine/pages/faults.ts';
import { lintPage } from '../../engine/pages/lint-page.ts';
import { urlOf } from '../../engine/pages/lint-url.ts';
import { pageAsMarkdown } from '../../engine/pages/page.ts';
import { lints } from '../../lints/index.ts';
import type { Lint } from '../../lints/lint.ts';
import type { Severity } from '../../lints/severity.ts';
import { markdownText } from './markdown-text.ts';

/** What SARIF calls a reporting descriptor: a rule as a viewer explains it. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: Message;
  readonly fullDescription: Message;
  readonly help: Message & { readonly markdown: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' | 'note' };
  readonly properties: {
    readonly precision: 'very-high';
    readonly 'problem.severity': 'error' | 'warning' | 'recommendation';
    readonly tags: readonly string[];
  };
}

interface Message {
  readonly text: string;
}

/** The rules of a run: every lint and every fault, and those of the organisation. */
export interface SarifRules {
  /** The index of a rule that has results. */
  readonly indexOf: (id: string) => number;
  readonly all: () => readonly SarifRule[];
}

/**
 * @param own the rules of the organisation that are in force. Of others, only the id is known, once it has a result.
 */
export function rulesFor(own: readonly { readonly id: string; readonly summary: string }[]): SarifRules {
  const all = [...builtIn()];
  const known = new Map(all.map(({ id }, index) => [id, index]));
  const add = (id: string, summary?: string): number => {
    const index = all.push(ofOrganisation(id, summary)) - 1;
    known.set(id, index);
    return index;
  };
  const summaries = new Map(own.map(({ id, summary }) => [id, summary]));
  for (const id of [...summaries.keys()].toSorted()) if (!known.has(id)) add(id, summaries.get(id));
  return { indexOf: (id) => known.get(id) ?? add(id), all: () => all };
}

let made: readonly SarifRule[] | undefined;

/** The lints and the faults. They are the same in every report, and to write their pages takes a tenth of a second. */
function builtIn(): readonly SarifRule[] {
  return (made ??= [...lints.map(ofLint), ...faults.map(ofFault)]);
}

function ofLint(lint: Lint): SarifRule {
  const { id, area, summary, why } = lint;
  const texts = { short: summary, full: why, markdown: pageAsMarkdown(lintPage(lint)) };
  return { ...descriptor(id, texts, loudest(lint), area), helpUri: urlOf(id) };
}

function ofFault({ id, summary, advice }: Fault): SarifRule {
  const full = `${summary} ${advice}`;
  return { ...descriptor(id, { short: summary, full, markdown: full }, 'error', 'file'), helpUri: urlOf(id) };
}

/** A rule without a page. */
function ofOrganisation(id: string, text = 'A rule of the organisation.'): SarifRule {
  const short = text.replace(/(?<=[.!?])\s.*$/s, '');
  return descriptor(id, { short, full: text, markdown: markdownText(text) }, 'error', 'organisation');
}

interface Texts {
  readonly short: string;
  readonly full: string;
  readonly markdown: string;
}

function descriptor(id: string, { short, full, markdown }: Texts, severity: Severity, tag: string): SarifRule {
  return {
    id,
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: { text: full, markdown },
    defaultConfiguration: { level: levels[severity] },
    properties: { precision: 'very-high', 'problem.severity': priorities[severity], tags: ['launch', tag] },
  };
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;
const priorities = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/** The highest severity of a lint; each of its results has its own. */
function loudest({ timing }: Lint): Severity {
  return timing.kind === 'lead' ? 'error' : timing.severity;
}
