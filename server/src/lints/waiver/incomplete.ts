import { listed } from '../../text/listed.ts';
import { fails, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { offer, type Fix } from '../fix.ts';
import { lint } from '../lint.ts';
import type { Suppression } from '../suppression.ts';
import { judgedSuppressions } from '../kit/judged-suppressions.ts';

export default lint({
  summary: 'A waiver does not say why, who or until when, and has no effect.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'waivers',
  why: `Trivy's file of ignored findings can hold a statement and an expiry for each of them, and Cortex asks a reason
for an exemption from its scorecards. Without these an exception is only a way to make a warning go away: nobody knows a
year later whether it still holds, or whom to ask. So a waiver counts once it has a reason, a person and a last day, and a
comment once it has a reason.`,
  origin: { source: 'Trivy; Cortex' },
  fix: 'offer',
  stage: 'waivers',
  hygiene: true,
  afterLaunch: true,
  bad: { plan: 'waivers:\n  - lint: sales/no-demo\n    reason: The demo is the product itself\n' },
  good: {
    plan: `waivers:
  - lint: sales/no-demo
    reason: The demo is the product itself
    by: vp@example.com
    expires: 2027-03-31
`,
  },
  check: (plan, context) =>
    judgedSuppressions(plan, context).flatMap((one, index, all) => incomplete(one, all.slice(0, index))),
});

function incomplete(suppression: Suppression, before: readonly Suppression[]): readonly Claim[] {
  const { kind, lint: id, at, lacks, target, waiver, removal } = suppression;
  if (suppression.misnamed !== undefined) return misnamed(suppression.misnamed, at);
  // What can never be waived is no better for being complete.
  if (target === 'not-waivable') return [];
  if (id === '' && (kind === 'comment' || waiver?.lint.kind === 'absent')) {
    const what = kind === 'comment' ? 'This comment' : 'This waiver';
    const message = `${what} does not say which check it sets aside, so it has no effect. Add the id of the check, such as sales/no-demo.`;
    return [fails(at, message, { messageId: 'no-lint' })];
  }
  if (lacks.length === 0 || target === 'unreadable') return [];
  if (kind === 'waiver') {
    const message = `The waiver of ${excerpt(id)} lacks ${listed(
      lacks.map((one) => parts[one].name),
      'and',
    )}, so it has no effect and the check still counts. Others have to be able to see why it was set aside, and whom to ask. Add what is missing.`;
    return [fails(at, message, { fixes: stubs(suppression) })];
  }
  if (!lacks.includes('reason')) {
    const message = `A comment cannot waive ${excerpt(id)} while it is an error: your organisation wants a person to answer for that. Write a waiver with a reason, a person and a last day instead.`;
    return [fails(at, message, { messageId: 'comment-on-error' })];
  }
  // One comment lacks one reason, whatever it names.
  if (before.some((other) => other.removal?.comment.start === removal?.comment.start)) return [];
  const message =
    'This comment gives no reason, so it has no effect and the check still counts. Others have to be able to see why it was set aside. Write two hyphens and the reason behind it: “-- the demo is the product itself”.';
  return [fails(at, message, { messageId: 'no-reason' })];
}

/** No fix renames it: that would set a check aside that still counts. */
function misnamed(name: string, at: Suppression['at']): readonly Claim[] {
  const message = `Nothing reads ${excerpt(name)}, so this comment has no effect. On the line above the one that it is about, write “# launchplan-disable-next-line sales/no-demo -- why”.`;
  return [fails(at, message, { messageId: 'misnamed' })];
}

const parts = {
  reason: { key: 'reason', name: 'a reason' },
  person: { key: 'by', name: 'a person' },
  expiry: { key: 'expires', name: 'a last day' },
} as const;

function stubs({ lacks, waiver, at }: Suppression): readonly Fix[] {
  if (waiver === undefined) return [];
  const missing = lacks.filter((one) => {
    const fact = waiver[parts[one].key];
    return fact.kind === 'absent' && fact.written === 'no';
  });
  const title = `Add ${listed(
    missing.map((one) => parts[one].name),
    'and',
  )} to the waiver`;
  const changes = missing.map((one) => ({ kind: 'insert', path: [...at.path, parts[one].key], value: '' }) as const);
  return missing.length === 0 ? [] : [offer(title, ...changes)];
}
