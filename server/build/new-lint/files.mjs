import { addKey } from './add-key.mjs';
import { lintText } from './lint-text.mjs';
import { plansOf } from './plans.mjs';
import { valuesOf } from './values.mjs';

/**
 * The files that a new lint begins with.
 *
 * @returns by path what is made again, and what is changed: the schema and the shape, where the key is new.
 */
export async function filesOf(answers, project) {
  const about = { ...answers, ...thingOf(answers), ...valuesOf(answers, project) };
  const isNew = about.asks !== 'approval' && about.key.shape === undefined;
  return {
    made: { [`server/src/lints/${about.id}.ts`]: await lintText(about, project), ...plansOf(about, project) },
    changed: isNew ? await addKey(project, about.key, about.type, about.thing, about.examples) : {},
  };
}

/** What it asks for, as it goes into a sentence, and whether that is a plural. */
function thingOf({ key }) {
  if (key.gate !== undefined) return { thing: `the approval at the gate ${key.gate}`, plural: false };
  const words = key.key.replaceAll('_', ' ');
  return { thing: `the ${words}`, plural: /[^sui]s$/.test(words) };
}
