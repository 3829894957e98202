import type { Line } from './line.ts';
import { type Slip, slipToOffer, slipToRepair } from './slip.ts';

export function hashInBrackets({ start, text }: Line): Slip | undefined {
  const open = /[[{]\s*(?:[^#"'\]}]*,\s*)?#/.exec(text);
  if (open === null) return undefined;
  const message =
    'Behind “#” YAML reads a comment, up to the end of the line. Put each word that starts with “#” in quotation marks.';
  const from = start + open.index;
  const rest = text.slice(open.index).replaceAll(/(?<![\w"'])#[^\s,\]}]+/g, (word) => `"${word}"`);
  return slipToOffer(message, 'Put quotation marks around them', {
    span: { start: from, end: start + text.length },
    text: rest,
  });
}

/** `{user_guide: not-applicable: same}`: a status and its reason hold a colon. */
export function reasonInBrackets({ start, text }: Line): Slip | undefined {
  const found =
    /:\s+((?:not-applicable|blocked): *[^"',\]}]+?)\s*[,}\]]/.exec(text) ??
    /:\s+((?:not-applicable|blocked): *[^"'{[]+?)\s*$/.exec(text);
  if (found?.[1] === undefined) return undefined;
  const from = start + found.index + found[0].indexOf(found[1]);
  const message = 'A status with its reason holds a colon, so the two need quotation marks around them.';
  return slipToRepair(message, 'Put quotation marks around them', {
    span: { start: from, end: from + found[1].length },
    text: `"${found[1].replaceAll('"', '\\"')}"`,
  });
}

/** `{due: T-60 owner: lee}`. */
export function missingComma({ start, text }: Line): Slip | undefined {
  const open = text.indexOf('{');
  if (open === -1) return undefined;
  const found = /[\w-]+: +[^,{}[\]:"'\s]+(?=\s+[\w-]+: )/.exec(text.slice(open));
  if (found === null) return undefined;
  const at = start + open + found.index + found[0].length;
  const message = 'A comma is missing between two entries of these braces.';
  return slipToOffer(message, 'Put a comma between them', { span: { start: at, end: at }, text: ',' });
}
