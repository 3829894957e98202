import { expect, it } from 'vitest';
import { callIn } from '../support/command-line.ts';
import { newRepository, plan } from '../support/repository.ts';

/** A plan whose launch moved, with the commit that moved it. */
function slipped(): { readonly root: string; readonly commit: string } {
  const repository = newRepository();
  repository.commit('2027-01-04', { 'launch.yaml': plan('2027-03-10') });
  const commit = repository.commit('2027-01-05', { 'launch.yaml': plan('2027-03-24') });
  return { root: repository.root, commit };
}

async function linted(root: string, format: string): Promise<string> {
  const environment = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_GLOBAL: '/dev/null' };
  return (await callIn(root, ['lint', `--format=${format}`], '', environment)).out;
}

interface Finding {
  readonly rule: string;
  readonly related?: readonly unknown[];
}

it('json names the commits that moved a launch, and says nothing of others where there are none', async () => {
  const { root, commit } = slipped();
  const { plans } = JSON.parse(await linted(root, 'json')) as { plans: readonly { findings: readonly Finding[] }[] };
  const findings = plans[0]?.findings ?? [];
  const message = 'Moved from 10 March to 24 March (14 days, Ana Ruiz on 5 January).';
  expect(findings.find(({ rule }) => rule === 'date/slipped')?.related).toEqual([
    { message, range: null, reference: commit },
  ]);
  expect(findings.filter((one) => one.related?.length === 0)).toEqual([]);
});

it('sarif names them as related places, at the date that they moved', async () => {
  const { root, commit } = slipped();
  const { runs } = JSON.parse(await linted(root, 'sarif')) as {
    runs: readonly {
      results: readonly { ruleId: string; locations: unknown; relatedLocations?: readonly object[] }[];
    }[];
  };
  const found = runs[0]?.results.find(({ ruleId }) => ruleId === 'date/slipped');
  expect(found?.relatedLocations).toMatchObject([
    {
      physicalLocation: { artifactLocation: { uri: 'launch.yaml' }, region: { startLine: 6 } },
      message: { text: expect.stringContaining(commit) as string },
    },
  ]);
});
