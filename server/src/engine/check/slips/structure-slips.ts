import type { WrongType } from '../../../schema/shape-fault.ts';
import type { Node } from '../../../syntax/tree.ts';
import { slipToOffer, slipToRepair, type Slip } from './slip.ts';

/** A text, a list or a group of keys where another of them is asked. */
export function structureSlip(fault: WrongType, node: Node): Slip | undefined {
  const last = fault.path.at(-1);
  if (node.kind === 'scalar') {
    if (fault.expected.includes('object')) return keyInText(node.text, node.span);
    if (last === 'date' && fault.path.length === 1 && fault.actual === 'number') {
      const message = `The year alone is no launch date. Write a day such as ${node.text}-03-10, or a month or quarter such as ${node.text}-03 or ${node.text}-Q1 where there is no day yet.`;
      return { message, fixes: [] };
    }
    return undefined;
  }
  if (node.kind === 'sequence') return listForOne(fault, node);
  return undefined;
}

/** `training:done` below a section: one word to YAML. */
function keyInText(text: string, { start }: Node['span']): Slip | undefined {
  const found = /^([\p{L}_][\p{L}\p{N}_-]*)(:|=|：|∶)(\s*)(\S[^\n]*)?$/u.exec(text);
  if (found === null) return undefined;
  const [, key = '', sign = '', gap = '', value = ''] = found;
  if (value.startsWith('//')) return undefined;
  const from = start + key.length;
  const span = { start: from, end: from + sign.length + gap.length };
  const written = `${key}: ${value}`.trimEnd();
  const shown = written.length > 60 ? `${key}: …` : written;
  const message =
    sign === ':'
      ? `The space behind the colon is missing, so YAML takes this for one word. Write \`${shown}\`.`
      : `A plain colon and a space stand between a name and its value, not “${sign}”. Write \`${shown}\`.`;
  const slip = sign === '=' ? slipToOffer : slipToRepair;
  return { ...slip(message, `Write \`${key}: …\``, { span, text: ': ' }), span: { start, end: start + text.length } };
}

function listForOne(
  { path, expected, isTask }: WrongType,
  list: Node & { readonly kind: 'sequence' },
): Slip | undefined {
  const last = path.at(-1);
  const [first] = list.items;
  if (last === 'owner') {
    const message =
      'One person owns a thing, so that one person answers for it. Name that person alone; `team` has room for the others.';
    if (first?.kind !== 'scalar' || list.style !== 'flow') return { message, fixes: [] };
    const name = first.text;
    return { ...slipToOffer(message, `Leave ${name} alone`, { span: list.span, text: name }), span: list.span };
  }
  const mark = first?.kind === 'scalar' ? first.text.trim().toLowerCase() : '';
  if (isTask === true && list.items.length <= 1 && list.style === 'flow' && (mark === '' || mark === 'x')) {
    const meant = mark === 'x' ? 'done' : 'todo';
    const message = `YAML has no check boxes. Write the status as a word: \`${meant}\`.`;
    return slipToOffer(message, `Write \`${meant}\``, { span: list.span, text: meant });
  }
  if (expected.includes('object') && list.style === 'block' && list.items.every((item) => item.kind === 'mapping')) {
    const section = typeof last === 'string' ? last : 'this';
    const message = `\`${section}\` is a group of keys, not a list. Take out the dash in front of its keys, and start them all in the same column.`;
    return { message, fixes: [] };
  }
  return undefined;
}
