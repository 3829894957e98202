import type { Span } from '../../text/span.ts';
import { parseWithEvents } from './parse-with-events.ts';
import { parseWithYaml } from './parse-with-yaml.ts';
import type { RawDocument } from './raw-tree.ts';

/**
 * Reads a range of a text that holds one YAML document at most: by the fast parser if it can, else by the one that also
 * knows what is wrong. If the fast one only knows that something is wrong, the other one runs when somebody asks what.
 */
export function parseRaw(text: string, span: Span): RawDocument {
  const read = parseWithEvents(text, span);
  return read === 'rejected' ? onDemand(() => parseWithYaml(text, span)) : (read ?? parseWithYaml(text, span));
}

function onDemand(read: () => RawDocument): RawDocument {
  let known: RawDocument | undefined;
  const document = (): RawDocument => (known ??= read());
  return {
    seemsBroken: true,
    get root() {
      return document().root;
    },
    get comments() {
      return document().comments;
    },
    get error() {
      return document().error;
    },
  };
}
