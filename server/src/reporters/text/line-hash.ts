/** How many characters from the start of a line its hash covers, without spaces and tabs. */
const LENGTH = 100;
const BASE = 37n;
const BITS = 64;

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
/** The end mark after the last character: -1 in a 16-bit code unit. */
const END_OF_FILE = 65_535;

/**
 * The hash of every line of a text, as GitHub computes it for the fingerprint `primaryLocationLineHash` of code
 * scanning.
 *
 * It is a polynomial over the first 100 UTF-16 code units from the start of the line that are neither space nor tab,
 * with every line break as one line feed, over the following lines too, an end mark behind the last and zeros after
 * that; base 37, modulo 2^64, in hexadecimal. After a colon comes the number of lines up to this one with the same
 * hash. The algorithm is that of github/codeql-action, `src/fingerprints.ts`; a different one would reopen every alert.
 */
export function lineHashes(text: string): readonly string[] {
  const { units, starts } = unitsOf(text);
  const highest = BASE ** BigInt(LENGTH);
  const seen = new Map<string, number>();
  const hashes: string[] = [];
  let hash = 0n;
  for (let end = 0; hashes.length < starts.length; end++) {
    const leaving = units[end - LENGTH] ?? 0;
    hash = BigInt.asUintN(BITS, hash * BASE + BigInt(units[end] ?? 0) - highest * BigInt(leaving));
    if (starts[hashes.length] !== end - LENGTH + 1) continue;
    const written = hash.toString(16);
    const count = (seen.get(written) ?? 0) + 1;
    seen.set(written, count);
    hashes.push(`${written}:${count}`);
  }
  return hashes;
}

/** The code units that count, and where each line starts among them. */
function unitsOf(text: string): { readonly units: readonly number[]; readonly starts: readonly number[] } {
  const units: number[] = [];
  const starts: number[] = [];
  let atLineStart = true;
  const add = (unit: number): void => {
    if (atLineStart) starts.push(units.length);
    atLineStart = unit === LINE_FEED;
    units.push(unit);
  };
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === SPACE || unit === TAB) continue;
    if (unit === LINE_FEED && text.charCodeAt(offset - 1) === CARRIAGE_RETURN) continue;
    add(unit === CARRIAGE_RETURN ? LINE_FEED : unit);
  }
  add(END_OF_FILE);
  return { units, starts };
}
