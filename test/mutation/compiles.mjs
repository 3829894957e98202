import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * Asks the compiler whether a file of the core, with another text, is still without a fault.
 *
 * @param root the folder of the project.
 */
export function compilerOf(root) {
  const config = join(root, 'server/tsconfig.core.json');
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    join(root, 'server'),
  );
  let changed = { path: '', text: '', version: 0 };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => (path === changed.path ? `changed ${changed.version}` : 'as it is'),
    getScriptSnapshot: (path) => {
      if (path === changed.path) return ts.ScriptSnapshot.fromString(changed.text);
      return ts.sys.fileExists(path) ? ts.ScriptSnapshot.fromString(readFileSync(path, 'utf8')) : undefined;
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return (path, text) => {
    changed = { path: join(root, path), text, version: changed.version + 1 };
    return [...service.getSyntacticDiagnostics(changed.path), ...service.getSemanticDiagnostics(changed.path)].every(
      ({ category }) => category !== ts.DiagnosticCategory.Error,
    );
  };
}
