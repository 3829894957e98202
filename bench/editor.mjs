/**
 * How fast our language server answers, beside `yaml-language-server` with the same schema and beside nothing but
 * `yaml.parseDocument`. One client sends both servers the same edits over stdio, in turn; what they say is checked.
 *
 *     npm run bench:editor -- [--quick] [--markdown=FILE]
 *
 * `--quick` takes a tenth of the repetitions, which is enough to see that all of it works.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { measureEditor } from './editor-rows.mjs';
import { installPeers } from './peers.mjs';
import { markdownTable } from './table.mjs';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, markdown: { type: 'string' } },
});

const versions = installPeers(['yaml-language-server', 'yaml']);
const { rows, detail } = await measureEditor(options);
const text = [
  `Node ${process.version}, ${availableParallelism()} cores; ${versions.join(', ')}`,
  '',
  markdownTable(['bar', 'reach', 'measured', '', 'of'], rows),
  '',
  detail,
].join('\n');
console.log(text);
if (options.markdown !== undefined) writeFileSync(options.markdown, `${text}\n`);
