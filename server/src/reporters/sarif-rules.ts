import { faults, type Fault } from '../engine/faults.ts';
import { urlOf } from '../engine/lint-url.ts';
import { lints } from '../lints/index.ts';
import type { Lint, Severity } from '../lints/lint.ts';
import { lintPage } from '../engine/lint-page.ts';
import { pageAsMarkdown } from '../engine/page.ts';

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

/** The rules of a run: every lint and every fault, and those of the organisation that were reported. */
export function rulesFor(reported: readonly string[]): readonly SarifRule[] {
  const own = [...lints.map(ofLint), ...faults.map(ofFault)];
  const known = new Set(own.map(({ id }) => id));
  const others = [...new Set(reported)].filter((id) => !known.has(id)).toSorted();
  return [...own, ...others.map(ofOrganisation)];
}

function ofLint(lint: Lint): SarifRule {
  const { id, area, summary, why } = lint;
  const texts = { short: summary, full: why, markdown: pageAsMarkdown(lintPage(lint)) };
  return { ...descriptor(id, texts, loudest(lint), area), helpUri: urlOf(id) };
}

function ofFault({ id, summary, mend }: Fault): SarifRule {
  const full = `${summary} ${mend}`;
  return { ...descriptor(id, { short: summary, full, markdown: full }, 'error', 'file'), helpUri: urlOf(id) };
}

/** A rule that no page of ours explains. */
function ofOrganisation(id: string): SarifRule {
  const text = 'A rule of the organisation.';
  return descriptor(id, { short: text, full: text, markdown: text }, 'error', 'organisation');
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

/** How loud a lint gets; each of its results says its own. */
function loudest({ timing }: Lint): Severity {
  return timing.kind === 'lead' ? 'error' : timing.severity;
}
