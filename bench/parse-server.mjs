/**
 * Does nothing but `parseDocument` of the `yaml` package on the texts that it is sent, and says how long each took. A
 * process of its own that lives as long as the language servers beside it, it parses code that is as warm as theirs.
 *
 *     node bench/parse-server.mjs <the folder of the package>
 */
import { createRequire } from 'node:module';

const { parseDocument } = createRequire(import.meta.url)(process.argv[2]);

process.on('message', (text) => {
  const began = performance.now();
  const { errors } = parseDocument(text);
  process.send({ ms: performance.now() - began, errors: errors.length });
});
