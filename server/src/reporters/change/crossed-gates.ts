import type { Gate } from '../../engine/compare/gates.ts';
import { counted } from '../../text/counted.ts';
import { groupBy } from '../../text/group-by.ts';
import type { DeltaItem } from './delta-item.ts';

/** How many plans are named that cross the same gate. */
const GATES_SHOWN = 5;

/** The gates that are crossed, each with the first plans that cross it. */
export function crossedGates(gates: readonly Gate[]): readonly DeltaItem[] {
  return [
    ...groupBy(
      gates.filter(({ crossed }) => crossed),
      ({ gate }) => gate,
    ),
  ].flatMap(([gate, all]) => {
    const more = all.length - GATES_SHOWN;
    const shown = all.slice(0, GATES_SHOWN).map(({ message }) => ({ text: `Gate crossed: ${message}` }));
    return [...shown, ...(more > 0 ? [{ text: `Gate crossed: ${counted(more, 'more plan')} (${gate}).` }] : [])];
  });
}
