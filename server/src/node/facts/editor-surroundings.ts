import { join, posix } from 'node:path';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Surroundings } from '../../lints/surroundings.ts';
import type { Day } from '../../plan/calendar.ts';
import { groupBy } from '../../text/group-by.ts';
import { readPast, type Past } from '../git/git-history.ts';
import { gitStamp } from '../git/git-stamp.ts';
import { identityOf, otherPlans } from './other-plans.ts';
import type { RepositoryFiles } from '../files/repository-files.ts';
import { repositoryRoots } from '../files/repository-root.ts';
import { filesAround, placeOf, realPathsOf, type FilePlace } from './surroundings.ts';

/** The surroundings of plans while people edit them. */
export interface EditorSurroundings {
  /** What is known now; what git knows, as far as it was learned. */
  readonly surroundingsOf: (file: string, snapshot: Snapshot, today: Day) => (document: number) => Surroundings;
  /**
   * Asks git about the past of files whose repository changed or that it was not asked about; answers whether it was.
   */
  readonly learn: (files: readonly string[]) => Promise<boolean>;
  /** Whether a plan asked about a path. */
  readonly concerns: (file: string) => boolean;
  /** Looks at files and other plans again. */
  readonly forget: () => void;
}

interface Learned {
  readonly stamp: string;
  readonly paths: ReadonlySet<string>;
  readonly past: Past;
}

interface Around {
  readonly files: RepositoryFiles;
  readonly plansFrom: ReturnType<typeof otherPlans>;
}

/**
 * @param snapshotOf a plan as it stands now, by its absolute path, where the server knows it.
 * @param folders those of the workspace, as paths.
 */
export function editorSurroundings(
  snapshotOf: (file: string) => Snapshot | undefined,
  folders: () => readonly string[],
  environment: NodeJS.ProcessEnv,
): EditorSurroundings {
  const learned = new Map<string, Learned>();
  const around = new Map<string, Around>();
  /** By plan: each check asks again. */
  const asked = new Map<string, Set<string>>();
  const places = new Map<string, FilePlace>();
  let rootOf = repositoryRoots();

  /** Where a file lies. It is kept, because otherwise every typed letter would read the disk. */
  const placeOfFile = (file: string): FilePlace | undefined => {
    const place = places.get(file) ?? placeOf(file, rootOf, realPathsOf(folders()));
    if (place !== undefined) places.set(file, place);
    return place;
  };

  const aroundIn = ({ root, inRepository }: FilePlace): Around => {
    const known = around.get(root);
    if (known !== undefined) return known;
    const files = filesAround({ root, inRepository });
    const fresh = { files, plansFrom: otherPlans(files, (path) => snapshotOf(join(root, path))) };
    around.set(root, fresh);
    return fresh;
  };

  /** Notes what a plan asks for, so that a change of it is known to matter. */
  const noting = (file: string, root: string, folder: string): ((path: string) => string) => {
    const own = new Set<string>();
    asked.set(file, own);
    return (path) => {
      const written = path.replaceAll('\\', '/');
      const base = written.startsWith('/') ? root : join(root, folder);
      own.add(join(base, written));
      own.add(join(base, written.replace(/#.*$/s, '')));
      return path;
    };
  };

  const learnIn = async (root: string, members: readonly FilePlace[]): Promise<boolean> => {
    const stamp = gitStamp(root);
    const known = learned.get(root);
    const paths = new Set(members.map(({ path }) => path));
    if (known?.stamp === stamp && [...paths].every((path) => known.paths.has(path))) return false;
    learned.set(root, { stamp, paths, past: await readPast(root, [...paths], environment) });
    return true;
  };

  return {
    surroundingsOf(file, snapshot, today) {
      const place = placeOfFile(file);
      if (place === undefined) return () => ({});
      const { root, path } = place;
      const { files, plansFrom } = aroundIn(place);
      const folder = posix.dirname(path);
      const noted = noting(file, root, folder);
      const fileAt = files.fileAt(folder);
      const planAt = plansFrom(folder);
      const histories = learned.get(root)?.past({ path, snapshot }, today);
      return (document) => {
        const history = histories?.(document);
        return {
          fileAt: (target) => fileAt(noted(target)),
          planAt: (target) => planAt(noted(target)),
          identity: identityOf(path, snapshot.plans, document),
          ...(history === undefined ? {} : { history }),
        };
      };
    },
    async learn(files) {
      const members = files.flatMap((file) => placeOfFile(file) ?? []).filter(({ inRepository }) => inRepository);
      let more = false;
      for (const [root, own] of groupBy(members, ({ root }) => root)) more = (await learnIn(root, own)) || more;
      return more;
    },
    concerns: (file) => [...asked.values()].some((paths) => paths.has(file)),
    forget() {
      around.clear();
      places.clear();
      rootOf = repositoryRoots();
    },
  };
}
