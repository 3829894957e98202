import type { DateMove, History } from '../../lints/surroundings.ts';
import type { Day } from '../../plan/calendar.ts';
import type { LaunchFacts } from './launch-facts.ts';

/** One version of a file that holds launch plans. */
export interface FileVersion {
  /** Its plans; none where it could not be read or was no plan. */
  readonly plans: readonly LaunchFacts[];
  readonly on: Day;
  /** Absent for the working copy. */
  readonly commit: string | undefined;
  readonly author: string | undefined;
  /**
   * How it came from the version before. A replacement comes from another path or shares little text with the old file.
   * Before a re-addition, the file did not exist for a while.
   */
  readonly by: 'edit' | 'replacement' | 're-addition';
}

/**
 * What the versions of a file tell of one of its plans.
 *
 * A move is a change of a date that was committed: one that was a target could move freely, and a target that becomes
 * committed has not moved. What is said for the first time has not changed either.
 *
 * @param versions the whole history, oldest first.
 * @param document index of the plan's document in the newest version.
 * @returns undefined where the newest version has no such plan.
 */
export function launchHistory(versions: readonly FileVersion[], document: number): History | undefined {
  const lineage = lineageOf(versions, document);
  const newest = versions.at(-1);
  if (newest === undefined || lineage.length === 0) return undefined;
  return {
    ...movesOf(lineage),
    targetMoves: targetMovesOf(lineage),
    lastTouched: newest.on,
    lastChanged: lastChangeOf(lineage),
  };
}

interface PlanVersion {
  readonly plan: LaunchFacts;
  readonly version: FileVersion;
}

/** The versions in which a plan can be found, oldest first. */
function lineageOf(versions: readonly FileVersion[], document: number): readonly PlanVersion[] {
  const found: PlanVersion[] = [];
  let newer: FileVersion | undefined;
  let moved = false;
  for (const version of versions.toReversed()) {
    const last = found[0];
    moved ||= newer !== undefined && newer.by !== 'edit';
    const plan =
      last === undefined
        ? version.plans.find((candidate) => candidate.document === document)
        : predecessor(last, version, moved);
    if (plan !== undefined) {
      found.unshift({ plan, version });
      moved = false;
    } else if (last === undefined || version.plans.length > 0) break;
    newer = version;
  }
  return found;
}

/**
 * A plan in the version before: by its name, else by its place in the file where neither name is known on the other
 * side. A file is used again for the next launch, and git calls it a rename when one plan goes and a similar one comes:
 * a replacement with another name and another date is another plan. What comes back has to bear the same name.
 */
function predecessor({ plan, version }: PlanVersion, older: FileVersion, moved: boolean): LaunchFacts | undefined {
  const named = older.plans.filter((candidate) => candidate.name === plan.name);
  if (named.length > 0) return named.find((candidate) => candidate.document === plan.document) ?? named[0];
  const same = older.plans.find((candidate) => candidate.document === plan.document);
  if (same === undefined || version.plans.some(({ name }) => name === same.name)) return undefined;
  return moved && (version.by === 're-addition' || same.date !== plan.date) ? undefined : same;
}

/** The moves of a committed date, and since when they count. docs/lints/date/slipped.md */
function movesOf(lineage: readonly PlanVersion[]): Pick<History, 'moves' | 'restart'> {
  const moves: DateMove[] = [];
  let restart: History['restart'];
  let known: { readonly date: Day; readonly committed: boolean } | undefined;
  let [stage, kind]: (string | undefined)[] = [];
  let [graduated, launched] = [false, false];
  for (const { plan, version } of lineage) {
    graduated ||= differs(stage, plan.stage) || differs(kind, plan.kind);
    stage = plan.stage ?? stage;
    kind = plan.kind ?? kind;
    const { date, committed } = plan;
    if (date !== undefined) {
      const moved = known !== undefined && known.date !== date;
      if (moved && known?.committed === true) {
        const { on, commit, author } = version;
        moves.push({ from: known.date, to: date, on, commit, author });
      }
      if (known !== undefined && (graduated || (launched && moved))) {
        restart = { moves: moves.length, date: known.date };
        launched &&= !moved;
      }
      graduated = false;
      known = { date, committed };
    }
    launched ||= plan.launched;
  }
  return { moves, ...(restart === undefined ? {} : { restart }) };
}

/** Whether something that both versions say is not the same; what is said for the first time has not changed. */
function differs(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && before !== after;
}

/** The moves from one target to another since the stage last changed; the commit that changes it starts again. */
function targetMovesOf(lineage: readonly PlanVersion[]): readonly DateMove[] {
  let moves: DateMove[] = [];
  let known: { readonly date: Day; readonly committed: boolean } | undefined;
  let stage: string | undefined;
  for (const { plan, version } of lineage) {
    const graduated = differs(stage, plan.stage);
    stage = plan.stage ?? stage;
    if (graduated) moves = [];
    const { date, committed } = plan;
    if (date === undefined) continue;
    if (!graduated && known?.committed === false && !committed && known.date !== date) {
      const { on, commit, author } = version;
      moves.push({ from: known.date, to: date, on, commit, author });
    }
    known = { date, committed };
  }
  return moves;
}

function lastChangeOf(lineage: readonly PlanVersion[]): Day | undefined {
  const known: (string | undefined)[] = [];
  let last: Day | undefined;
  for (const { plan, version } of lineage) {
    for (const [index, said] of [plan.date?.toString(), ...plan.terms].entries()) {
      if (said === undefined) continue;
      const before = known[index] ?? '';
      if (before !== '' && before !== said) last = version.on;
      known[index] = said;
    }
  }
  return last;
}
