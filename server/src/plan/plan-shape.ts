import {
  absoluteDate,
  anything,
  boolean,
  date,
  list,
  map,
  moment,
  number,
  person,
  record,
  task,
  taskWith,
  text,
  word,
} from './shape.ts';

export const stages = ['alpha', 'beta', 'limited', 'ga'] as const;
export const motions = ['self-serve', 'product-led-sales', 'sales-led', 'partner'] as const;
export const pricingModels = [
  'free',
  'included',
  'freemium',
  'flat',
  'per-seat',
  'tiered',
  'usage',
  'hybrid',
  'quote',
] as const;

const level = word('low', 'medium', 'high');

/** The keys that any section may have. */
export const sectionKeys = { owner: person, notes: anything, unchanged: text } as const;

/** The keys of the root that hold no section. The format, under "Sections", is the source of this and of what follows. */
export const rootFields = {
  launch_plan: number,
  name: text,
  owner: person,
  tier: number,
  stage: word(...stages),
  date: absoluteDate,
  status: word('draft', 'planned', 'go', 'no-go', 'launched', 'reviewed', 'cancelled'),
  date_is: word('target', 'committed'),
  summary: text,
  started: date,
  scope_freeze: date,
  sponsor: person,
  team: map(list(person)),
  links: map(list(text)),
  tags: list(text),
  scope: list(taskWith({ id: text, what: text, effort_days: number }, 'what')),
  promises: list(
    record(
      {
        to: text,
        what: text,
        due: date,
        scope: list(text),
        for: text,
        kind: word('contract', 'verbal', 'roadmap', 'commercial'),
        made_by: person,
      },
      'what',
    ),
  ),
  milestones: list(taskWith({ id: text, what: text, needs: list(text) }, 'what')),
  dependencies: list(
    record({ on: text, owner: person, due: date, external: boolean, contingency: text, plan: text }, 'on'),
  ),
  risks: list(record({ risk: text, owner: person, likelihood: level, impact: level, mitigation: text }, 'risk')),
  approvals: list(
    record(
      { gate: text, by: person, decision: word('requested', 'approved', 'denied'), on: date, evidence: list(text) },
      'gate',
    ),
  ),
  slips: list(record({ from: absoluteDate, to: absoluteDate, reason: text })),
  waivers: list(record({ lint: text, reason: text, by: person, expires: absoluteDate }, 'lint')),
} as const;

/** The keys of each section. */
export const sectionFields = {
  problem: { customer: text, pain: text, evidence: list(text) },
  customers: {
    design_partners: list(record({ name: text, since: date, evidence: list(text) }, 'name')),
    buyer_evidence: list(text),
    references: list(anything),
  },
  context: { products: list(text), processes: list(text) },
  go_to_market: {
    motion: word(...motions),
    buyer: text,
    end_user: text,
    deal_size: number,
    currency: text,
    sales_cycle_days: number,
    signup: word('self-serve', 'gated'),
    time_to_value_hours: number,
    switching_cost: level,
    largest_account_share: number,
    transition: task,
  },
  effort: { build: number, distribute: number, correction: task },
  sales: {
    input: taskWith({ from: list(text) }),
    preview: task,
    differentiation: text,
    training: task,
    demo: task,
    price_book: task,
    compensation: task,
    overlaps: list(record({ product: text, guidance: text }, 'product')),
    battlecards: list(record({ competitor: text, evidence: list(text) }, 'competitor')),
    reps: number,
    deals_per_rep: number,
    goal_deals: number,
  },
  pricing: {
    model: word(...pricingModels),
    plans: list(anything),
    price: text,
    input_from: list(text),
    unit_cost: text,
    entitlement: task,
    partner: record({ name: text, confirmed_on: date, evidence: list(text) }, 'name'),
  },
  finance: { sku: text, test_invoice: task, tax: task, revenue_recognition: task },
  support: {
    level: word('none', 'best-effort', 'full', 'same-as-product'),
    tools: list(taskWith({ name: text }, 'name')),
    training: task,
    escalation: list(record({ level: text, to: text }, 'to')),
    known_issues: list(anything),
  },
  services: { onboarding: task },
  marketing: {
    involved_since: date,
    positioning: record({
      for: text,
      need: text,
      category: text,
      benefit: text,
      unlike: text,
      difference: text,
    }),
    claims: list(record({ claim: text, evidence: list(text) }, 'claim')),
    competitors: list(text),
    new_category: boolean,
    education: task,
  },
  legal: {
    review: task,
    terms: task,
    personal_data: boolean,
    privacy: task,
    security: task,
    accessibility: task,
    new_subprocessor: boolean,
    subprocessor_notice: task,
  },
  engineering: {
    monitoring: task,
    on_call: text,
    load_test: task,
    capacity_days: number,
    replaces: record({ product: text, dropped: list(record({ feature: text, decision: text }, 'feature')) }, 'product'),
  },
  rollout: {
    steps: list(
      record(
        {
          id: text,
          to: text,
          stage: word(...stages),
          region: text,
          audience: text,
          percent: number,
          date,
          exit: text,
        },
        'to',
      ),
    ),
    rollback: record(
      {
        trigger: text,
        owner: person,
        flag: text,
        tested_on: date,
        reversible: boolean,
        evidence: list(text),
      },
      'trigger',
    ),
  },
  migration: {
    from: text,
    customers: text,
    path: task,
    notice: task,
    end_of_sale: date,
    end_of_life: date,
  },
  launch_day: {
    lead: person,
    room: text,
    runbook: text,
    starts: moment,
    rollback_call: moment,
    hypercare_until: date,
  },
  docs: { user_guide: task, release_notes: task },
  comms: {
    internal: date,
    external: moment,
    preannounced: text,
    press: taskWith({ embargo: moment, analysts: list(text) }),
    breaking: boolean,
    customer_notice: task,
  },
  outcomes: {
    metrics: list(
      record(
        {
          name: text,
          kind: word('input', 'outcome', 'guardrail'),
          baseline: text,
          target: text,
          by: date,
          instrumented: task,
          actual: text,
          decision: text,
        },
        'name',
      ),
    ),
    early_signal: record({ on: date, stop_if: text }),
    reviews: list(date),
  },
  learning: {
    lessons_from: list(text),
    retro: record({ on: date, worked: list(text), failed: list(text) }),
  },
  handoff: { owner: person },
} as const;
