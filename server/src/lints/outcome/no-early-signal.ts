import { commitmentOf } from '../../plan/commitment.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, type Asks } from '../claim.ts';
import { offer, type Change } from '../fix.ts';
import { lint } from '../lint.ts';
import type { Wording } from '../wording.ts';

export default lint({
  summary: 'The plan names no early signal of failure.',
  tiers: [1, 2],
  notFor: ['sunset'],
  timing: { kind: 'lead', days: 14 },
  needs: 'outcomes.early_signal',
  why: `A product had one customer nine months after its launch. It had been a failure from the start; the team just had
not realised it yet. An early signal is a day soon after the launch and what would make you stop or change course then,
agreed before anybody has to defend the launch: a day without a threshold, or a threshold without a day, is none.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'outcomes:\n  reviews: [T+30, T+90]\n' },
  good: { plan: 'outcomes:\n  early_signal:\n    on: T+14\n    stop_if: Fewer than 5 trials have begun\n' },
  check: ({ outcomes }) => asksForSignal(outcomes.early_signal),
});

const because = 'A launch that fails quietly is noticed when the numbers of the quarter are in.';

function asksForSignal(signal: Plan['outcomes']['early_signal']): readonly Asks[] {
  const whole: Wording = {
    thing: 'the early signal of failure',
    missing: 'The plan names no early signal that would tell that this fails.',
    because,
    hint: 'Name a day soon after launch, and what would make you stop.',
  };
  if (signal.kind === 'absent') {
    const value = { entries: [['on', 'T+14'] as const, ['stop_if', ''] as const] };
    return [
      asksForFact(signal, whole, {
        offers: [offer('Add an early signal two weeks after launch', { kind: 'insert', path: signal.at.path, value })],
      }),
    ];
  }
  if (signal.kind !== 'given') return [asksForFact(signal, whole)];
  const { on, stop_if } = signal.value;
  if (on.kind === 'unreadable' || stop_if.kind === 'unreadable') return [];
  const missing =
    stop_if.kind !== 'absent'
      ? 'The early signal of failure has no day to look at it.'
      : on.kind === 'absent'
        ? 'The early signal of failure says neither when to look nor what would make you stop.'
        : 'The early signal of failure does not say what would make you stop.';
  const completions: readonly Change[] = [
    ...(on.kind === 'absent' ? [{ kind: 'insert', path: on.at.path, value: 'T+14' } as const] : []),
    ...(stop_if.kind === 'absent' && stop_if.written === 'no'
      ? [{ kind: 'insert', path: stop_if.at.path, value: '' } as const]
      : []),
  ];
  return [
    {
      kind: 'asks',
      at: signal.at,
      asked: 'fact',
      // A day to come is what an early signal is about: once it is given it is there.
      commitments: [on, stop_if].map((fact) => {
        const commitment = commitmentOf(fact);
        return commitment.kind === 'none' ? { ...commitment, written: 'no' } : commitment;
      }),
      wording: { thing: 'the early signal of failure', missing, because },
      // What stands there already without a value is for its author to fill in.
      ...(on.kind === 'absent' || stop_if.kind === 'absent'
        ? { offers: completions.length === 0 ? [] : [offer('Complete the early signal', ...completions)] }
        : {}),
    },
  ];
}
