import type { CustomRule } from '../custom-rules/custom-rule.ts';
import { faults } from './faults.ts';
import type { Block, Page } from './page.ts';
import { lints } from '../../lints/index.ts';
import { aboutKey, innerKeys } from './keys/key-page.ts';
import { lintsAsking, type Key } from './keys/keys.ts';
import { timingInWords } from './timing-in-words.ts';

/** The areas of lints, of faults and of the organisation's own rules. */
export function areaNames(own: readonly CustomRule[]): readonly string[] {
  return [...new Set([...lints, ...own, ...faults].map(({ id }) => areaOf(id)))];
}

/**
 * The page on an area: its lints, or its faults. Where a key of the plan has the same name, the page is about both.
 *
 * @param key the key of that name, where there is one.
 */
export function areaPage(area: string, key: Key | undefined, own: readonly CustomRule[]): Page {
  const asking = key === undefined ? [] : lintsAsking(key).filter((lint) => lint.area !== area);
  const about = key === undefined ? [] : [...aboutKey(key), ...innerKeys(key)];
  return {
    title: key?.name ?? area,
    blocks: [
      ...about,
      ...members(area),
      ...ownMembers(area, own),
      ...listed('Lints of other areas that ask for it', asking),
    ],
  };
}

function members(area: string): readonly Block[] {
  const inArea = lints.filter((lint) => lint.area === area);
  const faultsOfArea = faults.filter(({ id }) => areaOf(id) === area);
  return [
    ...listed(`Lints of the area ${area}`, inArea),
    ...(faultsOfArea.length === 0
      ? []
      : [
          { kind: 'text', text: 'Faults of the file itself: they are errors, and cannot be waived.' } as const,
          { kind: 'links', items: faultsOfArea.map(({ id, summary }) => ({ to: id, text: summary })) } as const,
        ]),
  ];
}

function listed(title: string, all: typeof lints): readonly Block[] {
  if (all.length === 0) return [];
  return [
    { kind: 'heading', text: title },
    {
      kind: 'links',
      items: all.map((lint) => ({ to: lint.id, text: `${lint.summary} (${timingInWords(lint)})` })),
    },
  ];
}

/** The organisation's own rules; their words are shown as they are. */
function ownMembers(area: string, own: readonly CustomRule[]): readonly Block[] {
  const rules = own.filter(({ id }) => areaOf(id) === area);
  if (rules.length === 0) return [];
  return [
    { kind: 'heading', text: 'Rules of your organisation' },
    ...rules.map(({ id, summary }) => ({ kind: 'quote', text: `${id}: ${summary}` }) as const),
  ];
}

function areaOf(id: string): string {
  return id.replace(/\/.*$/s, '');
}
