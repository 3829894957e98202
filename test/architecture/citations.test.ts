import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../support/anchors.ts';

const root = join(import.meta.dirname, '..', '..');

/** Every file that git knows or would take in, with one of these endings. */
function files(...endings: readonly string[]): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return listed
    .toString()
    .split('\n')
    .filter((file) => endings.some((ending) => file.endsWith(ending)) && existsSync(join(root, file)));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

const anchors = new Map<string, ReadonlySet<string>>();

/** What is wrong with a link to a file or folder of the repository; undefined where it leads to something. */
function faultOf(file: string, anchor: string | undefined): string | undefined {
  const path = join(root, file);
  if (!existsSync(path)) return 'there is no such file';
  if (anchor === undefined || anchor === '' || statSync(path).isDirectory()) return undefined;
  if (!file.endsWith('.md')) return undefined;
  const known = anchors.get(file) ?? anchorsOf(read(file));
  anchors.set(file, known);
  return known.has(anchor) ? undefined : 'there is no such heading';
}

/** The comments of a source, as they are written, each on one line. */
function commentsOf(source: string): readonly string[] {
  const found = source.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ [^\n]*(?:\n\s*\/\/ [^\n]*)*/g) ?? [];
  return found.map((comment) => comment.replaceAll(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' '));
}

/** The pages that a comment names, as `docs/catalogue.md#timing`. */
function citationsIn(comment: string): readonly { readonly file: string; readonly anchor: string | undefined }[] {
  return [...comment.matchAll(/\bdocs\/[\w/.-]+\.md(?:#([\w-]+))?/g)].map(([cited, anchor]) => ({
    file: cited.replace(/#.*/, ''),
    anchor,
  }));
}

/** Words that name a rule's source without saying where it can be read. */
const VAGUE = [
  /\b(?:catalogue|format|page|contract)(?: of lints)?, under\b/,
  /\b(?:command line|editor|format)'s page\b/,
  /\bThe (?:catalogue|format)\.(?:\s|$)/,
  /\b(?:format|cli|editor|editing|hardening|looking-ahead|review|report)\.md\b|\blints\.yaml\b/,
];

const sources = files('.ts', '.mjs').filter(
  (file) => !file.startsWith('docs/') && file !== 'test/architecture/citations.test.ts',
);

describe('a comment', () => {
  it('links only to pages and headings that exist', () => {
    const broken = sources.flatMap((source) =>
      commentsOf(read(source)).flatMap((comment) =>
        citationsIn(comment).flatMap(({ file, anchor }) => {
          const fault = faultOf(file, anchor);
          return fault === undefined ? [] : [`${source} cites ${file}#${anchor ?? ''}: ${fault}`];
        }),
      ),
    );
    expect(broken).toEqual([]);
  });

  it('names the source of a rule by a link, not by the name of a page that is not here', () => {
    const vague = sources.flatMap((source) =>
      commentsOf(read(source))
        .map((comment) => comment.replaceAll(/\bdocs\/[\w/.-]+\.md/g, ''))
        .filter((comment) => VAGUE.some((pattern) => pattern.test(comment)))
        .map((comment) => `${source}: ${comment}`),
    );
    expect(vague).toEqual([]);
  });

  it('is found wherever it stands, as are the links in it', () => {
    const source = [
      '/** One. docs/a.md#b */',
      'x(); // Two,',
      '  // docs/c.md',
      "const url = 'https://d';",
      '/*',
      ' * The',
      ' * format, under "E".',
      ' */',
    ];
    const comments = commentsOf(source.join('\n'));
    expect(comments.map((comment) => comment.replaceAll(/\s+/g, ' '))).toEqual([
      '/** One. docs/a.md#b */',
      '// Two, docs/c.md',
      '/* The format, under "E". */',
    ]);
    expect(comments.flatMap(citationsIn)).toEqual([
      { file: 'docs/a.md', anchor: 'b' },
      { file: 'docs/c.md', anchor: undefined },
    ]);
    expect(VAGUE.some((pattern) => pattern.test(comments[2] ?? ''))).toBe(true);
  });
});

describe('a page', () => {
  it('links only to files and headings that exist', () => {
    const pages = files('.md').filter((file) => !/^test\/(?!e2e\/[^/]*\.md$|[^/]*\/schemas\/README)/.test(file));
    expect(pages.length).toBeGreaterThan(100);
    const broken = pages.flatMap((page) =>
      linksIn(read(page)).flatMap((link) => {
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? page : posix.normalize(posix.join(dirname(page), decodeURIComponent(path)));
        const fault = faultOf(file, anchor);
        return fault === undefined ? [] : [`${page} links to ${link}: ${fault}`];
      }),
    );
    expect(broken).toEqual([]);
  });
});

/** The links of a page to other files of the repository, or to its own headings. */
function linksIn(markdown: string): readonly string[] {
  const text = markdown.replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^()\s]+)(?: "[^"]*")?\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}
