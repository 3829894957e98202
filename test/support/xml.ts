import { SaxesParser } from 'saxes';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** Reads a document as strictly as XML 1.0 asks; throws where it is not well-formed. */
export function parseXml(document: string): XmlNode {
  const stack: Open[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    stack.push({ name, attributes, children: [], text: '' });
  });
  parser.on('text', (text) => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += text;
  });
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed !== undefined) stack.at(-1)?.children.push(closed);
  });
  parser.write(document).close();
  const root = stack[0]?.children[0];
  if (root === undefined) throw new Error('The document is empty');
  return root;
}

/** All elements of a name, in order. */
export function elements(root: XmlNode, name: string): readonly XmlNode[] {
  return [...(root.name === name ? [root] : []), ...root.children.flatMap((child) => elements(child, name))];
}
