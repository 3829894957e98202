import type { SetAside } from '../../engine/compare/set-aside.ts';
import { sayDay } from '../../plan/calendar.ts';
import { listed } from '../../text/listed.ts';
import { readablePath } from '../../engine/readable-path.ts';

/** Why a finding is gone although nothing was fixed, in a sentence. */
export function sayWhy({ why, because, waiver }: SetAside): string {
  const places = listed(because.map(readablePath), 'and');
  switch (why) {
    case 'waived': {
      const by = waiver?.by === undefined ? ' by a comment' : ` by ${waiver.by}`;
      const until = waiver?.expires === undefined ? '' : ` until ${sayDay(waiver.expires, undefined)}`;
      return `Waived${by}${until}${waiver?.reason === undefined ? '.' : `: ${waiver.reason}`}`;
    }
    case 'not-asked':
      return places === ''
        ? 'It is not asked any more.'
        : `It is not asked any more, because of the change of ${places}.`;
    case 'declared':
      return 'The plan now says that it is not applicable.';
    case 'deleted':
      return places === '' ? 'The plan is gone.' : `${places} was removed.`;
    case 'rule-off':
      return 'The settings of the folder that the plan moved to do not ask for it.';
    case 'time':
      return 'On the new date it is not due yet.';
  }
}
