import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn } from '../support/command-line.ts';
import { HOSTILE, OBEYED_BY_TERMINALS } from '../support/reports.ts';
import { newRepository, write } from '../support/repository.ts';

const evil = JSON.stringify(HOSTILE);

/** A plan in which everything that a comparison tells of is hostile, as it stands on a day. */
const plan = (date: string, more: string): string => `${SIX_FIELDS.replace('2027-03-10', date)
  .replace('Atlas Billing', evil)
  .replace('owner: ana@example.com', `owner: ${evil}`)}sponsor: ${JSON.stringify(`${HOSTILE}${date}`)}
x-launch: {${JSON.stringify(`${HOSTILE}key`)}: 2027-03-10}
milestones:
  - {id: ${JSON.stringify(`a${HOSTILE}`)}, what: ${evil}, due: ${date}}
  - {id: late, what: ${evil}, due: 2027-01-02, needs: [${JSON.stringify(`a${HOSTILE}`)}]}
  - {id: ${JSON.stringify(`old${HOSTILE}`)}, what: ${evil}, due: 2027-03-10}
${more}`;

const promised = `promises:
  - {to: ${evil}, what: ${evil}, due: 2027-03-12, made_by: ${evil}, kind: contract}
scope:
  - {id: s, what: ${evil}, due: 2027-03-01}
waivers:
  - {lint: ${evil}, reason: ${evil}, by: ${evil}, expires: 2027-04-01}
  - {lint: sales/no-demo, reason: ${evil}, by: ${evil}, expires: 2027-04-01}
approvals:
  - {gate: ${evil}, by: ${evil}, decision: approved, on: 2027-01-02}
`;

async function comment(): Promise<string> {
  const repository = newRepository();
  const name = '[x](javascript:a) <b> `c` @octocat/launch.yaml';
  repository.commit('2027-01-04', { [name]: plan('2027-03-10', '') });
  write(repository.root, { [name]: plan('2027-03-24', promised) });
  const environment = { PATH: process.env.PATH, HOME: repository.root, GIT_CONFIG_GLOBAL: '/dev/null' };
  return (await callIn(repository.root, ['diff', 'HEAD', '--format=markdown'], '', environment)).out;
}

describe('the comment on a change of a hostile plan', () => {
  it('shows its text as it is: no element, link, image, row or fold of its own', async () => {
    const text = await comment();
    const html = micromark(text, {
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const allowed =
      /^<\/?(?:h3|p|table|thead|tbody|tr|th|td|ul|li|strong|em|code|details|summary|input)(?: align="right"| type="checkbox" disabled="" ?\/?)?>$/;
    const link = /^<a href="https:\/\/github\.com\/launchplan\/launchplan\/blob\/main\/docs\/[^"]*">$/;
    const tags = html.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => tag !== '</a>' && !allowed.test(tag) && !link.test(tag))).toEqual([]);
    expect(html).toContain('&lt;script&gt;');
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    for (const row of html.match(/<tr>[^]*?<\/tr>/g) ?? []) expect(row.match(/<t[hd]/g)).toHaveLength(5);
    // Every kind of news is in it, so that each was tried.
    for (const news of [
      'The launch:',
      'The promise to',
      'Promise added',
      'Scope added',
      'Milestone moved',
      'New waiver',
      'Approval of',
      'Sponsor:',
      'is still 10 March',
      'Still late',
    ]) {
      expect(html).toContain(news);
    }
  });

  it('notifies nobody, leaves no trace at an issue and holds nothing that a terminal obeys', async () => {
    const text = await comment();
    const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    expect(html).toContain('octocat');
    expect(html.replaceAll(/<[^>]*>/g, '')).not.toMatch(/(?<![\p{L}\p{N}_])@[\w]|#\d|\bGH-\d/u);
    expect(text).not.toMatch(OBEYED_BY_TERMINALS);
  });
});
