import { capitalised } from '../text/capitalised.ts';
import { parseAddress } from './address.ts';

/**
 * A place of a plan as a person would point to it: `milestones[id=webinar].due` is "Milestones › webinar › due".
 *
 * @param path an address, or logical, as fingerprints are made from.
 */
export function readablePath(path: string): string {
  const steps = parseAddress(path);
  if (typeof steps === 'number') return capitalised(withoutMarks(path));
  const words = steps.map((step) => {
    if (step.kind === 'key') return withoutUnderscores(step.key);
    if (step.kind === 'new') return 'a new item';
    return step.kind === 'index' ? `number ${String(step.index + 1)}` : step.value;
  });
  return capitalised(words.join(' › '));
}

/** A logical path whose values hold what an address would quote. */
function withoutMarks(path: string): string {
  return withoutUnderscores(path.replaceAll(/\[(?:\w+=)?([^\]]*)\]/g, ' › $1').replaceAll(/\.(?=\w)/g, ' › '));
}

function withoutUnderscores(text: string): string {
  return text.replaceAll(/(?<=\w)_(?=\w)/g, ' ');
}
