import { sectionNames } from '../../plan/plan.ts';
import type { FoundTask } from './item.ts';
import type { SectionFinder } from './section-of.ts';

/** Tasks and where they go. */
export interface Placed {
  /** In the order in which the format has its sections. */
  readonly sections: ReadonlyMap<string, readonly FoundTask[]>;
  readonly unplaced: readonly FoundTask[];
}

/** Puts each task into the section that the first of its hints points to. */
export function placeTasks(tasks: readonly FoundTask[], { sectionOf }: SectionFinder): Placed {
  const found = new Map<string, FoundTask[]>();
  const unplaced: FoundTask[] = [];
  for (const task of tasks) {
    const section = firstOf(task.hints, sectionOf);
    if (section === undefined) unplaced.push(task);
    else {
      const others = found.get(section);
      if (others === undefined) found.set(section, [task]);
      else others.push(task);
    }
  }
  // The organisation's own come last.
  const names: readonly string[] = [...sectionNames];
  const order = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  const sections = new Map([...found].toSorted(([a], [b]) => order(a) - order(b)));
  return { sections, unplaced };
}

function firstOf(hints: readonly string[], sectionOf: SectionFinder['sectionOf']): string | undefined {
  for (const hint of hints) {
    const section = sectionOf(hint);
    if (section !== undefined) return section;
  }
  return undefined;
}
