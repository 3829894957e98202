import type { ShapeFault } from '../../../schema/shape-fault.ts';
import { resolved, type Node } from '../../../syntax/tree.ts';
import { keySlip } from './key-slips.ts';
import type { Slip } from './slip.ts';
import { structureSlip } from './structure-slips.ts';
import { valueSlip } from './value-slips.ts';

/**
 * The slip behind a fault of a file's shape.
 *
 * @param target the value that is at fault, or the key that is unknown.
 * @param mapping what an unknown key stands in.
 * @returns undefined where none is recognised.
 */
export function slipBehind(fault: ShapeFault, target: Node | undefined, mapping: Node | undefined): Slip | undefined {
  // What an alias means stands in another place, where it may be right.
  if (target === undefined || target.kind === 'alias') return undefined;
  switch (fault.kind) {
    case 'missing-key':
      return undefined;
    case 'unknown-key':
      return target.kind === 'scalar' ? keySlip(fault, target, mapping && resolved(mapping)) : undefined;
    case 'wrong-type':
      return structureSlip(fault, target) ?? (target.kind === 'scalar' ? valueSlip(fault, target) : undefined);
    case 'invalid-value':
    case 'invalid-date':
      return target.kind === 'scalar' ? valueSlip(fault, target) : undefined;
  }
}
