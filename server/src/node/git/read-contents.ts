import type { Git } from './run-git.ts';

/** A plan is far smaller; what is larger is passed over, so that no version of a file can fill the memory. */
const MAX_CONTENT = 1024 * 1024;

/**
 * Reads the contents with these ids in one run of git, each as soon as it comes.
 *
 * What is missing, damaged or too large is not handed over. Where git ends badly, neither is what would have followed.
 */
export async function readContents(
  git: Git,
  ids: readonly string[],
  take: (id: string, content: Buffer) => void,
): Promise<void> {
  if (ids.length === 0) return;
  const reader = contentReader(take);
  await git(['cat-file', '--batch'], `${ids.join('\n')}\n`, reader);
}

type Awaited =
  | { readonly kind: 'header' }
  /** The bytes still to come, with the line break behind them. */
  | { readonly kind: 'content'; readonly id: string; readonly size: number }
  | { readonly kind: 'unwanted'; readonly size: number };

/** Reads `<id> <type> <size>` lines, each followed by so many bytes and a line break, however they are cut up. */
function contentReader(take: (id: string, content: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let awaited: Awaited = { kind: 'header' };
  const readOne = (): boolean => {
    if (awaited.kind === 'header') {
      const end = rest.indexOf(LINE_BREAK);
      if (end < 0) return false;
      awaited = afterHeader(rest.toString('latin1', 0, end));
      rest = rest.subarray(end + 1);
      return true;
    }
    if (awaited.kind === 'unwanted') {
      const skipped = Math.min(awaited.size, rest.length);
      rest = rest.subarray(skipped);
      awaited = skipped === awaited.size ? { kind: 'header' } : { kind: 'unwanted', size: awaited.size - skipped };
      return skipped > 0;
    }
    if (rest.length < awaited.size) return false;
    take(awaited.id, rest.subarray(0, awaited.size - 1));
    rest = rest.subarray(awaited.size);
    awaited = { kind: 'header' };
    return true;
  };
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (readOne()) continue;
  };
}

const LINE_BREAK = 0x0a;

function afterHeader(header: string): Awaited {
  const [id = '', type = '', written = ''] = header.split(' ');
  const size = Number(written) + 1;
  // Of a missing object there is nothing but this line.
  if (!Number.isSafeInteger(size) || written === '') return { kind: 'header' };
  return type === 'blob' && size <= MAX_CONTENT ? { kind: 'content', id, size } : { kind: 'unwanted', size };
}
