/*
 * The one file that knows the library for CEL, the Common Expression Language.
 *
 * An expression is read twice. One reading judges its types as if a plan had every key, so that a misspelt key, or a text
 * compared with a number, is told. The other one is evaluated, and takes null for whatever a plan does not say: no
 * comparison with null holds, and a condition that is null does not hold either.
 */
import { Environment, type ParseResult, type RegisterFunctionWithName } from '@marcbachmann/cel-js';
import { formatDay, type Day } from '../../../plan/calendar.ts';
import { ownFunctions } from './functions.ts';
import type { Evaluated, Given, ReadExpression, RuleLanguage } from './language.ts';
import { sayFault, type LanguageFault } from './language-fault.ts';
import { adapt, expressionOf, factsOf, ownKeyReads, setKey, standIns, type LibraryNode } from './library-tree.ts';
import { impossibleText } from './known-words.ts';
import { beyondLimits } from './limits.ts';
import { matchesPattern } from './matches-pattern.ts';
import { isSaid, nullFunctions, nullOperators, numberOperators } from './null-operations.ts';
import { planTypeWith, recordsIn, type RecordType, type ValueType } from '../values/value-type.ts';
import { RecordValue, type Value } from '../values/value.ts';

/** Longer or deeper expressions were not written for people to read. The stack holds anything smaller. */
const limits = { maxAstNodes: 400, maxDepth: 60, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 8 };
const MAX_LENGTH = 2000;

/** The date that `T-14` is counted from: that of the plan which is looked at. Evaluation never waits, so there is one. */
let launch: Day | undefined;

/**
 * Makes the language; it takes a few milliseconds, so make it once.
 *
 * @param departments the keys of the sections that the organisation adds to plans.
 */
export function celLanguage(departments: readonly string[] = []): RuleLanguage {
  const planType = planTypeWith(departments);
  const records = recordsIn(planType);
  const recordNames: ReadonlySet<string> = new Set(records.map(({ name }) => name));
  const checking = checkingEnvironment(records);
  const evaluating = evaluatingEnvironment();
  const forSubject = new Map<string, Environment>();
  const checkingFor = (subject: RecordType): Environment => {
    const known = forSubject.get(subject.name) ?? checking.clone().registerVariable('this', subject.name);
    forSubject.set(subject.name, known);
    return known;
  };

  return {
    planType,
    read(text, wanted, subject): ReadExpression {
      const mistaken = (fault: LanguageFault): ReadExpression => ({
        kind: 'mistake',
        mistake: { message: sayFault(fault, subject, records), span: fault.span },
      });
      if (text.length > MAX_LENGTH) {
        return mistaken({ code: 'too_long', span: { start: 0, end: text.length }, detail: '', node: undefined });
      }
      try {
        const evaluable = evaluating.parse(text);
        adapt(treeOf(evaluable), wanted === 'condition');
        const expression = expressionOf(treeOf(evaluable));
        const beyond = beyondLimits(expression);
        if (beyond !== undefined) return { kind: 'mistake', mistake: beyond };
        const types = checkingFor(subject);
        const typed = types.parse(text);
        adapt(treeOf(typed), wanted === 'condition');
        for (const access of ownKeyReads(treeOf(typed))) setKey(access, treeOf(types.parse('dyn("")')));
        const { valid, type = 'dyn', error } = typed.check();
        if (!valid) return mistaken(faultOf(error));
        const { span } = expression;
        if (wanted === 'condition' && type !== 'bool' && type !== 'dyn') {
          return mistaken({ code: 'no_condition', span, detail: type, node: undefined });
        }
        if (wanted === 'value' && recordNames.has(type)) {
          return mistaken({ code: 'no_text', span, detail: type, node: undefined });
        }
        const impossible = impossibleText(expression, subject, planType);
        if (impossible !== undefined) return { kind: 'mistake', mistake: impossible };
        return { kind: 'expression', expression, evaluate: (given) => evaluated(evaluable, given, planType) };
      } catch (error) {
        const fault = faultOf(error);
        const isWhole = fault.span.start === fault.span.end && fault.code !== 'unexpected_token';
        return mistaken(isWhole ? { ...fault, span: { start: 0, end: text.length } } : fault);
      }
    },
  };
}

/** The library's types leave out `meta` and `setMeta`, which its nodes have; its version is pinned for that. */
function treeOf({ ast }: ParseResult): LibraryNode {
  return isLibraryNode(ast) ? ast : unreachable('The library for CEL makes its trees in another way.');
}

function isLibraryNode(node: object): node is LibraryNode {
  return 'meta' in node && 'setMeta' in node;
}

/** For a mistake of ours, such as another version of the library. */
function unreachable(what: string): never {
  throw new Error(what);
}

function evaluated(
  run: ParseResult,
  { today, plan, this: subject, launch: date }: Given,
  planType: RecordType,
): Evaluated {
  launch = date;
  try {
    const value: unknown = run({
      plan,
      this: subject,
      today: formatDay(today),
      days_to_launch: date === undefined ? null : BigInt(date - today),
    });
    return { kind: 'value', value: value as Value };
  } catch (error) {
    const fault = faultOf(error);
    return { kind: 'failure', mistake: { message: sayFault(fault, planType, recordsIn(planType)), span: fault.span } };
  }
}

/** What the library says of a mistake; any other exception, as one of the stack, has no place and no code. */
function faultOf(error: unknown): LanguageFault {
  const known = (error instanceof Error ? error : {}) as {
    readonly code?: string;
    readonly summary?: string;
    readonly range?: { readonly start: number; readonly end: number };
    readonly node?: LibraryNode;
  };
  const { start = 0, end = 0 } = known.range ?? {};
  return {
    code: known.code ?? 'unknown',
    span: { start, end },
    detail: known.summary ?? '',
    node: known.node?.op === undefined ? undefined : factsOf(known.node),
  };
}

/** Knows the types of a plan, and that any of its values may be compared with null. */
function checkingEnvironment(records: readonly RecordType[]): Environment {
  const environment = withFunctions(new Environment({ limits, enableOptionalTypes: false }), 'typed');
  for (const { name, fields } of records) {
    const declared = Object.entries(fields).map(([key, type]) => [key, declaredType(type)]);
    environment.registerType(name, { fields: Object.fromEntries(declared) as Record<string, string> });
  }
  for (const type of ['string', 'bool', 'int', 'double', 'list<dyn>', ...records.map(({ name }) => name)]) {
    environment.registerOperator(`${type} == null`, neverRun);
  }
  for (const [signature, run] of numberOperators) environment.registerOperator(signature, run as Handler);
  return environment
    .registerVariable('plan', 'plan')
    .registerVariable('today', 'string')
    .registerVariable('days_to_launch', 'int');
}

function neverRun(): never {
  return undefined as never;
}

function declaredType(type: ValueType): string {
  switch (type.kind) {
    case 'text':
    case 'date':
      return 'string';
    case 'number':
      return 'double';
    case 'boolean':
      return 'bool';
    case 'any':
      return 'dyn';
    case 'list':
      return `list<${declaredType(type.item)}>`;
    case 'map':
      return `map<string, ${declaredType(type.item)}>`;
    case 'record':
      return type.name;
  }
}

/** Knows nothing of types, and what operators and functions make of null. */
function evaluatingEnvironment(): Environment {
  const environment = withFunctions(new Environment({ limits, enableOptionalTypes: false }), 'dynamic')
    .registerType('Record', { ctor: RecordValue, fields: undefined as never })
    .registerVariable('this', 'dyn')
    .registerVariable('plan', 'dyn')
    .registerVariable('today', 'dyn')
    .registerVariable('days_to_launch', 'dyn');
  for (const [signature, run] of [...nullOperators, ...numberOperators]) {
    environment.registerOperator(signature, run as Handler);
  }
  for (const [signature, run] of nullFunctions) {
    environment.registerFunction(signature, run as Handler, { async: false });
  }
  return environment;
}

/** Our own functions, and those that stand in for functions of the library. */
function withFunctions(environment: Environment, how: 'typed' | 'dynamic'): Environment {
  const declared = (type: string): string => (how === 'typed' ? type : 'dyn');
  const texts = how === 'typed' ? 'list<string>' : 'list<dyn>';
  for (const { name, takes, gives, call } of ownFunctions) {
    environment.registerFunction({
      name,
      returnType: gives === 'bool' ? gives : declared(gives),
      params: takes.map((type, index) => ({ name: `value${String(index)}`, type: declared(type) })),
      handler: (...values: readonly Value[]) => call(launch, values),
      async: false,
    });
  }
  const standIn = (
    written: string,
    receiverType: string | undefined,
    takes: readonly string[],
    gives: string,
  ): Named => ({
    name: standIns[written] ?? written,
    returnType: gives,
    ...(receiverType && { receiverType }),
    params: takes.map((type, index) => ({ name: `value${String(index)}`, type })),
    async: false,
  });
  return environment
    .registerFunction({ ...standIn('has', undefined, ['dyn'], 'bool'), handler: isSaid })
    .registerFunction({
      ...standIn('matches', declared('string'), [declared('string')], 'bool'),
      handler: matchesPattern,
    })
    .registerFunction({ ...standIn('join', texts, [], 'string'), handler: joined })
    .registerFunction({ ...standIn('join', texts, [declared('string')], 'string'), handler: joined });
}

/** The library gives each operation what its signature says. */
type Handler = (one: unknown, other: unknown) => Value;
type Named = Omit<RegisterFunctionWithName, 'handler'>;

/** Texts as one. What is not there is left out. */
function joined(items: readonly Value[], between: Value = ''): string {
  return items.filter((item) => typeof item === 'string').join(typeof between === 'string' ? between : '');
}
