import { readdir, readFile } from 'node:fs/promises';
import ts from 'typescript';

const folder = new URL('../../client/src/', import.meta.url);

/** The sentences of the extension for translators: every text that its sources give to `vscode.l10n.t`. */
export async function l10nBundle() {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = new Set();
  for (const file of files) {
    const source = await readFile(new URL(file, folder), 'utf8');
    for (const text of textsIn(ts.createSourceFile(file, source, ts.ScriptTarget.Latest))) texts.add(text);
  }
  const entries = Object.fromEntries([...texts].sort().map((text) => [text, text]));
  return [{ file: 'l10n/bundle.l10n.json', content: `${JSON.stringify(entries, undefined, 2)}\n` }];
}

/**
 * @returns the first argument of each call; if it is not plain text, it cannot be translated, and that is a bug of
 * ours.
 */
function textsIn(source) {
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && /(?:^|\.)l10n\.t$/.test(node.expression.getText(source))) {
      const [text] = node.arguments;
      if (text === undefined || !ts.isStringLiteralLike(text)) {
        throw new Error(`${source.fileName}: l10n.t is called without a plain text.`);
      }
      found.push(text.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
