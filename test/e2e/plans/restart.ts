import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { tidyUp, openWith, readOn, replace, rulesIn } from '../editor.ts';
import { eventually } from '../eventually.ts';
import { ITS_DAY, SMALL_PLAN } from '../small-plan.ts';

export function restartTests(): void {
  describe('the server, on request', () => {
    before(() => readOn(ITS_DAY));
    afterEach(tidyUp);

    it('goes on where it was when it is restarted', async () => {
      const editor = await openWith('scratch/restart/launch.yaml', SMALL_PLAN);
      const { uri } = editor.document;
      await eventually(() => rulesIn(uri).length > 0, Boolean);
      await vscode.commands.executeCommand('launchplan.restartServer');
      await eventually(() => rulesIn(uri).length > 0, Boolean);
      await replace(editor, 'pricing:', 'pricng:');
      await eventually(() => rulesIn(uri).some((rule) => rule.startsWith('schema/')), Boolean);
    });
  });
}
