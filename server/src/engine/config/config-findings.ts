import { configSchema } from '../../schema/json-schema.ts';
import { validateConfig } from '../../schema/validate-config.ts';
import { toData } from '../../syntax/data.ts';
import type { Document, Node } from '../../syntax/tree.ts';
import type { Finding } from '../finding.ts';
import { faultFindings, type Vocabulary } from '../check/shape/shape-findings.ts';
import { listed } from '../../text/listed.ts';

const vocabulary: Vocabulary = {
  area: 'config',
  whole: 'a settings file',
  marker: undefined,
  schema: configSchema,
  hasThesaurus: false,
};

/** What is wrong with the shape of a settings file by its schema, except for the parts that cannot be read at all. */
export function configFindings({ damage }: Document, root: Node): readonly Finding[] {
  if (damage.some(({ key }) => key === undefined)) return [];
  const faults = validateConfig(toData(root));
  return faultFindings(faults, root, vocabulary)
    .findings.filter(({ path }) => !damage.some(({ key }) => key === path[0]))
    .map((finding) => ({
      ...finding,
      rule: finding.rule === 'config/unknown-key' ? finding.rule : 'config/invalid-value',
      message: ownWords(finding) ?? finding.message,
    }));
}

/** What the schema alone cannot say well: what a lint may be set to, and what a range is. */
function ownWords({ rule, path }: Finding): string | undefined {
  const [section, key, ...deeper] = path;
  if (deeper.length > 0 || rule === 'config/unknown-key') return undefined;
  if (section === 'lints' && typeof key === 'string' && rule === 'config/wrong-type') {
    const words = ['off', 'info', 'warning', 'error', 'default'];
    return `A check cannot be set to this. Write ${listed(words, 'or')}, or a group of keys such as \`{ severity: warning, lead: 45 }\`.`;
  }
  if (section === 'org' && (key === 'deal_size' || key === 'sales_cycle_days')) {
    const example = key === 'deal_size' ? '[20000, 500000]' : '[30, 270]';
    return `This is a range: write the least and the most, such as ${example}.`;
  }
  return undefined;
}
