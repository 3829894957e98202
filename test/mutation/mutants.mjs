/** Small faults, such as a tired colleague might make, in the source of a lint. */
import ts from 'typescript';

const K = ts.SyntaxKind;

/** The words for people, the examples and the kinds of launch of a lint; other tests hold them up. */
const prose = new Set(['summary', 'why', 'origin', 'needs', 'notFor', 'fix', 'bad', 'good', 'description']);

/** What may be left out of an object without the compiler noticing. */
const optional = new Set([
  'afterLaunch',
  'applies',
  'atMost',
  'despiteUnchanged',
  'fixes',
  'floor',
  'hard',
  'hint',
  'level',
  'messageId',
  'offers',
  'plural',
  'related',
  'stage',
  'state',
  'unnecessary',
  'unscaled',
]);

const operators = new Map([
  [K.LessThanToken, ['<=', '>=']],
  [K.LessThanEqualsToken, ['<', '>']],
  [K.GreaterThanToken, ['>=', '<=']],
  [K.GreaterThanEqualsToken, ['>', '<']],
  [K.EqualsEqualsEqualsToken, ['!==']],
  [K.ExclamationEqualsEqualsToken, ['===']],
  [K.AmpersandAmpersandToken, ['||']],
  [K.BarBarToken, ['&&']],
  [K.PlusToken, ['-']],
  [K.MinusToken, ['+']],
  [K.AsteriskToken, ['/']],
  [K.SlashToken, ['*']],
]);

const methods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['findLast', 'find'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
]);

/** Calls that hand on less than what they are called on, or in another order. */
const narrowing = new Set(['filter', 'toSorted', 'toReversed', 'slice', 'trim', 'toLowerCase']);

/** Callbacks and conditions that say yes or no. */
const asking = new Set(['filter', 'some', 'every', 'find', 'findLast', 'when']);

/** Words of which one may stand in place of another. */
const families = [
  ['error', 'warning', 'info'],
  ['missing', 'late', 'overdue', 'blocked'],
  ['planned', 'not-applicable', 'done'],
  ['limited', 'ga', 'beta'],
];

/**
 * @returns each mutant as a replacement of a range: what the text becomes, where, and its line before and after.
 */
export function mutantsOf(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found = new Map();

  const replace = (start, end, by) => {
    const mutated = text.slice(0, start) + by + text.slice(end);
    if (mutated === text || found.has(mutated)) return;
    // The first letter that differs: what goes before it may well be lines.
    let at = start;
    while (text[at] === mutated[at]) at++;
    const { line } = file.getLineAndCharacterOfPosition(at);
    found.set(mutated, { path, text: mutated, line: line + 1, before: lineAt(text, at), after: lineAt(mutated, at) });
  };
  const swap = (node, by) => replace(node.getStart(file), node.getEnd(), by);

  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isPropertyAssignment(node) && prose.has(node.name.getText(file))) return;
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'tiers') return mutateTiers(node.initializer);
    mutate(node);
    // The argument of `at` has been dealt with.
    if (ts.isCallExpression(node) && calledName(node) === 'at') return visit(node.expression);
    ts.forEachChild(node, visit);
  };

  const condition = (node) => {
    if (node.kind === K.TrueKeyword || node.kind === K.FalseKeyword) return;
    swap(node, 'true');
    swap(node, 'false');
  };

  const dropListed = (nodes, index) => {
    const last = index === nodes.length - 1;
    const start = last && index > 0 ? nodes[index - 1].getEnd() : nodes[index].getStart(file);
    const end = last ? nodes[index].getEnd() : nodes[index + 1].getStart(file);
    replace(start, end, '');
  };

  /** Forgets a tier, or asks a tier too many. */
  const mutateTiers = (node) => {
    const tiers = node.elements.map((tier) => tier.getText(file));
    for (const tier of ['1', '2', '3']) {
      const others = tiers.includes(tier) ? tiers.filter((one) => one !== tier) : [...tiers, tier];
      swap(node, `[${others.join(', ')}]`);
    }
  };

  const mutate = (node) => {
    if (ts.isBinaryExpression(node)) {
      for (const by of operators.get(node.operatorToken.kind) ?? []) swap(node.operatorToken, by);
      const logical = [K.AmpersandAmpersandToken, K.BarBarToken].includes(node.operatorToken.kind);
      if (logical) swap(node, node.left.getText(file));
      if (logical || node.operatorToken.kind === K.QuestionQuestionToken) swap(node, node.right.getText(file));
    } else if (ts.isIfStatement(node)) {
      condition(node.expression);
    } else if (ts.isConditionalExpression(node)) {
      swap(node, node.whenTrue.getText(file));
      swap(node, node.whenFalse.getText(file));
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken) {
      swap(node, node.operand.getText(file));
    } else if (ts.isCallExpression(node)) {
      mutateCall(node);
    } else if (ts.isNumericLiteral(node)) {
      const value = Number(node.text.replaceAll('_', ''));
      swap(node, String(value + 1));
      if (value > 0) swap(node, String(value - 1));
    } else if (ts.isArrayLiteralExpression(node)) {
      node.elements.forEach((_, index) => dropListed(node.elements, index));
    } else if (ts.isObjectLiteralExpression(node)) {
      node.properties.forEach((property, index) => {
        const name = property.name?.getText(file);
        if (name !== undefined && optional.has(name)) dropListed(node.properties, index);
      });
    } else if (node.kind === K.TrueKeyword) {
      swap(node, 'false');
    } else if (node.kind === K.FalseKeyword) {
      swap(node, 'true');
    } else if (ts.isStringLiteral(node)) {
      for (const family of families.filter((words) => words.includes(node.text))) {
        for (const word of family) swap(node, `'${word}'`);
      }
    } else if (ts.isRegularExpressionLiteral(node)) {
      mutatePattern(node);
    } else if (ts.isCaseClause(node)) {
      swap(node, '');
    }
  };

  const calledName = (node) => calledAs(node).getText(file);

  const mutateCall = (node) => {
    const name = calledName(node);
    if (methods.has(name)) swap(calledAs(node), methods.get(name));
    if (name === 'both') for (const one of node.arguments) swap(node, one.getText(file));
    if (name === 'at') for (const one of node.arguments) swap(one, one.getText(file) === '-1' ? '0' : '-1');
    if (ts.isPropertyAccessExpression(node.expression) && narrowing.has(name)) {
      swap(node, node.expression.expression.getText(file));
    }
    if (!asking.has(name)) return;
    for (const one of node.arguments) if (ts.isArrowFunction(one) && !ts.isBlock(one.body)) condition(one.body);
  };

  const mutatePattern = (node) => {
    const [, body, flags] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
    if (body === undefined) return;
    for (const flag of flags.replace('g', '')) swap(node, `/${body}/${flags.replace(flag, '')}`);
    if (body.startsWith('^')) swap(node, `/${body.slice(1)}/${flags}`);
    if (body.endsWith('$')) swap(node, `/${body.slice(0, -1)}/${flags}`);
    for (const [quantifier, other] of [
      ['+', '*'],
      ['*', '+'],
    ]) {
      for (const { index } of body.matchAll(/[+*]/g)) {
        if (body[index] !== quantifier || body[index - 1] === '\\' || insideClass(body, index)) continue;
        swap(node, `/${body.slice(0, index)}${other}${body.slice(index + 1)}/${flags}`);
      }
    }
  };

  visit(file);
  return [...found.values()];
}

/** The name that a call calls. */
function calledAs({ expression }) {
  return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
}

function insideClass(pattern, index) {
  return (
    pattern.slice(0, index).replaceAll(/\\./g, '').lastIndexOf('[') >
    pattern.slice(0, index).replaceAll(/\\./g, '').lastIndexOf(']')
  );
}

function lineAt(text, offset) {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? text.length : end).trim();
}
