import { expect, it } from 'vitest';
import { withPlansOf } from '../../client/src/with-plans-of.ts';
import { uriKey } from '../../server/src/lsp/files/uri-map.ts';
import type { PlanNode, ReadinessModel } from '../../server/src/lsp/protocol.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { connect, eventually, modern } from '../support/test-client.ts';

/** The plans without their order: the server names those of open files first. */
const inOrder = (plans: readonly PlanNode[]): readonly PlanNode[] =>
  plans.toSorted((a, b) => {
    const [one, other] = [uriKey(a.uri), uriKey(b.uri)];
    return one < other ? -1 : one > other ? 1 : a.document - b.document;
  });
const names = (plans: readonly PlanNode[]): readonly unknown[] => inOrder(plans).map(({ name }) => name);

const named = (name: string): string => SIX_FIELDS.replace('Atlas Billing', name);

it('is the same after an answer about the changed files as after one about all', async () => {
  const files = { 'a/launch.yaml': named('A'), 'b/launch.yaml': named('B'), 'c/launch.yaml': named('C') };
  const client = await connect({ capabilities: modern, files });
  const ask = (path?: string): Promise<ReadinessModel> =>
    client.connection.sendRequest('launchplan/readiness', path === undefined ? {} : { textDocument: { uri: path } });
  const whole = await eventually(ask, ({ plans }) => plans.length === 3);
  let known = whole.plans;
  const update = async (path: string): Promise<void> => {
    const uri = client.uri(path);
    const isOfFile = (plan: PlanNode): boolean => uriKey(plan.uri) === uriKey(uri);
    known = withPlansOf(known, isOfFile, (await ask(uri)).plans);
  };

  await client.open('a/launch.yaml', `${named('A')}---\n${named('A again')}`);
  await update('a/launch.yaml');
  expect(names(known)).toEqual(['A', 'A again', 'B', 'C']);
  expect(inOrder(known)).toEqual(inOrder((await ask()).plans));

  await client.change('a/launch.yaml', 2, { text: named('A').replace('2027-03-10', '2027-05-10') });
  await update('a/launch.yaml');
  expect(inOrder(known)).toEqual(inOrder((await ask()).plans));

  await client.open('d/launch.yaml', named('D'));
  await update('d/launch.yaml');
  expect(names(known)).toEqual(['A', 'B', 'C', 'D']);

  await client.change('a/launch.yaml', 3, { text: 'a: 1\n' });
  await update('a/launch.yaml');
  expect(names(known)).toEqual(['B', 'C', 'D']);
});
