import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain, namesToExplain } from '../../../server/src/engine/pages/explain.ts';
import { everyKey, keyNamed } from '../../../server/src/engine/pages/keys/keys.ts';
import { pageAddress } from '../../../server/src/engine/pages/page-address.ts';
import { pageAsMarkdown } from '../../../server/src/engine/pages/page.ts';
import { anchorsOf } from '../../support/anchors.ts';

/** The page on a word, in Markdown; else the sentence that says why there is none. */
function said(word: string): string {
  const explanation = explain(word, []);
  return explanation.kind === 'page' ? pageAsMarkdown(explanation.page) : explanation.message;
}

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');

describe('explaining a key', () => {
  it('says what it means, what may be written, an example, its keys and the lints that ask for it', () => {
    const page = said('marketing.positioning');
    for (const part of [
      '# marketing.positioning\n',
      'What it is, for whom, and why it is better.',
      '- Type: a group of keys',
      'marketing:\n  positioning:\n    for: Finance teams',
      '- `marketing.positioning.need`: What they need or want.',
      '- `marketing/no-positioning`: The plan does not say for whom it is and what is different about it.',
    ]) {
      expect(page).toContain(part);
    }
  });

  it.each([
    ['Sales.Demo', 'sales.demo'],
    ['milestones[0].owner', 'milestones.owner'],
    ['launch-day.lead', 'launch_day.lead'],
    ['team.design', 'team.design'],
    ['org.deal_size', 'org.deal_size'],
    ['lints.sales/no-demo', 'lints.sales/no-demo'],
  ])('knows %s as %s', (word, name) => {
    expect(said(word)).toContain(`# ${name}\n`);
  });

  it.each(['', '.', '..', '../../etc', '__proto__', 'sales.constructor', 'x-team', 'tier.tier', '[', '0'])(
    'has no page on `%s`',
    (word) => {
      expect(said(word)).toMatch(/^There is no lint, area or key/);
    },
  );
});

describe('explaining an area, a flaw or a group', () => {
  it('says what is in a section and which lints its area has', () => {
    const page = said('sales');
    expect(page).toContain('- `sales.demo`: A demo that sellers can give on their own.');
    expect(page).toContain('- `sales/no-demo`: The plan names no demo for sellers. (14 days before launch)');
  });

  it.each(['sales/*', 'sales/', ' Sales/* '])('knows an area as settings write it: `%s`', (word) => {
    expect(said(word)).toBe(said('sales'));
  });

  it('knows areas that are no sections, and those of faults', () => {
    expect(said('sequence')).toContain('- `sequence/cycle`');
    expect(said('schema')).toContain('- `schema/unknown-key`');
    expect(said('launch-day')).toContain('- `launch-day/no-runbook`');
  });

  it('takes the last part of a name where only one thing has it', () => {
    expect(said('no-demo')).toBe(said('sales/no-demo'));
    expect(said('positioning')).toBe(said('marketing.positioning'));
  });

  it('shows a key that every section has once', () => {
    expect(said('unchanged')).toBe(said('sales.unchanged'));
  });

  it('lists what a last part may mean where several have it', () => {
    expect(explain('training', [])).toEqual({
      kind: 'several',
      message: "'training' may mean one of these. Name the one that you mean.",
      candidates: [
        { name: 'sales.training', summary: 'Training the people who sell it.' },
        { name: 'support.training', summary: 'Training the people who answer customers.' },
      ],
    });
  });

  it('says what an absent section leaves open', () => {
    const page = said('group/sales');
    expect(page).toContain('- `sales/no-demo`: The plan names no demo for sellers.');
    expect(page).toContain('- `owner/silent-department`');
    expect(said('group/nothing')).toMatch(/^There is no/);
  });

  it.each([
    ['no-dmeo', 'sales/no-demo'],
    ['markting.positioning', 'marketing.positioning'],
    ['grop/sales', 'group/sales'],
    ['seqence', 'sequence'],
  ])('guesses that %s means %s', (word, meant) => {
    expect(said(word)).toContain(`Did you mean ${meant}?`);
  });
});

describe('every name', () => {
  it('has a page, and an address whose file and heading exist', () => {
    const anchors = new Map<string, ReadonlySet<string>>();
    const broken = namesToExplain().filter((name) => {
      if (explain(name, []).kind !== 'page') return true;
      const [file = '', anchor] = (pageAddress(name) ?? '').split('#');
      const known = anchors.get(file) ?? anchorsOf(readFileSync(join(docs, file), 'utf8'));
      anchors.set(file, known);
      return anchor !== undefined && !known.has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('of a key leads back to that key', () => {
    for (const key of [...everyKey('plan'), ...everyKey('settings')]) expect(keyNamed(key.name)).toEqual(key);
  });
});

describe('explaining a department of the organisation’s own', () => {
  const departments = {
    ownDepartments: ['customer_success', '__proto__'],
    requires: new Map([
      ['customer_success', [{ id: 'playbook', what: 'The playbook', tiers: [1, 2], lead: 10 } as const]],
    ]),
  };

  it.each(['customer_success', 'Customer Success', 'customer-success'])('knows it as `%s`', (word) => {
    const found = explain(word, [], departments);
    if (found.kind !== 'page') throw new Error(found.message);
    const page = pageAsMarkdown(found.page);
    expect(page).toContain('# customer_success\n');
    expect(page).toContain('- `playbook`: The playbook (tier 1, 2, 10 days before launch)');
    expect(page).toContain('owner/silent-department');
  });

  it('knows one with the name of what every object has, and none that the settings do not name', () => {
    expect(explain('__proto__', [], departments).kind).toBe('page');
    expect(explain('customer_success', []).kind).toBe('unknown');
    expect(explain('constructor', [], departments).kind).toBe('unknown');
  });
});
