import { sectionNames } from '../../plan/plan.ts';
import { sectionThesaurus } from './section-thesaurus.ts';

/** The words of a text, folded: case, punctuation and the plural do not count. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word));
}

interface Phrase {
  readonly words: readonly string[];
  readonly section: string;
}

/** Finds the section that words point to. */
export interface SectionFinder {
  /** The section whose name the text is, or that its words point to: by the longest phrase, then the first. */
  readonly sectionOf: (text: string) => string | undefined;
  /** Whether the text is the name that the format or the organisation has for a section. */
  readonly isSection: (text: string) => boolean;
  /** Whether the text is a name or a word for a section and says nothing else. */
  readonly isName: (text: string) => boolean;
}

/**
 * @param departments sections that the organisation adds to the format; their names go before other words.
 */
export function sectionFinder(departments: readonly string[]): SectionFinder {
  const phrases = phrasesOf(departments);
  const names = new Map([...sectionNames, ...departments].map((name) => [wordsOf(name).join(' '), name]));
  // Labels and headings come again and again, titles do not.
  const known = new Map<string, string | undefined>();
  return {
    sectionOf: (text) => {
      if (text.length > 60) return sectionIn(wordsOf(text.slice(0, LONGEST)), names, phrases);
      if (known.has(text)) return known.get(text);
      const section = sectionIn(wordsOf(text), names, phrases);
      if (known.size < 10_000) known.set(text, section);
      return section;
    },
    isSection: (text) => text.length < 60 && names.has(wordsOf(text).join(' ')),
    isName: (text) => {
      if (text.length > 60) return false;
      const words = wordsOf(text);
      const all = phrases.get(words[0] ?? '') ?? [];
      return (
        names.has(words.join(' ')) ||
        all.some((phrase) => phrase.words.length === words.length && startsAt(phrase, words, 0))
      );
    },
  };
}

/** What stands further behind in a text says nothing about where it belongs. */
const LONGEST = 1000;

/** By their first word, longer ones first. */
function phrasesOf(departments: readonly string[]): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, readonly Phrase[]>();
  const own = departments.map((name) => [name, name] as const);
  for (const [text, section] of [...sectionThesaurus, ...own]) {
    const words = wordsOf(text);
    const [first] = words;
    if (first === undefined) continue;
    const others = phrases.get(first)?.filter((one) => one.words.join(' ') !== words.join(' ')) ?? [];
    const all = [...others, { words, section }].toSorted((a, b) => b.words.length - a.words.length);
    phrases.set(first, all);
  }
  return phrases;
}

function sectionIn(
  words: readonly string[],
  names: ReadonlyMap<string, string>,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): string | undefined {
  const name = names.get(words.join(' '));
  if (name !== undefined) return name;
  let best: Phrase | undefined;
  for (const [index, word] of words.entries()) {
    const phrase = phrases.get(word)?.find((one) => startsAt(one, words, index));
    if (phrase !== undefined && phrase.words.length > (best?.words.length ?? 0)) best = phrase;
  }
  return best?.section;
}

function startsAt({ words: wanted }: Phrase, words: readonly string[], index: number): boolean {
  return wanted.every((word, at) => words[index + at] === word);
}
