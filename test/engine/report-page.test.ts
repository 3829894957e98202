import { reportPage } from '../../server/src/engine/report/report-page.ts';
import { reportedPlan } from '../../server/src/engine/report/reported-plan.ts';
import { checked, dayOn, SIX_FIELDS } from '../support/checked.ts';
import { sampleTexts } from '../support/hostile-text.ts';
import { describe, expect, it } from 'vitest';

const TODAY = dayOn('2027-01-15');

function pageOf(text: string, linkTo?: () => string): string {
  return reportPage([reportedPlan('launch.yaml', checked(text).report, TODAY, linkTo)], TODAY, 'abc123');
}

/** A page as its reader sees it. */
function words(page: string): string {
  return page
    .replace(/<style[\s\S]*?<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

describe('the readiness report', () => {
  it('has a part for each question of a go/no-go meeting', () => {
    const page = pageOf(`${SIX_FIELDS}promises: [{ to: Northwind, what: Alerts, due: 2027-02-01, kind: contract }]\n`);
    const titles = [...page.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, title]) => title?.trim());
    expect(titles).toEqual([
      'Next actions',
      'Promises at risk',
      'Departments',
      'Score by area',
      'Timeline',
      'Balance of the two wheels',
      'Open checks by owner',
    ]);
  });

  it('says the verdict, the day with its weekday, and how long there is', () => {
    const text = words(pageOf(SIX_FIELDS));
    expect(text).toContain('Atlas Billing');
    expect(text).toMatch(/Off track \d+ blockers stand between this launch and its date/);
    expect(text).toContain('10 March 2027 Wednesday, in 54 days');
  });

  it('shows five actions, and whom to ask', () => {
    const page = pageOf(`${SIX_FIELDS}marketing:\n  owner: tom@example.com\n`);
    const actions = /<ol class="actions">([\s\S]*?)<\/ol>/.exec(page)?.[1] ?? '';
    expect(actions.match(/<li>/g)).toHaveLength(5);
    expect(words(actions)).toContain('Ask tom@example.com');
  });

  it('tells of a promise that the plan does not keep, and of how many it keeps', () => {
    const promises = `promises:
  - { to: Northwind, what: Alerts, due: 2027-02-01, kind: contract }
  - { to: Contoso, what: A fixed price, due: 2027-04-01, kind: commercial }
`;
    const text = words(pageOf(SIX_FIELDS + promises));
    expect(text).toContain('1 of 2 promises fit the plan.');
    expect(text).toMatch(/Northwind Alerts 1 February “Alerts”[^]*? Northwind was promised Alerts by 1 February, but/);
  });

  it('tells how the date moved and why', () => {
    const slips = 'slips:\n  - { from: 2027-01-20, to: 2027-03-10, reason: The tax rules changed }\n';
    expect(words(pageOf(SIX_FIELDS + slips))).toContain('49 days later: The tax rules changed');
  });

  it('draws today, the launch and each wheel by its share', () => {
    const page = pageOf(`${SIX_FIELDS}effort:\n  build: 80\n  distribute: 20\n`);
    expect(page).toContain('Building 80 percent, bringing it to customers 20 percent');
    expect(page).toMatch(/class="today"/);
    expect(page).toMatch(/class="launch"/);
  });

  it('never lets a text of the plan become part of the page', () => {
    const evil = `</title><script>alert(1)</script><img src=x onerror=y>"'&\\u202E`;
    const quoted = JSON.stringify(evil).replaceAll('\\\\u', '\\u');
    const page = pageOf(
      `launch_plan: 1\nname: ${quoted}\nowner: ${quoted}\ntier: 1\nstage: ga\ndate: 2027-03-10\nsales: { owner: ${quoted} }\npromises: [{ to: ${quoted}, what: ${quoted}, due: 2027-02-01, scope: nowhere }]\nmilestones: [{ what: ${quoted}, due: 2027-02-01 }]\nslips: [{ from: 2027-01-20, to: 2027-03-10, reason: ${quoted} }]\n`,
    );
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toMatch(/<script|<img|\u202E/);
  });

  it('runs nothing and loads nothing', () => {
    for (const text of sampleTexts.filter((one) => one.startsWith('launch_plan') || one.includes('\nlaunch_plan:'))) {
      const page = pageOf(text);
      expect(page).toContain("default-src 'none'; style-src 'nonce-abc123'".replaceAll("'", '&#39;'));
      expect(page).not.toMatch(/<script|\son\w+=|\sstyle=|\ssrc=|url\(|<link/i);
    }
  });

  it('links findings to their places only where there is an address', () => {
    expect(pageOf(SIX_FIELDS)).not.toContain('<a href');
    expect(pageOf(SIX_FIELDS, () => 'command:x?"')).toContain('<a href="command:x?&quot;" title="Show in the plan">');
  });
});
