import { build } from 'esbuild';

/**
 * The names that each module exports.
 *
 * @param {readonly string[]} modules absolute paths.
 * @returns {Promise<ReadonlyMap<string, readonly string[]>>} by path. Rejects if a module cannot be read.
 */
export async function exportsOf(modules) {
  const found = await Promise.all(
    modules.map(async (module) => {
      const { metafile } = await build({
        entryPoints: [module],
        format: 'esm',
        metafile: true,
        write: false,
        bundle: true,
        packages: 'external',
        logLevel: 'silent',
        plugins: [alone],
      });
      return [module, Object.values(metafile.outputs)[0].exports];
    }),
  );
  return new Map(found);
}

/** Reads only the module itself. Types are gone by then, so only values count. */
const alone = {
  name: 'alone',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^/ }, ({ kind, path }) => (kind === 'entry-point' ? undefined : { path, external: true }));
  },
};

/**
 * The names that more than one module exports. ECMAScript says that `export *` of two modules with the same name exports
 * neither, so a program that imports the name gets undefined at run time. The bundler gives no error.
 *
 * @param {ReadonlyMap<string, readonly string[]>} exports
 * @returns {readonly string[]} a sentence for each name.
 */
export function exportedTwice(exports) {
  const modulesOf = new Map();
  for (const [module, names] of exports) {
    for (const name of names) if (name !== 'default') modulesOf.set(name, [...(modulesOf.get(name) ?? []), module]);
  }
  return [...modulesOf]
    .filter(([, modules]) => modules.length > 1)
    .map(
      ([name, modules]) => `${name} is exported by ${modules.join(' and ')}, so it would be in neither. Rename one.`,
    );
}
