/**
 * Loads TypeScript modules of this project as CommonJS, each from its own compiled function, so that one of them can be
 * replaced and only it and those that import it are evaluated again.
 */
import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { buildSync } from 'esbuild';
import ts from 'typescript';

const compilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  allowJs: true,
};
const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/**
 * @param wrap changes what a module exports, by its path.
 */
export function moduleLoader(wrap = {}) {
  /** By path: the compiled function of a module. */
  const compiled = new Map();
  /** By path: what a module exports, evaluated from the files as they are. */
  const original = new Map();
  /** By path: who imports it. */
  const importers = new Map();
  const packages = new Map();

  /** What a module exports. With a replacement, as if its file had that text. */
  function load(path, replacement) {
    if (replacement === undefined) return evaluate(path, original, () => undefined);
    const stale = dependents(replacement.path);
    const fresh = new Map([...original].filter(([known]) => !stale.has(known)));
    return evaluate(path, fresh, (known) =>
      known === replacement.path ? compile(known, replacement.text) : undefined,
    );
  }

  function evaluate(path, loaded, replaced) {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const require = (name) => {
      if (!name.startsWith('.')) return packageNamed(name);
      const imported = resolve(dirname(path), name);
      if (!importers.has(imported)) importers.set(imported, new Set());
      importers.get(imported).add(path);
      return evaluate(imported, loaded, replaced);
    };
    const run = replaced(path) ?? compiledFile(path);
    run(module, module.exports, require);
    if (wrap[path] !== undefined) module.exports = wrap[path](module.exports);
    return module.exports;
  }

  function compiledFile(path) {
    let run = compiled.get(path);
    if (run === undefined) {
      run = compile(path, readFileSync(path, 'utf8'));
      compiled.set(path, run);
    }
    return run;
  }

  function compile(path, text) {
    if (path.endsWith('.json')) return (module) => (module.exports = JSON.parse(text));
    const here = text.replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
    const { outputText } = ts.transpileModule(here, { compilerOptions, fileName: path });
    return compileFunction(outputText, ['module', 'exports', 'require'], { filename: path });
  }

  function packageNamed(name) {
    if (builtins.has(name)) return createRequire(import.meta.url)(name);
    let found = packages.get(name);
    if (found === undefined) {
      // Bundled, as some packages are ESM alone and `require` would refuse them.
      const { outputFiles } = buildSync({
        stdin: { contents: `module.exports = require(${JSON.stringify(name)})`, resolveDir: import.meta.dirname },
        bundle: true,
        write: false,
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        mainFields: ['module', 'main'],
      });
      const module = { exports: {} };
      const run = compileFunction(outputFiles[0].text, ['module', 'exports', 'require']);
      run(module, module.exports, createRequire(import.meta.url));
      found = module.exports;
      packages.set(name, found);
    }
    return found;
  }

  /** A module and all that import it, however far away. */
  function dependents(path) {
    const found = new Set([path]);
    for (const one of found) for (const importer of importers.get(one) ?? []) found.add(importer);
    return found;
  }

  return { load, dependents };
}
