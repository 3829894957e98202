import type { Location, Position } from 'vscode-languageserver-types';
import { describeKey } from '../schema/describe.ts';
import { nodeAt } from '../syntax/node-at.ts';
import { documentAt, schemaOf } from './view/document-at.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';
import { nameAt } from './view/names/names.ts';

interface DefinitionParams {
  readonly position: Position;
}

/** Where an id or an anchor is defined, what the lint of a waiver finds, or the file at a path. */
export default feature({
  method: 'textDocument/definition',
  capability: { definitionProvider: true },
  inConfig: true,
  provide(view: DocumentView, { position }: DefinitionParams): Location[] | null {
    const offset = view.offsetOf(position);
    const found = nameAt(view, offset);
    if (found !== undefined) {
      return found.name.definitions.map((span) => ({ uri: view.uri, range: view.rangeOf(span) }));
    }
    const uri = fileAt(view, offset);
    const start: Position = { line: 0, character: 0 };
    return uri === undefined ? null : [{ uri, range: { start, end: start } }];
  },
});

/** The address of the file that the value at an offset names: evidence, another plan, or a parent of settings. */
function fileAt(view: DocumentView, offset: number): string | undefined {
  const document = documentAt(view, offset);
  const at = document && nodeAt(document, offset);
  if (at?.node.kind !== 'scalar' || at.onKey) return undefined;
  const isParent = view.kind === 'config' && at.path[0] === 'extends';
  const kind = describeKey(schemaOf(view), at.path)?.kind;
  const isPath = kind === 'path' || kind === 'plan-path' || isParent;
  return isPath && at.node.text !== '' ? view.workspace.resolvePath(view.uri, at.node.text) : undefined;
}
