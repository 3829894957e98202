import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn } from '../support/command-line.ts';
import { newRepository, type Repository } from '../support/repository.ts';

interface Plan {
  readonly new: readonly { readonly rule: string; readonly message: string }[];
  readonly worsened: readonly { readonly rule: string; readonly message: string }[];
  readonly dateMoves: unknown;
}

interface Data {
  readonly headline: { readonly text: string };
  readonly plans: readonly Plan[];
  readonly gates: readonly { readonly gate: string; readonly value: number; readonly crossed: boolean }[];
}

const dated = (date: string, slips = ''): string => SIX_FIELDS.replace('2027-03-10', date) + slips;
const REASON = 'slips:\n  - {from: 2027-03-24, to: 2027-04-21, reason: The letter shop signs in April.}\n';
const environment = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const AS_OF = '--as-of=2027-01-15';

/** A plan that was committed to 10 March, and moved to 24 March before the change. */
function moved(): Repository {
  const repository = newRepository();
  repository.commit('2026-10-01', { 'launch.yaml': dated('2027-03-10') });
  repository.commit('2026-12-01', { 'launch.yaml': dated('2027-03-24') });
  repository.git('branch', 'base');
  return repository;
}

async function diff({ root }: Repository, ...args: readonly string[]): Promise<Data> {
  const { out, err } = await callIn(root, ['diff', 'base', AS_OF, '--format=json', ...args], '', environment);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Data;
}

async function pretty({ root }: Repository): Promise<string> {
  return (await callIn(root, ['diff', 'base', AS_OF], '', environment)).out;
}

function about(rule: string, [plan]: readonly Plan[]): readonly string[] {
  return [...(plan?.new ?? []), ...(plan?.worsened ?? [])]
    .filter((one) => one.rule === rule)
    .map(({ message }) => message);
}

describe('the moves of a date in a comparison', () => {
  it('are those of the base and one for the change, as after a squash merge', async () => {
    const repository = moved();
    repository.commit('2027-01-13', { 'launch.yaml': dated('2027-04-01') });
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-04-21') });
    const { headline, plans } = await diff(repository);
    expect(headline.text).toContain('28 days later, second move (42 in all)');
    expect(plans[0]?.dateMoves).toEqual({ change: 28, moves: 2, total: 42, reason: null });
    repository.git('reset', '--quiet', '--soft', 'base');
    repository.commit('2027-01-15', {});
    const lint = await callIn(repository.root, ['lint', AS_OF, '--format=compact'], '', environment);
    for (const rule of ['date/slipped', 'date/slip-unexplained']) {
      const messages = about(rule, plans);
      expect(messages.length, rule).toBeGreaterThan(0);
      // Who merges it, and when, is not known before.
      for (const message of messages) expect(lint.out.replaceAll(', Ana Ruiz on 15 January', '')).toContain(message);
    }
  });

  it('are told with the reason that the plan gives', async () => {
    const repository = moved();
    repository.commit('2027-01-13', { 'launch.yaml': dated('2027-04-01') });
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-04-21', REASON) });
    const { plans } = await diff(repository);
    expect(plans[0]?.dateMoves).toEqual({ change: 28, moves: 2, total: 42, reason: 'The letter shop signs in April.' });
    expect(about('date/slip-unexplained', plans)).toEqual([]);
    expect(await pretty(repository)).toContain(
      '28 days later, the second move, 42 days since the date first committed to. Reason: The letter shop signs in April.',
    );
  });

  it('are told with the reasons of several slips that lead to the new date', async () => {
    const repository = moved();
    const slips = `slips:
  - {from: 2027-03-24, to: 2027-04-01, reason: The letter shop is full.}
  - {from: 2027-04-01, to: 2027-04-21, reason: The tax rates come late.}
`;
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-04-21', slips) });
    const { plans, gates } = await diff(repository, '--fail-on=unreasoned-slip');
    expect(plans[0]?.dateMoves).toMatchObject({ reason: 'The letter shop is full; The tax rates come late' });
    expect(gates.filter((gate) => gate.crossed)).toEqual([]);
    expect(about('date/slip-unexplained', plans)).toEqual([]);
  });

  it('are not explained by slips that lead only a part of the way', async () => {
    const repository = moved();
    const slips = 'slips:\n  - {from: 2027-03-24, to: 2027-04-01, reason: The letter shop is full.}\n';
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-04-21', slips) });
    const { plans, gates } = await diff(repository, '--fail-on=unreasoned-slip');
    expect(plans[0]?.dateMoves).toMatchObject({ reason: null });
    expect(gates.filter((gate) => gate.crossed)).toHaveLength(1);
  });

  it('are not covered by another stage in the same change', async () => {
    const repository = moved();
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-04-21').replace('stage: ga', 'stage: beta') });
    const { plans, gates } = await diff(repository, '--fail-on=none', '--max-total-slip=30');
    expect(plans[0]?.dateMoves).toMatchObject({ moves: 2, total: 42 });
    expect(gates.filter((gate) => gate.crossed)).toHaveLength(1);
  });

  it('say where no reason is given', async () => {
    const repository = moved();
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-04-21') });
    expect(await pretty(repository)).toContain('42 days since the date first committed to. No reason given.');
  });

  it('cancel out within the change, and with those before it', async () => {
    const repository = moved();
    repository.commit('2027-01-13', { 'launch.yaml': dated('2027-04-21') });
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-03-24') });
    expect((await diff(repository)).plans).toEqual([]);
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-03-10') });
    expect((await diff(repository)).plans[0]?.dateMoves).toEqual({ change: -14, moves: 0, total: 0, reason: null });
  });

  it('follow a plan that is renamed and moved in the same change', async () => {
    const repository = moved();
    repository.git('mv', 'launch.yaml', 'atlas.launch.yaml');
    repository.commit('2027-01-14', { 'atlas.launch.yaml': dated('2027-04-21') });
    expect((await diff(repository)).plans[0]?.dateMoves).toMatchObject({ change: 28, moves: 2, total: 42 });
  });

  it.each([
    [42, false],
    [41, true],
  ])('cross --max-total-slip by all days since the first date, here %i', async (limit, crossed) => {
    const repository = moved();
    repository.commit('2027-01-14', { 'launch.yaml': dated('2027-04-21', REASON) });
    const { gates } = await diff(repository, '--fail-on=none', `--max-total-slip=${String(limit)}`, '--max-slip=28');
    expect(gates).toMatchObject([
      { gate: 'max-slip', value: 28, crossed: false },
      { gate: 'max-total-slip', value: 42, limit, crossed },
    ]);
  });

  it('cross nothing by a change that leaves the date alone', async () => {
    const repository = moved();
    repository.commit('2027-01-14', { 'launch.yaml': `${dated('2027-03-24')}sponsor: kim@example.com\n` });
    const { gates, plans } = await diff(repository, '--fail-on=none', '--max-total-slip=1');
    expect(plans[0]?.dateMoves).toBeNull();
    expect(gates.filter((gate) => gate.crossed)).toEqual([]);
  });
});
