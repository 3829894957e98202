import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { HOSTILE, hostileReport, OBEYED_BY_TERMINALS, reportOf, reportOn, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

const SOURCE = 'https://github.com/acme/plans/blob/abc';
const LIMIT = 65_536;

/** As GitHub renders it before it takes dangerous elements out: nothing is to be left to that. */
function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

describe('markdown', () => {
  it('begins with all plans at a glance, and says of each how it stands in a sentence', () => {
    const text = written('markdown', reportOn({ 'launch.yaml': SIX_FIELDS }), { sourceUrl: SOURCE });
    expect(text).toMatch(
      /^## Launch readiness\n\nAs of 15 January 2027: 1 plan, \d+ errors, \d+ warnings\.\n\n\| Plan /,
    );
    expect(text).toContain(`| [Atlas Billing](${SOURCE}/launch.yaml) | 10 March 2027, 54 days left |`);
    expect(text).toContain('### [Atlas Billing]');
    expect(text).toMatch(/^(?:At risk|Off track): /m);
  });

  it('links each finding to its page and its line', () => {
    const report = reportOn({ 'a b/launch.yaml': SIX_FIELDS.replace('tier: 1', 'tier: 7') });
    const html = rendered(written('markdown', report, { sourceUrl: SOURCE }));
    expect(html).toMatch(/<a href="https:\/\/[^"]*\/docs\/faults\.md#schemainvalid-value">schema\/invalid-value<\/a>/);
    expect(html).toContain(`<a href="${SOURCE}/a%20b/launch.yaml#L4">line 4</a>`);
    expect(written('markdown', report)).toContain('line 4');
    expect(written('markdown', report)).not.toContain('](/');
  });

  it('puts what an absent section leaves open on one line, and folds what comes later', () => {
    const text = written('markdown', reportOn({ 'launch.yaml': SIX_FIELDS }));
    expect(text.match(/^- Sales is not in the plan/gm)).toHaveLength(1);
    expect(text).toMatch(/<details>\n<summary>\d+ checks? coming up<\/summary>/);
  });

  it('shows a hostile text as it is: no element, link, image or row of its own', () => {
    const html = rendered(written('markdown', hostileReport, { sourceUrl: SOURCE }));
    const allowed =
      /^<\/?(?:h2|h3|p|table|thead|tbody|tr|th|td|ul|li|code|pre|strong|details|summary)(?: align="right")?>$/;
    const link =
      /^<a href="https:\/\/github\.com\/(?:launchplan\/launchplan\/blob\/main\/docs|acme\/plans\/blob\/abc)\/[^"]*">$/;
    const mail = /^<a href="mailto:[\w.@]+">$/;
    const tags = html.match(/<[^>]*>/g) ?? [];
    const others = tags.filter((tag) => tag !== '</a>' && !allowed.test(tag) && !link.test(tag) && !mail.test(tag));
    expect(others).toEqual([]);
    expect(html).toContain('&lt;script&gt;');
    for (const row of html.match(/<tr>[^]*?<\/tr>/g) ?? []) expect(row.match(/<t[hd]/g)).toHaveLength(6);
  });

  it.each([
    '|a|b',
    '<b>c</b>',
    '*c* _d_',
    '`c`',
    '~~c~~',
    '[c](d)',
    '![c](d)',
    'https://c.example',
    'www.c.example',
    '&lt;',
    '# c',
  ])('shows a name as %s, in the table and above what was found', (name) => {
    const report = reportOn({ 'launch.yaml': SIX_FIELDS.replace('Atlas Billing', JSON.stringify(name)) });
    const html = rendered(written('markdown', report, { sourceUrl: SOURCE }));
    const shown = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(html).toContain(`<td><a href="${SOURCE}/launch.yaml">${shown}</a></td>`);
    expect(html).toContain(`<h3><a href="${SOURCE}/launch.yaml">${shown}</a></h3>`);
  });

  it('notifies nobody and leaves no trace at an issue', () => {
    const html = rendered(written('markdown', hostileReport));
    expect(html).toContain('octocat');
    expect(html.replaceAll(/<[^>]*>/g, '')).not.toMatch(/(?<![\p{L}\p{N}_])@[\w]|#\d|\bGH-\d/u);
  });

  it('leaves an email address as people can copy it', () => {
    const overloaded = `${SIX_FIELDS}milestones:\n  - {id: a, what: Ask lee@example.com, due: 2027-01-02}\n`;
    const html = rendered(written('markdown', reportOn({ 'launch.yaml': overloaded })));
    expect(html.replaceAll(/<[^>]*>/g, '')).toContain('lee@example.com');
  });

  it('holds nothing that a terminal obeys', () => {
    expect(written('markdown', hostileReport)).not.toMatch(OBEYED_BY_TERMINALS);
  });

  it('stays below what a comment may hold, cut between sections, with a note', () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `p${index}/launch.yaml`,
        SIX_FIELDS.replace('Atlas Billing', JSON.stringify(`${index} ${HOSTILE.repeat(3)}`)),
      ]),
    );
    const text = written('markdown', reportOn(many), { sourceUrl: SOURCE });
    expect(text.length).toBeLessThan(LIMIT);
    expect(text).toMatch(/And 350 more plans\.\n/);
    expect(text).toMatch(/\n_The report is too long for one page: \d+ more sections are left out\. .*_\n$/);
    const html = rendered(text);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
  });

  it('lists the first of thousands of findings, and says how many more there are', () => {
    const items = Array.from({ length: 5000 }, (_, index) => `  - {id: m${index}, what: Step, due: 2027-01-02}\n`);
    const text = written('markdown', reportOn({ 'launch.yaml': `${SIX_FIELDS}milestones:\n${items.join('')}` }));
    expect(text.length).toBeLessThan(LIMIT);
    expect(text).toMatch(/^- and \d{4} more$/m);
  });

  it('says where no plan was found, and what is wrong outside of plans', () => {
    const problem = {
      path: 'x.yaml',
      rule: 'io/unreadable',
      severity: 'error',
      message: 'x.yaml cannot be read.',
    } as const;
    const text = written('markdown', reportOn({}, [problem]));
    expect(text).toContain('no launch plan was found');
    expect(text).toMatch(/^- x\.yaml cannot be read\. \[io\/unreadable\]/m);
  });

  it('says every plan of every sample', () => {
    // All of them are more than a comment holds.
    for (let first = 0; first < samples.length; first += 5) {
      const files = samples.slice(first, first + 5).map((sample) => checkSample(sample).file);
      const text = written('markdown', reportOf(files));
      const plans = files.flatMap((file) => file.plans);
      expect(text.match(/^### /gm)).toHaveLength(plans.length);
    }
  });
});
