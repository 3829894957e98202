/** A character that looks like another one, with its name and what was meant. */
interface LookAlike {
  readonly name: string;
  readonly meant: string;
}

/** Characters that word processors, chats and other keyboards write where YAML needs plain ones. */
const lookAlikes: ReadonlyMap<string, LookAlike> = new Map(
  [
    ['\u00a0', 'a no-break space (U+00A0)', ' '],
    ['\u202f', 'a narrow no-break space (U+202F)', ' '],
    ['\u2007', 'a figure space (U+2007)', ' '],
    ['\u3000', 'a full-width space (U+3000)', ' '],
    ['\u2009', 'a thin space (U+2009)', ' '],
    ['\u200b', 'a zero-width space (U+200B)', ''],
    ['\u200c', 'a zero-width non-joiner (U+200C)', ''],
    ['\u200d', 'a zero-width joiner (U+200D)', ''],
    ['\u2060', 'a word joiner (U+2060)', ''],
    ['\u00ad', 'a soft hyphen (U+00AD)', ''],
    ['\ufeff', 'a second byte order mark (U+FEFF)', ''],
    ['\uff1a', 'a full-width colon (U+FF1A)', ':'],
    ['\u2236', 'a ratio sign (U+2236)', ':'],
    ['\ua789', 'a modifier colon (U+A789)', ':'],
    ['\u2010', 'a typographic hyphen (U+2010)', '-'],
    ['\u2011', 'a no-break hyphen (U+2011)', '-'],
    ['\u2012', 'a figure dash (U+2012)', '-'],
    ['\u2013', 'an en dash (U+2013)', '-'],
    ['\u2014', 'an em dash (U+2014)', '-'],
    ['\u2212', 'a minus sign (U+2212)', '-'],
    ['\uff0d', 'a full-width hyphen (U+FF0D)', '-'],
    ['\uff0b', 'a full-width plus sign (U+FF0B)', '+'],
  ].map(([character = '', name = '', meant = '']) => [character, { name, meant }]),
);

const ANY = new RegExp(`[${[...lookAlikes.keys()].join('')}\uff10-\uff19]`, 'gu');

const FULL_WIDTH_ZERO = 0xff10;

/** A text without look-alikes, and the name of the first one; undefined where it has none. */
export function withoutLookAlikes(text: string): { readonly text: string; readonly name: string } | undefined {
  const [first] = text.match(ANY) ?? [];
  if (first === undefined) return undefined;
  return { text: text.replaceAll(ANY, (one) => plain(one).meant), name: plain(first).name };
}

function plain(character: string): LookAlike {
  const digit = String((character.codePointAt(0) ?? 0) - FULL_WIDTH_ZERO);
  return lookAlikes.get(character) ?? { name: 'a full-width digit', meant: digit };
}

/** A text without the curly or angular quotation marks around it; undefined where it has none. */
export function withoutCurlyQuotes(text: string): string | undefined {
  return /^[“”„«‘’‚](.*)[“”«»‘’]$/s.exec(text)?.[1]?.trim();
}
