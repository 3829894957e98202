import { quoteScalar } from '../../../syntax/edit/quote-scalar.ts';
import { KEY, type Line } from './line.ts';
import { type Slip, slipToOffer } from './slip.ts';

export function quoteInQuotes({ start, end, text }: Line): Slip | undefined {
  const found = new RegExp(`^${KEY}:\\s+(?<quote>['"])(?<inner>.*)\\k<quote>\\s*$`, 'u').exec(text)?.groups;
  if (found === undefined) return undefined;
  const { quote = '', inner = '' } = found;
  const plain = quote === "'" ? inner.replaceAll("''", '') : inner.replaceAll('\\"', '');
  if (!plain.includes(quote)) return undefined;
  const from = start + text.indexOf(quote);
  const message =
    quote === "'"
      ? 'The apostrophe within this text ends it too early. Use double quotation marks around the text.'
      : 'The quotation mark within this text ends it too early. Use single quotation marks around the text.';
  const written =
    quote === "'"
      ? `"${inner.replaceAll("''", "'").replaceAll('"', '\\"')}"`
      : `'${inner.replaceAll('\\"', '"').replaceAll("'", "''")}'`;
  return slipToOffer(message, 'Use the other quotation marks around it', { span: { start: from, end }, text: written });
}

export function specialStart({ start, end, text }: Line): Slip | undefined {
  const found = new RegExp(`^(?:${KEY}:\\s+|\\s*- +)(?<value>[@%\`&*!|>](?:[^\\s].*|\\s+\\S.*))$`, 'u').exec(
    text,
  )?.groups;
  const value = found?.value?.trim();
  if (value === undefined || /^[|>][-+\d]*\s*(?:#.*)?$/.test(value)) return undefined;
  const sign = value.slice(0, 1);
  if (sign === '|' || sign === '>') return undefined;
  const from = start + text.length - (found?.value ?? '').length;
  const message = `“${sign}” at the start of a text means something else to YAML. Put the text in quotation marks.`;
  return slipToOffer(message, 'Put it in quotation marks', { span: { start: from, end }, text: quoteScalar(value) });
}

export function textBehindBar({ start, end, text }: Line): Slip | undefined {
  const found = new RegExp(`^${KEY}:\\s+[|>][-+]?\\s+(?<rest>[^#\\s].*)$`, 'u').exec(text)?.groups;
  if (found === undefined) return undefined;
  const { lead = '', rest = '' } = found;
  const from = end - rest.length;
  const message = 'The text behind “|” or “>” starts on the next line, two spaces deeper than its key.';
  return slipToOffer(message, 'Move the text to the next line', {
    span: { start: start + text.slice(0, from - start).trimEnd().length, end },
    text: `\n${' '.repeat(lead.length + 2)}${rest}`,
  });
}

export function openQuote({ start, end, text }: Line): Slip | undefined {
  const found = new RegExp(`^${KEY}:\\s+(?<quote>['"])(?<rest>[^'"]*)$`, 'u').exec(text)?.groups;
  if (found === undefined) return undefined;
  const message = `This quotation mark is never closed. Put another ${found.quote ?? ''} at the end of the text.`;
  const from = start + text.indexOf(found.quote ?? '');
  return {
    ...slipToOffer(message, 'Close it at the end of the line', { span: { start: end, end }, text: found.quote ?? '' }),
    span: { start: from, end: from + 1 },
  };
}
