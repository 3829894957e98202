import { mkdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Loads a module by its name or by its path from the file that asks for it, as `require` does. */
type Load = (id: string) => unknown;

interface Part {
  exports: unknown;
}

/** A part that was compiled in this run, and where it is to be kept. */
interface Fresh {
  readonly script: Script;
  readonly file: string;
}

/** The bundler names parts by their content: what is kept under such a name is of this very part. */
const NAMED_BY_CONTENT = /-[0-9A-Z]{8}\.cjs$/;
/** Compiling less than this, in characters, is as quick as reading what was kept of it. */
const WORTH_KEEPING = 1000;

/**
 * Loads the parts of the command line, and keeps them compiled: for one plan, compiling takes as long as all the rest.
 *
 * What is kept lies beside the parts, where nobody can write who could not change the program itself. It is made by the
 * engine of Node, which refuses what other flags made, and kept for each build of Node by itself. Where it cannot be
 * written, as in an installation that belongs to somebody else, each run compiles; so it does where the environment asks
 * for it by the name that Node has for that, `NODE_DISABLE_COMPILE_CACHE`.
 *
 * @param fromNode Node's own, for its modules.
 * @param folder of the program that asks.
 * @param kept the folder to keep compiled parts in; not there before the first run.
 * @param writes whether to keep parts at the end of this thread.
 */
export function partLoader(fromNode: Load, folder: string, kept: string, writes: boolean): Load {
  const parts = new Map<string, Part>();
  const fresh: Fresh[] = [];
  const engine = engineMark();
  const build = process.env.NODE_DISABLE_COMPILE_CACHE === '1' ? undefined : buildOfNode();
  const placeOf = build === undefined ? undefined : (name: string) => join(kept, build, `${name}-${engine}`);
  const loadFrom =
    (from: string): Load =>
    (id) =>
      id.startsWith('.') ? load(join(from, id)) : fromNode(id);
  const load = (file: string): unknown => {
    const known = parts.get(file);
    if (known !== undefined) return known.exports;
    const part: Part = { exports: {} };
    parts.set(file, part);
    const run = compiled(file, placeOf, fresh).runInThisContext() as ModuleFunction;
    run(part.exports, loadFrom(dirname(file)), part, file, dirname(file));
    return part.exports;
  };
  if (writes) {
    process.once('exit', () => {
      // Under other flags than in the beginning, it would be refused when the next run begins.
      if (engineMark() === engine) fresh.forEach(keep);
    });
  }
  return loadFrom(folder);
}

/** What Node makes of a CommonJS module. */
type ModuleFunction = (exports: unknown, require: Load, module: Part, filename: string, dirname: string) => void;

/**
 * Which build of Node this is; undefined where that cannot be told. The engine takes what another patch of its own
 * version made, and breaks down on it: Node 20.20.2 does with what 20.20.0 made. Builds of one version differ as well,
 * as of two distributions that share an installation, so the file of the program counts.
 */
function buildOfNode(): string | undefined {
  try {
    const { size, mtimeMs } = statSync(process.execPath);
    return [process.version, process.platform, process.arch, size, Math.trunc(mtimeMs)].join('-');
  } catch {
    return undefined;
  }
}

/** What the engine marks all that it compiles with: it stands for its flags. */
function engineMark(): string {
  return new Script('').createCachedData().toString('hex', 0, 16);
}

/** @param placeOf where a part of this name is kept; undefined where none is. */
function compiled(part: string, placeOf: ((name: string) => string) | undefined, fresh: Fresh[]): Script {
  const text = readFileSync(part, 'utf8');
  const source = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  if (placeOf === undefined || text.length < WORTH_KEEPING || !NAMED_BY_CONTENT.test(part)) {
    return new Script(source, { filename: part });
  }
  const file = placeOf(basename(part, '.cjs'));
  const cachedData = bytesOf(file);
  const script = new Script(source, { filename: part, cachedData });
  if (script.cachedDataRejected !== false) fresh.push({ script, file });
  return script;
}

/**
 * What was kept in a file; undefined where there is none, or it is damaged. The engine would run whatever stands there,
 * so it stands there twice: to compare the two takes less than any checksum.
 */
function bytesOf(file: string): Buffer | undefined {
  try {
    const both = readFileSync(file);
    const one = both.subarray(0, both.length / 2);
    return one.equals(both.subarray(one.length)) ? one : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a part with all its functions that ran. Written whole or not at all, since other runs may be reading. */
function keep({ script, file }: Fresh): void {
  const unfinished = `${file}.${String(process.pid)}`;
  try {
    const bytes = script.createCachedData();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([bytes, bytes]));
    renameSync(unfinished, file);
  } catch {
    // It goes on as without. On a full disk, each run would leave another half.
    discard(unfinished);
  }
}

function discard(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was not even begun.
  }
}
