import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { SCHEMA, SHAPE } from './project.mjs';

/** What a new key holds: how the plan reads it, and how the schema describes it. */
const types = {
  task: { shape: 'task', ref: 'task', say: (thing) => `${thing}: who does it, and by when.`, examples: ['T-30'] },
  text: { shape: 'text', ref: 'plannable-text', say: (thing) => `${thing}, in a line or a paragraph.` },
  texts: { shape: 'list(text)', ref: 'plannable-text-list', say: (thing) => `${thing}, one a line.` },
  number: { shape: 'number', ref: 'plannable-number', say: (thing) => `${thing}, as a number.` },
  'yes-no': { shape: 'boolean', ref: 'plannable-boolean', say: (thing) => `${thing}: true or false.` },
  day: { shape: 'date', ref: 'plannable-date', say: (thing) => `${thing}, as a day.` },
};

/** The keys that each section has, at its end. */
const shared = new Set(['owner', 'notes', 'unchanged', 'tasks']);

/**
 * Adds a key to the schema and to the shape of plans.
 *
 * @param type what it holds, a word of `types`.
 * @param thing what it is, with its article, for its description.
 * @param examples of its value.
 * @returns the changed files, by path.
 */
export async function addKey({ schema, shapeText }, { section, key }, type, thing, examples) {
  return {
    [SCHEMA]: await styled(SCHEMA, JSON.stringify(inSchema(schema, section, key, type, thing, examples), undefined, 2)),
    [SHAPE]: await styled(SHAPE, inShape(shapeText, section, key, types[type].shape)),
  };
}

async function styled(file, text) {
  const path = fileURLToPath(new URL(`../../../${file}`, import.meta.url));
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

function inSchema(schema, section, key, type, thing, examples) {
  const { ref, say } = types[type];
  const description = say(thing.charAt(0).toUpperCase() + thing.slice(1));
  const changed = structuredClone(schema);
  const written = changed.properties[section];
  const fact = written.else ?? written;
  fact.properties = beforeShared(fact.properties, key, { description, examples, $ref: `#/$defs/${ref}` });
  // A section with this key is not a task that is written instead of the section.
  if (written.if?.properties !== undefined) written.if.properties = beforeShared(written.if.properties, key, false);
  return changed;
}

/** The properties with one more, before those that every section has. */
function beforeShared(properties, key, value) {
  const entries = Object.entries(properties);
  let at = entries.length;
  while (at > 0 && shared.has(entries[at - 1][0])) at--;
  return Object.fromEntries(entries.toSpliced(at, 0, [key, value]));
}

/** The text of the plan's shape with one more key at the end of a section. */
function inShape(text, section, key, shape) {
  const file = ts.createSourceFile(SHAPE, text, ts.ScriptTarget.ESNext, true);
  const fields = propertiesOf(named(file.statements.flatMap(declared), 'sectionFields'));
  const own = propertiesOf(fields.find(({ name }) => name.getText(file) === section));
  const at = own.length === 0 ? own.pos : own.at(-1).getEnd();
  return `${text.slice(0, at)}${own.length === 0 ? '' : ', '}${key}: ${shape}${text.slice(at)}`;
}

function declared(statement) {
  return ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [];
}

function named(declarations, name) {
  return declarations.find((declaration) => declaration.name.getText() === name);
}

/** The properties of the object literal that something is set to. */
function propertiesOf({ initializer }) {
  const literal = ts.isAsExpression(initializer) ? initializer.expression : initializer;
  return literal.properties;
}
