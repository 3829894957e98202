import { asksForFact } from '../claim.ts';
import { both, sold, stage } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no reference customers.',
  tiers: [1],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 30 },
  applies: both(sold, stage('ga')),
  needs: 'customers.references',
  why: `Before they sign, buyers ask who else uses it. A seller who has no answer offers a product for which there is one.
Customers need weeks to agree to be named, so a reference that is asked for in launch week comes after the launch.`,
  origin: { source: 'Pragmatic launch readiness' },
  fix: 'offer',
  bad: { plan: 'customers:\n  design_partners: [Northwind]\n' },
  good: { plan: 'customers:\n  design_partners: [Northwind]\n  references: [Northwind]\n' },
  check: ({ customers }) => [
    asksForFact(customers.references, {
      thing: 'the reference customers',
      plural: true,
      missing: 'The plan names no reference customers.',
      because: 'Buyers ask who else uses it before they sign.',
    }),
  ],
});
