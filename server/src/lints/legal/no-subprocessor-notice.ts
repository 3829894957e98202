import { given } from '../../plan/fact.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

const newSubprocessor = when('new_subprocessor true', ({ legal }) => given(legal.new_subprocessor) === true);

export default lint({
  summary: 'Another company begins to handle customer data, and the plan has no notice to customers.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 30, hard: true, unscaled: true },
  applies: newSubprocessor,
  despiteUnchanged: newSubprocessor,
  needs: 'legal.subprocessor_notice',
  why: `Under Article 28 of the General Data Protection Regulation a processor tells its customers of a new subprocessor
beforehand, so that they can object, and data processing agreements set the time for it: often 30 days. The time runs
from the notice, whatever the size of the launch; who forgets it waits, or breaks the contract with every customer.`,
  origin: { source: 'data processing agreements' },
  fix: 'offer',
  bad: { plan: 'legal:\n  new_subprocessor: true\n' },
  good: {
    plan: 'legal:\n  new_subprocessor: true\n  subprocessor_notice:\n    owner: ruth@example.com\n    done: T-32\n',
  },
  check: ({ legal }) => [
    asksForTask(legal.subprocessor_notice, {
      thing: 'the notice of the new subprocessor',
      missing: 'Another company will handle the data of customers, and the plan has no notice to them.',
      because:
        'Contracts as a rule give customers time to object before it begins, and that time starts with the notice.',
    }),
  ],
});
