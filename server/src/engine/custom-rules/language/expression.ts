import type { Span } from '../../../text/span.ts';

/**
 * An expression of a custom rule as our own code sees it, whichever library reads it. Its spans are offsets in the text
 * of the expression.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | bigint | boolean | null; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** `a.key`, or `a['key']`; the span is that of the key. */
  | { readonly kind: 'field'; readonly of: Expression; readonly key: string; readonly span: Span }
  | { readonly kind: 'item'; readonly of: Expression; readonly index: Expression; readonly span: Span }
  /** A function, or a method, whose first argument is what it is called on. */
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[]; readonly span: Span }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly operands: readonly Expression[];
      readonly span: Span;
    }
  /** Looks at each item of a list: `list.all(variable, body)`. */
  | {
      readonly kind: 'each';
      readonly macro: Macro;
      readonly list: Expression;
      readonly variable: string;
      readonly bodies: readonly Expression[];
      readonly span: Span;
    };

export const macros = ['all', 'exists', 'exists_one', 'filter', 'map'] as const;
export type Macro = (typeof macros)[number];

/** The expressions that an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'field':
      return [expression.of];
    case 'item':
      return [expression.of, expression.index];
    case 'call':
      return expression.arguments;
    case 'list':
      return expression.items;
    case 'map':
      return expression.entries.flat();
    case 'operation':
      return expression.operands;
    case 'each':
      return [expression.list, ...expression.bodies];
  }
}

/** How many parts an expression has, itself included. */
export function sizeOf(expression: Expression): number {
  return partsOf(expression).reduce((sum, part) => sum + sizeOf(part), 1);
}

/** What is wrong with an expression, and where in its text. */
export interface Mistake {
  readonly message: string;
  readonly span: Span;
}
