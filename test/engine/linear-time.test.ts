import { expect, it } from 'vitest';
import { checked, SIX_FIELDS } from '../support/checked.ts';
import { growth } from '../support/growth.ts';

/** The lines of a plan, by how many of each thing it has. */
type Lines = (count: number) => readonly string[];

const times = (count: number, line: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => line(index));

const plans: Readonly<Record<string, Lines>> = {
  'milestones in a chain': (count) => [
    'milestones:',
    ...times(count, (at) => `  - { id: m${String(at)}, what: Step, due: 2027-02-01, needs: [m${String(at + 1)}] }`),
    `  - { id: m${String(count)}, what: Last, due: 2027-02-01 }`,
  ],
  'milestones that need what does not exist': (count) => [
    'milestones:',
    ...times(count, (at) => `  - { id: m${String(at)}, what: Step, due: 2027-02-01, needs: [x${String(at)}] }`),
  ],
  'milestones with a misspelt key': (count) => [
    'milestones:',
    ...times(count, (at) => `  - { id: m${String(at)}, what: Step, ownr: ben@example.com, due: 2027-02-01 }`),
  ],
  'scope items and promises of each': (count) => [
    'scope:',
    ...times(count, (at) => `  - { id: s${String(at)}, what: Item, due: 2027-02-01 }`),
    'promises:',
    ...times(count, (at) => `  - { to: Northwind, what: Item, due: 2027-01-31, scope: s${String(at)} }`),
  ],
  'approvals that lack a decision': (count) => [
    'approvals:',
    ...times(count, (at) => `  - { gate: g${String(at)}, by: ben@example.com, decison: approved, on: 2027-01-01 }`),
  ],
  'promises with comments and expired waivers of each': (count) => [
    'promises:',
    ...times(count, (at) =>
      [
        '  # launchplan-disable-next-line promise/not-in-scope -- agreed',
        `  - { to: Northwind, what: Item, due: 2027-01-31, scope: s${String(at)} }`,
      ].join('\n'),
    ),
    'waivers:',
    ...times(count, () => '  - { lint: promise/not-in-scope, reason: R, by: ben@example.com, expires: 2026-12-01 }'),
  ],
};

it.each(Object.entries(plans))(
  'four times the %s take less than eight times as long',
  (_, lines) => {
    const textOf = (count: number): string => `${SIX_FIELDS}${lines(count).join('\n')}\n`;
    // Of a short plan, which leaves no garbage to collect, each item takes half as long.
    const [some, many] = [textOf(2000), textOf(8000)];
    const ratio = growth(
      () => checked(some),
      () => checked(many),
      8,
    );
    expect(ratio).toBeLessThan(8);
  },
  240_000,
);
