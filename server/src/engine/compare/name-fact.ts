import { keyWords } from '../../text/key-words.ts';
import { excerpt } from '../../lints/kit/names/excerpt.ts';
import { parseAddress } from '../address.ts';

/** Keys that say what they are without the section around them. */
const CLEAR: ReadonlySet<string> = new Set(['price', 'capacity_days', 'on_call', 'personal_data']);

/**
 * What a place of a plan is called in a sentence: `sales.owner` is "owner of sales", and
 * `outcomes.metrics[name=Renewals].target` is "target of “Renewals”".
 *
 * @param address as `addressOf` writes it.
 */
export function nameFact(address: string): string {
  const steps = parseAddress(address);
  if (typeof steps === 'number') return excerpt(address);
  const parts: string[] = [];
  for (const step of steps) {
    if (step.kind === 'key') parts.push(excerpt(keyWords(step.key)));
    // What an item is known by says more than the list that it is in.
    else if ('value' in step) parts.splice(-1, 1, `“${excerpt(step.value)}”`);
  }
  if (address.startsWith('approvals[')) return `approval of ${parts[0] ?? ''}`;
  const [last = '', above] = parts.toReversed();
  if (above === undefined || CLEAR.has(last.replaceAll(' ', '_'))) return last;
  return last === 'unchanged' ? `${above} unchanged` : `${last} of ${above}`;
}
