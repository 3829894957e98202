/**
 * Characters that a terminal obeys instead of showing, or that show nothing at all, so that a line could be made to read
 * as something else, or a language model to read what people do not see: control codes, line and paragraph separators,
 * marks that reorder text, and what Unicode calls default ignorable (zero-width characters, tags, fillers), with the
 * blank of braille and the marks of annotations.
 */
const OBEYED = String.raw`[\x7F-\x9F\u2028\u2029\u2800\uFFF9-\uFFFB\p{Default_Ignorable_Code_Point}]`;

/** The scripts in which joiners between two letters are a matter of spelling. */
const JOINING = [
  ...['Arabic', 'Syriac', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada'],
  ...['Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Mongolian'],
]
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

/** Where one of them makes the character beside it what it is: in emoji, and in those scripts. */
const NEEDED = [
  String.raw`(?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=[\p{Extended_Pictographic}#*0-9])[\uFE0E\uFE0F]`,
  String.raw`(?<=[${JOINING}])[\u200C\u200D](?=[${JOINING}])`,
  String.raw`(?<=\p{Script=Mongolian})[\u180B-\u180F]`,
].join('|');

/**
 * `##[`, which the runners of GitHub Actions and Azure Pipelines obey wherever it stands in a line, `##vso[` of Azure
 * Pipelines and `##teamcity[` of TeamCity.
 */
const COMMAND = String.raw`(?<=#)#(?=(?:[vV][sS][oO]|[tT][eE][aA][mM][cC][iI][tT][yY])?\[)`;

const REPLACED = new RegExp(`(?!${NEEDED})${OBEYED}|${COMMAND}`, 'gu');

/** Every unit that can be part of one of those characters: to look for these takes a fraction of the time. */
const SUSPECT =
  /[\x7F-\x9F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uD82F\uD834\uDB40-\uDB43\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]/;

/**
 * Replaces what must not reach a terminal, a build or a language model as it is. Control codes below the space are left:
 * each syntax has its own way with them.
 *
 * @param replacement what stands for a character, which may be two UTF-16 code units.
 */
export function replaceObeyed(text: string, replacement: (character: string) => string): string {
  if (!SUSPECT.test(text) && !text.includes('##')) return text;
  return text.replaceAll(REPLACED, replacement);
}
