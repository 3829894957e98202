/** GitHub takes comments of 65,536 characters; GitLab takes more. Some room is left for what an action adds. */
const LONGEST = 65_000;

const SEPARATOR = 2;
const NOTE = 200;

/** A section of a Markdown text. One with `first` is shown before all others if there is not enough room. */
export type Section = string | { readonly first: string };

/**
 * As many sections of a Markdown text as fit into a comment, whole and in order, with a note about the rest.
 *
 * @param head what is always shown, short enough by itself.
 * @param command the command that prints all of it on a terminal.
 * @param limits how long the text may be, in characters, and what a part that is left out is called.
 */
export function fitToComment(
  head: readonly string[],
  sections: readonly Section[],
  command = 'launchplan lint',
  { longest = LONGEST, part = 'section' }: { readonly longest?: number; readonly part?: string } = {},
): readonly string[] {
  const all = sections.map(textOf);
  if (lengthOf([...head, ...all]) <= longest) return [...head, ...all];
  const shown = fitting(sections, longest - NOTE - lengthOf(head));
  const missing = sections.length - shown.size;
  const parts = `${missing} more ${part}${missing === 1 ? ' is' : 's are'}`;
  const note = `_The report is too long for one page: ${parts} left out. \`${command}\` prints all._`;
  const cut = sections.findIndex((_, index) => !shown.has(index));
  const texts = sections.flatMap((section, index) => [
    ...(index === cut ? [note] : []),
    ...(shown.has(index) ? [textOf(section)] : []),
  ]);
  return [...head, ...texts];
}

/** The indexes of the sections that fit: those with `first` as far as they fit, then the others from the first on. */
function fitting(sections: readonly Section[], room: number): ReadonlySet<number> {
  const shown = new Set<number>();
  let left = room;
  const isShown = ([index, section]: readonly [number, Section]): boolean => {
    const rest = left - lengthOf([textOf(section)]);
    if (rest < 0) return false;
    shown.add(index);
    left = rest;
    return true;
  };
  const all = [...sections.entries()];
  all.filter(([, section]) => typeof section !== 'string').forEach(isShown);
  all.filter(([, section]) => typeof section === 'string').every(isShown);
  return shown;
}

function textOf(section: Section): string {
  return typeof section === 'string' ? section : section.first;
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + SEPARATOR, 0);
}

/** A section, and the same without what a reader can do without if there is not enough room. */
export interface SectionInTwo {
  readonly whole: string;
  readonly short: string;
}

/** Collects sections one by one and keeps only those that may fit. */
export interface SectionsToFit {
  readonly add: (sections: readonly SectionInTwo[]) => void;
  /** As `fitToComment`, with sections before those that were added: whole as far as there is room, from the first on. */
  readonly fitToComment: (head: readonly string[], first: readonly string[]) => readonly string[];
}

const LEFT_OUT = '_What to write is not shown where there was no room for it. `launchplan lint` shows it._';

export function sectionsToFit(): SectionsToFit {
  const kept: SectionInTwo[] = [];
  let length = 0;
  return {
    add: (sections) => {
      for (const section of sections) {
        // Once the sections are too long together, no more is shown; further ones are counted as left out.
        kept.push(length > LONGEST ? { whole: '', short: '' } : section);
        length += section.short.length + SEPARATOR;
      }
    },
    fitToComment: (head, first) => {
      const spare = LONGEST - lengthOf([...head, LEFT_OUT, ...first]) - length;
      const sections = asLongAsFits(kept, spare);
      const isCut = sections.some((section, index) => section !== kept[index]?.whole);
      return fitToComment(isCut ? [...head, LEFT_OUT] : head, [...first, ...sections]);
    },
  };
}

/** The whole sections from the first on, as long as their extra length fits into what is to spare; then the short ones. */
function asLongAsFits(sections: readonly SectionInTwo[], spare: number): readonly string[] {
  let left = spare;
  return sections.map(({ whole, short }) => {
    left -= whole.length - short.length;
    return left >= 0 ? whole : short;
  });
}
