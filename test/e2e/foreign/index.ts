import { assert } from 'chai';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { diagnosticsOf, open, rulesIn, write } from '../editor.ts';
import { eventually, pause } from '../eventually.ts';
import { extension } from '../extension.ts';
import { activationTimes, printFigure } from '../figures.ts';
import { runSuite } from '../run-suite.ts';
import { SMALL_PLAN } from '../small-plan.ts';

/** What the extension does where no file is a launch plan: nothing. */
export function run(): Promise<void> {
  return runSuite(() => {
    describe('a workspace with the launch files of another tool', () => {
      it('starts no server, also when such a file is open', async () => {
        const { document } = await open('ros/launch.yaml');
        assert.strictEqual(document.languageId, 'yaml');
        const api = await extension().activate();
        // As long as a server takes to start and to answer, and more.
        await pause(3000);
        assert.strictEqual(api.readiness(), undefined);
        assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
        printFigure(`without a plan: ${await activationTimes()}`);
      });

      it('tells a language model that there is no plan, and starts nothing for that', async () => {
        const { content } = await vscode.lm.invokeTool('get_launch_readiness', {
          input: {},
          toolInvocationToken: undefined,
        });
        const [part] = content;
        assert.ok(part instanceof vscode.LanguageModelTextPart);
        assert.strictEqual(part.value, 'There is no launch plan in this workspace.');
        assert.strictEqual(extension().exports.readiness(), undefined);
      });

      it('has a server as soon as it has a plan', async () => {
        const start = performance.now();
        const uri = await write('product/launch.yaml', SMALL_PLAN);
        await eventually(() => rulesIn(uri).length > 0, Boolean);
        printFigure(`from the first plan to its first diagnostics: ${Math.round(performance.now() - start)} ms`);
        await eventually(() => extension().exports.readiness() !== undefined, Boolean);
        const { document } = await open('ros/launch.yaml');
        assert.deepEqual(diagnosticsOf(document.uri), []);
      });
    });
  });
}
