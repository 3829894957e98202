import { quoteScalar } from '../../../syntax/edit/quote-scalar.ts';
import type { SyntaxProblem } from '../../../syntax/tree.ts';
import { hashInBrackets, missingComma, reasonInBrackets } from './bracket-slips.ts';
import { indentationSlip } from './indentation-slips.ts';
import { KEY, type Line, lineAt, lineBelow, type Recogniser } from './line.ts';
import { withoutLookAlikes } from './look-alikes.ts';
import { openQuote, quoteInQuotes, specialStart, textBehindBar } from './quotation-slips.ts';
import { type Replacement, type Slip, slipToOffer, slipToRepair } from './slip.ts';

/**
 * The slip behind a fault of the text, by the line that it stands in and its neighbours.
 *
 * @returns undefined where none is recognised: then the message of the parser has to do.
 */
export function syntaxSlip(text: string, { code, span }: SyntaxProblem): Slip | undefined {
  if (code !== 'error' && code !== 'unresolved-alias') return undefined;
  const line = lineAt(text, span.start);
  for (const recognise of recognisers) {
    const slip = recognise(line, text);
    if (slip !== undefined) return slip;
  }
  return undefined;
}

/** The first that recognises a line explains it: those that look at one sign come before those that compare lines. */
const recognisers: readonly Recogniser[] = [
  lookAlike,
  tab,
  slashComment,
  ruledLine,
  checkBox,
  bullet,
  dashWithoutBlank,
  equalsSign,
  missingBlank,
  commaAtEnd,
  hashInBrackets,
  quoteInQuotes,
  reasonInBrackets,
  missingComma,
  dashBehindKey,
  specialStart,
  textBehindBar,
  indentationSlip,
  twoNames,
  missingColon,
  openQuote,
];

function lookAlike(line: Line): Slip | undefined {
  const plain = withoutLookAlikes(line.text);
  if (plain === undefined) return undefined;
  const message = `This line holds ${plain.name}, which looks like a plain one but is none to YAML. Write a plain one.`;
  return slipToRepair(message, 'Write plain characters', { span: line, text: plain.text });
}

function tab(line: Line, text: string): Slip | undefined {
  if (!/^ *\t/.test(line.text)) return undefined;
  const message = 'Tabs cannot indent; use spaces. With a tab it is unclear what this line belongs to.';
  const changes = [...text.matchAll(/^ *\t[ \t]*/gm)].map(({ 0: lead, index }): Replacement => ({
    span: { start: index, end: index + lead.length },
    text: lead.replaceAll('\t', '  '),
  }));
  return { ...slipToOffer(message, 'Indent by two spaces in place of each tab', ...changes), span: undefined };
}

function slashComment({ start, text }: Line): Slip | undefined {
  const lead = /^(\s*)\/\/+/.exec(text);
  if (lead === null) return undefined;
  const from = start + (lead[1]?.length ?? 0);
  const span = { start: from, end: start + lead[0].length };
  return slipToRepair('A comment starts with #, not with //.', 'Write #', { span, text: '#' });
}

function ruledLine({ start, end, text }: Line): Slip | undefined {
  if (!/^\s*(?:-{4,}|={3,}|\*{3,}|_{3,}|~{3,})\s*$/.test(text)) return undefined;
  const message = 'A ruled line means something else to YAML, or nothing. Take it out, or make it a comment.';
  return slipToOffer(message, 'Make it a comment', { span: { start, end }, text: `# ${text.trim()}` });
}

function checkBox({ start, end, text }: Line): Slip | undefined {
  const box = /^(?<lead>\s*)[-*] \[(?<mark>[ xX]?)\]\s+(?<what>\S.*)$/.exec(text)?.groups;
  if (box === undefined) return undefined;
  const { lead = '', mark = '', what = '' } = box;
  const status = mark.trim() === '' ? 'todo' : 'done';
  const item = `${lead}- what: ${quoteScalar(what.trim())}\n${lead}  status: ${status}`;
  const message = 'YAML has no check boxes. Write what has to be done, and its status below.';
  return slipToOffer(message, 'Write it as a task', { span: { start, end }, text: item });
}

function bullet({ start, text }: Line): Slip | undefined {
  const sign = /^(\s*)([*•‣▪·]|[–—])\s+\S/.exec(text);
  if (sign === null) return undefined;
  const from = start + (sign[1]?.length ?? 0);
  const message = `An item of a list starts with “-” and a space, not with “${sign[2] ?? ''}”.`;
  return slipToRepair(message, 'Write “-”', { span: { start: from, end: from + 1 }, text: '-' });
}

/** `-Northwind`, in the column of its key: the lines below it that start so are items, too. */
function dashWithoutBlank(line: Line, text: string): Slip | undefined {
  const starts = /^ *-(?=[^\s-])/;
  if (!starts.test(line.text)) return undefined;
  const at = ({ start, text: written }: Line): number => start + (starts.exec(written)?.[0].length ?? 0);
  const changes: Replacement[] = [];
  for (let one: Line | undefined = line; one !== undefined && starts.test(one.text); one = lineBelow(text, one)) {
    changes.push({ span: { start: at(one), end: at(one) }, text: ' ' });
  }
  const message =
    'The space behind the dash is missing, so YAML sees no item of a list here. Write “- ” in front of each item.';
  const { fixes } = slipToRepair(message, 'Put a space behind the dash', ...changes);
  return { message, span: { start: line.start + line.indent, end: line.end }, fixes };
}

function equalsSign({ start, text }: Line): Slip | undefined {
  const found = new RegExp(`^${KEY}(?<sign>\\s*:?=\\s*)\\S`, 'u').exec(text)?.groups;
  if (found === undefined) return undefined;
  const { lead = '', key = '', sign = '' } = found;
  const from = start + lead.length + key.length;
  const message = `A colon and a space stand between a name and its value, not “=”: write \`${key}: …\`.`;
  return slipToOffer(message, `Write \`${key}: …\``, { span: { start: from, end: from + sign.length }, text: ': ' });
}

/** `tier:3`. Addresses such as `https://…` have a colon of their own. */
function missingBlank({ start, text }: Line): Slip | undefined {
  const found = new RegExp(`^${KEY}:(?<value>[^\\s:/].*)$`, 'u').exec(text)?.groups;
  if (found === undefined) return undefined;
  const { lead = '', key = '', value = '' } = found;
  const at = start + lead.length + key.length + 1;
  const written = `${key}: ${value.trim()}`;
  const message = `The space behind the colon is missing, so YAML takes this for one word. Write \`${written.length > 60 ? `${key}: …` : written}\`.`;
  return {
    ...slipToRepair(message, 'Put a space behind the colon', { span: { start: at, end: at }, text: ' ' }),
    span: { start: start + lead.length, end: at },
  };
}

/** As in JSON and in most programming languages. */
function commaAtEnd({ start, text }: Line): Slip | undefined {
  const found = new RegExp(
    `^(?:\\s*(?:- +)*)(?:"[^"]*"|[\\p{L}_][\\p{L}\\p{N}_-]*):\\s+("[^"]*"|'[^']*')\\s*([,;])\\s*$`,
    'u',
  ).exec(text);
  if (found === null) return undefined;
  const at = start + text.lastIndexOf(found[2] ?? ',');
  const message = `No “${found[2] ?? ','}” stands at the end of a line in YAML. Take it out.`;
  return slipToRepair(message, `Take out “${found[2] ?? ','}”`, { span: { start: at, end: at + 1 }, text: '' });
}

function dashBehindKey({ start, end, text }: Line): Slip | undefined {
  const found = new RegExp(`^${KEY}:(?<gap>\\s+)-\\s+(?<item>\\S.*)$`, 'u').exec(text)?.groups;
  if (found === undefined) return undefined;
  const { lead = '', key = '', item = '' } = found;
  const from = start + lead.length + key.length + 1;
  const indent = ' '.repeat(lead.length + 2);
  const message = `A list starts on a line of its own, below \`${key}:\`. If this is text, put it in quotation marks.`;
  const list = slipToOffer(message, 'Start the list on a new line', {
    span: { start: from, end },
    text: `\n${indent}- ${item}`,
  });
  const quoted = slipToOffer(message, 'Put it in quotation marks', {
    span: { start: from, end },
    text: ` ${quoteScalar(`- ${item}`)}`,
  });
  return { ...list, fixes: [...list.fixes, ...quoted.fixes] };
}

/** Keys of tasks and sections: with another word before the second colon, it is a sentence. */
const NESTED = new Set([
  'owner',
  'due',
  'status',
  'done',
  'evidence',
  'reason',
  'notes',
  'what',
  'id',
  'date',
  'to',
  'by',
  'on',
]);

function twoNames({ start, end, text }: Line): Slip | undefined {
  const found = new RegExp(`^${KEY}:(?<gap>\\s+)(?<value>[^"'\\[{#].*?:(?:\\s.*)?)$`, 'u').exec(text)?.groups;
  if (found === undefined) return undefined;
  const { lead = '', key = '', gap = '', value = '' } = found;
  const from = start + lead.length + key.length + 1;
  const inner = /^[\w-]+(?=:)/.exec(value)?.[0] ?? '';
  if (NESTED.has(inner)) {
    const message = `Two names stand in this line. Put \`${inner}\` on a line of its own below \`${key}:\`, two spaces deeper.`;
    const indent = ' '.repeat(lead.length + 2);
    return {
      ...slipToOffer(message, `Put \`${inner}\` on a line of its own`, {
        span: { start: from, end },
        text: `\n${indent}${value}`,
      }),
      span: { start: from + gap.length, end },
    };
  }
  const message =
    'A second colon stands in this line, so YAML takes the first words for another name. Put the text in quotation marks.';
  return slipToOffer(message, 'Put it in quotation marks', {
    span: { start: from + gap.length, end },
    text: quoteScalar(value.trim()),
  });
}

function missingColon(line: Line, text: string): Slip | undefined {
  const name = /^\s*(?:- +)*([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(line.text)?.[1];
  const below = lineBelow(text, line);
  if (name === undefined || below === undefined || below.indent <= line.indent) return undefined;
  const at = line.start + line.text.trimEnd().length;
  const message = `The colon behind “${name}” is missing: write \`${name}:\`.`;
  return {
    ...slipToRepair(message, 'Put a colon behind it', { span: { start: at, end: at }, text: ':' }),
    span: { start: at - name.length, end: at },
  };
}
