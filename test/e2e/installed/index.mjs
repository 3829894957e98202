import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { assert } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  answer,
  chooseFix,
  goToLine,
  openFile,
  reportIn,
  rowsOf,
  runCommand,
  showFile,
  showView,
  toggle,
} from '../hands.mjs';
import { runSuite } from '../run-suite.ts';
import { eventually, pause } from '../eventually.ts';
import { lowestContrast } from './contrast.mjs';

/**
 * What a person sees who installs the package into a new profile and opens a folder that they have not said they trust.
 *
 * @param {object} given
 * @param {string} given.folder the folder that is open: the samples
 * @param {string} given.packed what packing said
 * @param {(test: string) => Promise<void>} given.picture takes a picture of what failed
 * @param {(line: string) => void} print
 */
export function run({ page, folder, packed, picture }, print) {
  // Sooner than mocha, so that a failure says what was waited for.
  page.setDefaultTimeout(60_000);
  return runSuite(() => {
    beforeEach(async () => {
      // What a test that failed left open.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    });
    afterEach(async function () {
      if (this.currentTest.state === 'failed') await picture(this.currentTest.title);
    });

    describe('the package', () => {
      it('is small, and made without a warning', () => {
        const [, files, kilobytes] = /\((\d+) files, ([\d.]+) ?KB\)/.exec(packed) ?? [];
        assert.isAtMost(Number(files), 42);
        assert.isAtMost(Number(kilobytes), 740);
        assert.notMatch(packed, /warn/i);
      });
    });

    describe('the installed extension, in a folder that is not trusted', () => {
      it('tells how a plan stands, in the text and in the tree', async () => {
        await page.locator('.statusbar').getByText('Restricted Mode').waitFor();
        await openFile(page, 'whole-product/launch.yaml');
        await page.locator('.monaco-editor .squiggly-error').first().waitFor();
        await showView(page);
        // The other plans come as they are read, and the tree follows the editor a moment later.
        await eventually(
          () => labelsOf(rowsOf(page)),
          ([first, ...rows]) =>
            first === 'Needs attention: 8 blockers · 31 warnings' &&
            rows.some((row) => row.includes('Sales is not in the plan, blocker, 9 checks')) &&
            rows.some((row) => row.startsWith('Harbor Flow') && row.includes('Off track, 30 days left')),
        );
      });

      it('writes a plan from six answers, with the cursor at what is left to write', async () => {
        await runCommand(page, 'Launch Plan: New Launch Plan');
        await answer(page, 'What kind of launch is it?', 'Empty plan');
        await answer(page, 'What launches?', 'Night Shift');
        await answer(page, 'How much of the company', '3');
        await answer(page, 'How far is it open', 'ga');
        await answer(page, 'When does it launch?', '2031-09-18', 'Thursday, 18 September 2031, in 135 days');
        await answer(page, 'How does it reach', 'self-serve');
        await page.locator('.codelens-decoration').getByText('135 days to launch').waitFor();
        // The people of the other plans are offered there.
        await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
        await page.keyboard.type('ana@example.com');
        await page.keyboard.press('Escape');
        const text = await saved('launch.yaml', /^owner: ana@example\.com\b/m);
        assert.match(text, /^name: Night Shift$/m);
      });

      it('colours its own language as it colours YAML', async () => {
        const colorOf = (editor, word) =>
          editor
            .locator('.view-line span span')
            .filter({ hasText: word })
            .first()
            .evaluate((span) => getComputedStyle(span).color);
        const colorsIn = async (editor) => [await colorOf(editor, /^name$/), await colorOf(editor, /^#/)];
        const own = join(folder, 'dark-mode/own.launch-plan.yaml');
        const yaml = await openFile(page, 'dark-mode/launch.yaml');
        // Text is there before its colours.
        const colors = await eventually(
          () => colorsIn(yaml),
          ([key, comment]) => key !== comment,
        );
        await copyFile(join(folder, 'dark-mode/launch.yaml'), own);
        try {
          const editor = await openFile(page, 'dark-mode/own.launch-plan.yaml');
          await page.locator('.statusbar').getByText('Launch Plan', { exact: true }).waitFor();
          await eventually(
            () => colorsIn(editor),
            (found) => isDeepStrictEqual(found, colors),
          );
          await runCommand(page, 'View: Close Editor');
        } finally {
          await rm(own);
        }
      });

      it('fixes what the light bulb offers', async () => {
        await openFile(page, 'whole-product/launch.yaml');
        const row = rowsOf(page).filter({ hasText: 'Sales is not in the plan' });
        await row.waitFor();
        await goToLine(page, 2, 3);
        await chooseFix(page, 'Add sales to the plan');
        await saved('whole-product/launch.yaml', /^sales:$/m);
        await row.waitFor({ state: 'hidden' });
      });

      it('filters the tree by several states, keeps them ticked, and shows everything again', async () => {
        await openFile(page, 'atlas-billing-midway/launch.yaml');
        // Ten days before its launch: once the date has passed, it is all that blocks.
        await judgeAsOf('2031-03-01', 'Saturday, 1 March 2031');
        await toggle(page, 'Launch Plan: Filter', ['planned too late', 'overdue']);
        await page.locator('.sidebar').getByText('Filtered: overdue, planned too late').waitFor();
        const [first, ...rows] = await eventually(
          () => labelsOf(rowsOf(page)),
          (labels) =>
            labels.length > 4 && labels.slice(1, 4).every((label) => /, (?:planned too late|overdue), /.test(label)),
        );
        assert.match(first, /^Needs attention: \d+ blockers/);
        assert.notMatch(rows.slice(0, 7).join('\n'), /, missing, /);
        await runCommand(page, 'Launch Plan: Filter');
        const ticked = page.locator('.quick-input-list .monaco-list-row[aria-checked="true"]');
        await ticked.nth(1).waitFor();
        assert.strictEqual(await ticked.count(), 2);
        await page.keyboard.press('Escape');
        await clearFilter();
      });

      it('shows only what is mine once it knows who I am, and what an owner has, and remembers both', async () => {
        await openFile(page, 'atlas-billing-midway/launch.yaml');
        const filtered = (said) => page.locator('.sidebar').getByText(`Filtered: ${said}`).waitFor();
        await toggle(page, 'Launch Plan: Filter', ['Only mine']);
        await answer(page, 'Which of these are you?', 'hana@example.com');
        await filtered('Only mine (hana@example.com)');
        await rowsAreOf('hana@example.com');
        // Where she has nothing to do, there is no row.
        await rowsOf(page).filter({ hasText: 'Kubernetes' }).waitFor({ state: 'hidden' });
        // Next time it asks no more.
        await clearFilter();
        await toggle(page, 'Launch Plan: Filter', ['Only mine']);
        await filtered('Only mine (hana@example.com)');
        // Another owner in my place.
        await toggle(page, 'Launch Plan: Filter', ['Only mine', 'lee@example.com']);
        await filtered('lee@example.com');
        await rowsAreOf('lee@example.com');
        await clearFilter();
      });

      /** Judges all plans as of a day from here on. */
      async function judgeAsOf(day, said) {
        await runCommand(page, 'Launch Plan: Set As-of Date');
        await answer(page, 'The day as of which plans are checked', day, said);
        await page.locator('.sidebar').getByText(`As of ${said}`).waitFor();
      }

      /** Shows everything in the tree again. */
      async function clearFilter() {
        await runCommand(page, 'Launch Plan: Clear Filter');
        await page.locator('.sidebar').getByText('Filtered:').waitFor({ state: 'hidden' });
      }

      /** Waits until what needs attention in the tree is all of one owner. */
      async function rowsAreOf(owner) {
        await eventually(
          () => labelsOf(rowsOf(page)),
          (labels) => {
            const end = labels.findIndex((label) => /^(?:This week|Atlas)/.test(label));
            const checks = labels.slice(1, end).filter((label) => !label.endsWith('needs attention'));
            return checks.length > 0 && checks.every((label) => label.includes(owner));
          },
        );
      }

      it('has a button for the report on plans, and none on the files of other tools', async () => {
        const button = page.locator('.editor-actions a[aria-label^="Show Readiness Report"]');
        await openFile(page, 'whole-product/launch.yaml');
        await button.waitFor();
        const foreign = await showFile(page, 'ros/launch.yaml');
        await foreign.getByText('warehouse_camera').first().waitFor();
        await button.waitFor({ state: 'hidden' });
        await runCommand(page, 'View: Close Editor');
      });

      it('explains a lint on a page that opens beside the plan', async () => {
        await runCommand(page, 'Launch Plan: Explain Lint');
        await answer(page, 'Which one?', 'sales/no-demo');
        await reportIn(page).locator('h1').getByText('sales/no-demo').waitFor();
        await runCommand(page, 'View: Close Editor');
      });

      it('waives a lint with a reason, a person and an end', async () => {
        await openFile(page, 'dark-mode/launch.yaml');
        await judgeAsOf('2031-04-12', 'Saturday, 12 April 2031');
        const row = rowsOf(page).filter({ hasText: 'The plan has no user guide' });
        await row.first().waitFor();
        await runCommand(page, 'Launch Plan: Waive Lint');
        await answer(page, 'What can this launch do without?', 'docs/no-user-guide');
        await answer(page, 'Why can this launch do without it?', 'The setting explains itself.');
        await answer(page, 'Who is responsible for that?', 'vera@example.com');
        await answer(page, 'Until when does it hold?', '2031-06-30', 'Monday, 30 June 2031');
        await saved('dark-mode/launch.yaml', WAIVER);
        await row.first().waitFor({ state: 'hidden' });
      });

      it('judges plans as of another day', async () => {
        await openFile(page, 'dark-mode/launch.yaml');
        await judgeAsOf('2031-04-10', 'Thursday, 10 April 2031');
        await page.locator('.codelens-decoration').getByText('5 days to launch').waitFor();
      });

      it('has a walkthrough of four steps', async () => {
        await runCommand(page, 'Welcome: Open Walkthrough');
        await answer(page, 'walkthrough', 'Launch Plans');
        const steps = page.locator('.getting-started-step .step-title');
        await steps.nth(3).waitFor();
        assert.deepEqual(await steps.allTextContents(), [
          'Write six lines',
          'See what is missing',
          'Fix it, plan it, or waive it',
          'Take it to the meeting',
        ]);
        await runCommand(page, 'View: Close Editor');
      });
    });

    describe('the readiness report', () => {
      it('says what a go/no-go meeting asks', async () => {
        await openFile(page, 'atlas-billing-midway/launch.yaml');
        await runCommand(page, 'Launch Plan: Show Readiness Report');
        const report = reportIn(page);
        await report.locator('h1').getByText('Atlas Billing (midway)').waitFor();
        const headings = await report.locator('h2').allTextContents();
        for (const heading of HEADINGS) assert.include(headings, heading);
        assert.match(await report.locator('.verdict').textContent(), /Off track/);
        assert.match(await report.locator('body').textContent(), /Northwind Retail was promised/);
        // Nothing runs in it, whatever a plan says.
        assert.strictEqual(await report.locator('script').count(), 0);
      });

      for (const { name, id, colors } of themes) {
        it(`can be read in a ${name} theme`, async () => {
          await page.emulateMedia(colors);
          await reportIn(page).locator(`body[data-vscode-theme-id="${id}"]`).waitFor();
          const { ratio, text } = await lowestContrast(reportIn(page).locator('body'));
          assert.isAtLeast(ratio, 4.5, text);
        });
      }

      it('is gone through with the keyboard, and leads into the plan', async () => {
        const report = reportIn(page);
        await report.locator('h1').click();
        await page.keyboard.press('Tab');
        const focused = report.locator('a:focus-visible');
        await focused.waitFor();
        const place = page.locator('.statusbar').getByText(/Ln \d+, Col/);
        await place.waitFor({ state: 'hidden' });
        assert.notMatch(await focused.evaluate((link) => getComputedStyle(link).outline), /none|0px/);
        await page.keyboard.press('Enter');
        await page
          .locator('.statusbar')
          .getByText(/Ln (?!1,)\d+, Col/)
          .waitFor();
      });
    });

    /** Saves the active editor, again while what is to be saved comes. @returns the text of its file once that matches. */
    async function saved(path, pattern) {
      return eventually(
        async () => {
          await page.keyboard.press('Control+S');
          await pause(200);
          return readFile(join(folder, path), 'utf8');
        },
        (text) => pattern.test(text),
      );
    }
  }, print);
}

const WAIVER =
  /^waivers:\n  - lint: docs\/no-user-guide\n    reason: The setting explains itself\.\n    by: vera@example\.com\n    expires: 2031-06-30$/m;

const HEADINGS = [
  'Next actions',
  'Promises at risk',
  'Departments',
  'Score by area',
  'Timeline',
  'Open checks by owner',
];

const themes = [
  { name: 'light', id: 'Light Modern', colors: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', id: 'Dark Modern', colors: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'dark high contrast', id: 'Default High Contrast', colors: { colorScheme: 'dark', forcedColors: 'active' } },
  {
    name: 'light high contrast',
    id: 'Default High Contrast Light',
    colors: { colorScheme: 'light', forcedColors: 'active' },
  },
];

/** The settings of the user in whose window this runs. */
export const settings = {
  'launchplan.asOf': '2031-05-06',
  'security.workspace.trust.startupPrompt': 'never',
  'window.autoDetectColorScheme': true,
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
};

function labelsOf(rows) {
  return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
}
