import type { PlanReport } from '../../engine/check/check.ts';
import type { Plan } from '../../plan/plan.ts';
import { configSchema, type JsonSchema } from '../../schema/json-schema.ts';
import { planSchemaWith } from '../../schema/plan-schema.ts';
import type { Document } from '../../syntax/tree.ts';
import type { DocumentView } from './document-view.ts';

/** The document of a `---` stream at an offset; undefined above the first. */
export function documentAt({ snapshot }: DocumentView, offset: number): Document | undefined {
  return snapshot.tree.documents.findLast(({ span }) => span.start <= offset);
}

/** The plan at an offset, unchecked; undefined in a document of another tool and in a settings file. */
export function planAt(view: DocumentView, offset: number): Plan | undefined {
  const document = documentAt(view, offset);
  return view.snapshot.plans.find((plan) => plan.document.index === document?.index);
}

/** The plan at an offset, with its findings; undefined in a document of another tool and in a settings file. */
export function reportAt(view: DocumentView, offset: number): PlanReport | undefined {
  const document = documentAt(view, offset);
  return view.reports.find(({ plan }) => plan.document.index === document?.index);
}

/** The schema of a file. */
export function schemaOf({ kind, config }: DocumentView): JsonSchema {
  return kind === 'config' ? configSchema : planSchemaWith(config.organisation.ownDepartments);
}
