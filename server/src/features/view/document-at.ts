import type { PlanReport } from '../../engine/check/check.ts';
import type { Plan } from '../../plan/plan.ts';
import { configSchema, launchSchema, type JsonSchema } from '../../schema/json-schema.ts';
import type { Document } from '../../syntax/tree.ts';
import type { DocumentView } from './document-view.ts';

/** The document of a `---` stream that an offset lies in; undefined above the first. */
export function documentAt({ snapshot }: DocumentView, offset: number): Document | undefined {
  return snapshot.tree.documents.findLast(({ span }) => span.start <= offset);
}

/** The plan that an offset lies in, unchecked; undefined in a foreign document and in a settings file. */
export function planAt(view: DocumentView, offset: number): Plan | undefined {
  const document = documentAt(view, offset);
  return view.snapshot.plans.find((plan) => plan.document.index === document?.index);
}

/** The plan that an offset lies in, with its findings; undefined in a foreign document and in a settings file. */
export function reportAt(view: DocumentView, offset: number): PlanReport | undefined {
  const document = documentAt(view, offset);
  return view.reports.find(({ plan }) => plan.document.index === document?.index);
}

/** The schema of a file. */
export function schemaOf({ kind }: DocumentView): JsonSchema {
  return kind === 'config' ? configSchema : launchSchema;
}
