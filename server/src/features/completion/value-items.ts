import { CompletionItemKind } from 'vscode-languageserver-types';
import { given, items, type Fact } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { describeKey, type Description } from '../../schema/describe.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import { lints } from '../../lints/index.ts';
import { lastReportOf, type CompletionRequest, type CompletionOffer } from './completion-request.ts';
import type { ValuePlace } from './cursor-place.ts';
import { dateOffers } from './date-items.ts';
import { lines, shortList, stubKeys } from './key-items.ts';
import { pathOffers } from './path-items.ts';
import { gap, type Snippet } from './snippet.ts';

/** A value before it is quoted for its place. */
type ValueOffer = Omit<CompletionOffer, 'source'> & {
  /** The source to insert, if it is more than the label. */
  readonly source?: Snippet;
};

/** The values that are allowed at a place, without those that its list already has. */
export function valueOffers(place: ValuePlace, request: CompletionRequest): readonly CompletionOffer[] {
  const description = describeKey(request.schema, place.path);
  if (description === undefined) return [];
  const { view } = request;
  const typed = view.snapshot.text.slice(place.word.start, place.word.end);
  const values = [...plainValues(description, place, request, typed), ...longForms(description, place, request)];
  const seen = new Set([...place.others, typed]);
  return values.flatMap((value): readonly CompletionOffer[] => {
    if (seen.has(value.label)) return [];
    seen.add(value.label);
    return place.quote !== undefined && value.source !== undefined ? [] : [written(value, place)];
  });
}

function written(value: ValueOffer, { prefix, quote, isOpenQuote }: ValuePlace): CompletionOffer {
  const source = value.source ?? [inQuotes(value.label, quote, isOpenQuote)];
  const filter = isOpenQuote ? `${quote ?? ''}${value.label}` : value.filter;
  const [start] = source;
  // A line break after a colon needs no space.
  const before = typeof start === 'string' && start.startsWith('\n') ? '' : prefix;
  return { ...value, source: [before, ...source], ...(filter === undefined ? {} : { filter }) };
}

/** A text as it is written at its place: with quotation marks if it needs them and the place has none. */
function inQuotes(text: string, quote: ValuePlace['quote'], isOpen: boolean): string {
  if (quote === undefined) return scalarSource(text);
  const inner = quote === "'" ? text.replaceAll("'", "''") : JSON.stringify(text).slice(1, -1);
  return isOpen ? quote + inner + quote : inner;
}

/** A value that is not text, such as a number, is written as it is. */
function scalarSource(text: string): string {
  return /^(?:true|false|\d+)$/.test(text) ? text : quoteScalar(text);
}

function plainValues(
  description: Description,
  { path }: ValuePlace,
  request: CompletionRequest,
  typed: string,
): readonly ValueOffer[] {
  const { view, plan } = request;
  const { values, types } = description;
  // The schema describes the texts of a list at the list.
  const list = typeof path.at(-1) === 'number' ? describeKey(request.schema, path.slice(0, -1)) : undefined;
  const kind = description.kind ?? list?.kind;
  const dates = (relative: boolean): readonly ValueOffer[] =>
    dateOffers(path, request, relative, (list ?? description).examples.flat());
  const choice: readonly ValueOffer[] = values.map(({ value, description: documentation }) => ({
    label: String(value),
    kind: CompletionItemKind.EnumMember,
    detail: documentation,
  }));
  const truth: readonly ValueOffer[] = types.includes('boolean')
    ? [true, false].map((value) => ({ label: String(value), kind: CompletionItemKind.EnumMember }))
    : [];
  const meant = ((): readonly ValueOffer[] => {
    switch (kind) {
      case 'task':
        return [...statuses(request), ...dates(true)];
      case 'date':
      case 'day':
      case 'moment':
        return dates(true);
      case 'absolute-date':
      case 'absolute-day':
        return dates(false);
      case 'person':
        return texts(view.workspace.people(), 'person or team');
      case 'path':
      case 'plan-path':
        return pathOffers(view, typed, kind === 'plan-path');
      case 'gate':
        return texts(gates(request, description), 'gate');
      case 'time':
        return texts(description.examples.map(String), 'time');
      case 'lint-id':
        return lintIds(request);
      case 'scope-id':
        return path.at(-1) === 'id' ? [] : ids(plan, (plan) => plan.scope);
      case 'milestone-id':
        return path.at(-1) === 'id' ? [] : ids(plan, (plan) => plan.milestones, path[1]);
      case 'step-id':
        return path.at(-1) === 'id' ? [] : ids(plan, (plan) => plan.rollout.steps);
      case 'expression':
      case undefined:
        return isParent(path, view.kind) ? presets(request, typed) : [];
    }
  })();
  return [...choice, ...truth, ...meant];
}

function texts(labels: readonly string[], detail: string): readonly ValueOffer[] {
  return labels.map((label) => ({ label, kind: CompletionItemKind.Value, detail }));
}

/** The statuses of a task in one line; those that need a reason start one. */
function statuses({ schema }: CompletionRequest): readonly ValueOffer[] {
  const known = describeKey(schema, ['sales', 'training', 'status'])?.values ?? [];
  return known.map(({ value, description }) => ({
    label: String(value),
    kind: CompletionItemKind.EnumMember,
    detail: description,
    ...(wantsReason.has(String(value)) ? { source: [`"${value}: `, gap, '"'] } : {}),
  }));
}

const wantsReason: ReadonlySet<string> = new Set(['blocked', 'not-applicable']);

/** The gates that checks look for, and those for which the organisation names approvers. */
function gates({ view }: CompletionRequest, { examples }: Description): readonly string[] {
  const { approvers, requiredGates } = view.config.organisation;
  return [...new Set([...examples.map(String), ...approvers.keys(), ...requiredGates.keys()])];
}

/** The lints to waive: those that report in this plan first. */
function lintIds(request: CompletionRequest): readonly ValueOffer[] {
  const { plan } = request;
  const reported = new Set(lastReportOf(request)?.findings.map(({ rule }) => rule));
  const waived = new Set(plan === undefined ? [] : items(plan.waivers).map(({ value }) => given(value.lint)));
  return [...request.view.config.rules, ...lints]
    .filter(({ id }) => !waived.has(id))
    .toSorted((a, b) => Number(reported.has(b.id)) - Number(reported.has(a.id)))
    .map(({ id, summary }) => ({ label: id, kind: CompletionItemKind.EnumMember, detail: summary }));
}

interface Named {
  readonly id: Fact<string>;
  readonly what?: Fact<string>;
  readonly to?: Fact<string>;
}

/**
 * The ids of a list of the plan, each with the name of its item.
 *
 * @param own the index of the item that refers to them, which does not refer to itself.
 */
function ids(
  plan: Plan | undefined,
  listOf: (plan: Plan) => Fact<readonly Fact<Named>[]>,
  own?: string | number,
): readonly ValueOffer[] {
  if (plan === undefined) return [];
  return items(listOf(plan)).flatMap(({ at, value: { id, what, to } }) => {
    if (own !== undefined && at.path.at(-1) === own) return [];
    const label = given(id);
    const name = [what, to].flatMap((fact) => (fact === undefined ? [] : (given(fact) ?? [])))[0];
    if (label === undefined) return [];
    return [{ label, kind: CompletionItemKind.Reference, ...(name === undefined ? {} : { detail: name }) }];
  });
}

function isParent([first]: ValuePlace['path'], kind: CompletionRequest['view']['kind']): boolean {
  return kind === 'config' && first === 'extends';
}

/** The presets that the settings of an organisation may extend. */
function presets({ view }: CompletionRequest, typed: string): readonly ValueOffer[] {
  return [
    {
      label: 'launchplan:recommended',
      kind: CompletionItemKind.EnumMember,
      detail: 'Every check as it comes with the tool.',
    },
    {
      label: 'launchplan:strict',
      kind: CompletionItemKind.EnumMember,
      detail: 'Fixed severities are one higher; the lead times stay.',
    },
    ...pathOffers(view, typed, false).filter(({ label }) => /(?:\/|\.ya?ml)$/.test(label)),
  ];
}

/** The value on lines of its own, if the cursor is after its key. */
function longForms(description: Description, place: ValuePlace, request: CompletionRequest): readonly ValueOffer[] {
  const { path, style, ownLine, prefix, column } = place;
  const isItem = typeof path.at(-1) === 'number';
  if (style === 'flow' || ownLine || isItem || prefix === '- ' || description.isList) return [];
  const inner = column + request.layout.step;
  const task: readonly ValueOffer[] =
    description.isTask || description.isPlannable
      ? [
          {
            label: 'owner and due',
            kind: CompletionItemKind.Snippet,
            detail: description.isTask ? 'who does it, by when' : 'not known yet: who finds out, by when',
            source: lines(['owner', 'due'], inner),
          },
        ]
      : [];
  const keys = description.isTask ? [] : stubKeys(path, description, request);
  const whole: readonly ValueOffer[] =
    keys.length === 0
      ? []
      : [
          {
            label: shortList(keys),
            kind: CompletionItemKind.Snippet,
            detail: 'on lines of their own',
            source: lines(keys, inner),
          },
        ];
  return [...whole, ...task];
}
