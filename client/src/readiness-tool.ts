import * as vscode from 'vscode';
import type { ReadinessSource } from './readiness-source.ts';
import { readinessForModel } from './readiness-text.ts';

interface Input {
  /** The name of the plan or a part of it. Without a name, all plans of the workspace. */
  readonly plan?: string;
}

/** Reports to a language model how ready the plans of the workspace are. */
export function readinessTool(source: ReadinessSource): vscode.LanguageModelTool<Input> {
  return {
    async invoke({ input }) {
      await source.refresh();
      const wanted = (input.plan ?? '').toLowerCase();
      const plans = source.plans().filter(({ name, uri }) => `${name ?? ''} ${uri}`.toLowerCase().includes(wanted));
      const text =
        plans.length === 0
          ? 'There is no such launch plan in this workspace.'
          : readinessForModel(plans, source.model()?.asOf ?? '');
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
    prepareInvocation: () => ({ invocationMessage: vscode.l10n.t('Looking at the readiness of the launch plans') }),
  };
}
