import type { Span } from '../text/span.ts';
import { parseWithEvents } from './parse-with-events.ts';
import { parseWithYaml } from './parse-with-yaml.ts';
import type { RawDocument } from './raw-tree.ts';

/**
 * Reads a range of a text that holds one YAML document at most: by the fast road where that can, and else by the one
 * that also knows what is wrong.
 */
export function parseRaw(text: string, span: Span): RawDocument {
  return parseWithEvents(text, span) ?? parseWithYaml(text, span);
}
