/** GitHub takes comments of 65,536 characters; GitLab takes more. Some is left for what an action adds. */
const LONGEST = 65_000;

const SEPARATOR = 2;
const NOTE = 200;

/** A section of a Markdown text, or one that is shown before the others are wherever it stands: the sum of them. */
export type Section = string | { readonly first: string };

/**
 * As many sections of a Markdown text as fit into a comment, whole and in order, with a note in the place of the rest.
 *
 * @param head what is always shown, short enough by itself.
 * @param command prints all of it on a terminal.
 */
export function fitToComment(
  head: readonly string[],
  sections: readonly Section[],
  command = 'launchplan lint',
): readonly string[] {
  const all = sections.map(textOf);
  if (lengthOf([...head, ...all]) <= LONGEST) return [...head, ...all];
  const shown = fitting(sections, LONGEST - NOTE - lengthOf(head));
  const missing = sections.length - shown.size;
  const parts = `${missing} more ${missing === 1 ? 'section is' : 'sections are'}`;
  const note = `_The report is too long for one page: ${parts} left out. \`${command}\` prints all._`;
  const cut = sections.findIndex((_, index) => !shown.has(index));
  const texts = sections.flatMap((section, index) => [
    ...(index === cut ? [note] : []),
    ...(shown.has(index) ? [textOf(section)] : []),
  ]);
  return [...head, ...texts];
}

/** By index: those that come first as far as they fit, and of the others as many, from the first on, as then do. */
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

/** Sections that come one after the other, of which only those are kept that may fit. */
export interface SectionsToFit {
  readonly add: (sections: readonly string[]) => void;
  /** As `fitted`, with sections before those that were added. */
  readonly fitToComment: (head: readonly string[], first: readonly string[]) => readonly string[];
}

export function sectionsToFit(): SectionsToFit {
  const kept: string[] = [];
  let length = 0;
  return {
    add: (sections) => {
      for (const section of sections) {
        // Behind those that are too long together, none is shown; it is counted as one that is left out.
        kept.push(length > LONGEST ? '' : section);
        length += section.length + SEPARATOR;
      }
    },
    fitToComment: (head, first) => fitToComment(head, [...first, ...kept]),
  };
}
