/** Answers what a YAML extension answers about YAML documents, in words that a test can tell from ours. */
const vscode = require('vscode');

exports.activate = ({ subscriptions }) => {
  const start = new vscode.Position(0, 0);
  const line = new vscode.Range(start, new vscode.Position(0, 1));
  const { languages, SymbolKind, DocumentSymbol, FoldingRange, TextEdit } = vscode;
  subscriptions.push(
    languages.registerDocumentSymbolProvider('yaml', {
      provideDocumentSymbols: () => [new DocumentSymbol('of the stand-in', '', SymbolKind.Module, line, line)],
    }),
    languages.registerFoldingRangeProvider('yaml', { provideFoldingRanges: () => [new FoldingRange(0, 1)] }),
    languages.registerDocumentFormattingEditProvider('yaml', {
      provideDocumentFormattingEdits: () => [TextEdit.insert(start, '# formatted by the stand-in\n')],
    }),
  );
};
