import { exampleSource } from '../../engine/pages/keys/example-source.ts';
import type { Description } from '../../schema/describe.ts';
import { writeFlow } from '../../syntax/edit/entry-value.ts';
import type { NodeAt } from '../../syntax/node-at.ts';
import { resolved } from '../../syntax/tree.ts';
import type { Words } from '../view/words.ts';

/** What a field means, which values it may have, and an example. */
export function aboutField({ path }: NodeAt, description: Description, words: Words): readonly string[] {
  const { values, examples } = description;
  const [example] = examples;
  return [
    `${words.strong(String(path.at(-1) ?? ''))}: ${description.description}`,
    values.length < 2 ? '' : words.list(values.map((one) => `${words.code(String(one.value))}: ${one.description}`)),
    truth(description),
    example === undefined ? '' : `Example: ${words.code(writeFlow(exampleSource(example)))}`,
    description.isPlannable && path.length > 1
      ? `Not known yet? Say who finds out by when: ${words.code('{owner: dana@example.com, due: T-45}')}`
      : '',
  ];
}

function truth({ types, values }: Description): string {
  return types.length === 1 && types[0] === 'boolean' && values.length === 0 ? 'Write true or false.' : '';
}

/** What a value means if it is one of a few; otherwise what its field means. */
export function aboutValue({ node }: NodeAt, { values, description }: Description, words: Words): readonly string[] {
  const value = resolved(node);
  const chosen = value.kind === 'scalar' ? values.find((one) => String(one.value) === value.text) : undefined;
  return chosen === undefined
    ? [description]
    : [`${words.code(String(chosen.value))}: ${chosen.description}`, description];
}
