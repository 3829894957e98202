import type { Scalar } from '../tree.ts';

const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OCTAL_OR_HEX = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

/**
 * By their codes, the characters that a scalar may begin with which is not just text: most text begins otherwise, and is
 * looked at no further.
 */
const typedBeginnings: ReadonlySet<number> = new Set(
  Array.from('-+.~0123456789nNtTfF', (character) => character.charCodeAt(0)),
);

/**
 * The value of a plain scalar by the core schema of YAML 1.2 (section 10.3.2 of its specification). What looks like
 * a date is text, and so are `yes` and `no`.
 */
export function resolvePlain(text: string): Scalar['value'] {
  if (text !== '' && !typedBeginnings.has(text.charCodeAt(0))) return text;
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (DECIMAL.test(text) || OCTAL_OR_HEX.test(text)) return Number(text);
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (NOT_A_NUMBER.test(text)) return NaN;
  return text;
}

const CORE_TAGS: ReadonlySet<string> = new Set(
  ['int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`),
);

/**
 * The value of any scalar: a tag of the core schema decides first, then its style. A scalar with another tag is
 * text, since only its author knows what it means.
 */
export function resolveScalar(text: string, style: Scalar['style'], tag: string | undefined): Scalar['value'] {
  if (tag === undefined ? style === 'plain' : CORE_TAGS.has(tag)) return resolvePlain(text);
  return text;
}
