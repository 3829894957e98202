/**
 * Makes the pictures of the README and of the walkthrough, of the real thing: `npm run pictures`.
 *
 *     npm run pictures                   all of them
 *     npm run pictures -- tree           one of them
 */
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { goToLine, openFile, reportIn, runCommand, showView } from './hands.mjs';
import { extensionsOf, root, workspaceOf } from './suites.mjs';
import { openWorkbench } from './workbench.mjs';

const out = join(root, 'docs/images');
const dark = 'Default Dark Modern';
const light = 'Default Light Modern';

/** What a picture shows: the plan and its day, the theme, and what a person does before it is taken. */
const pictures = [
  { name: 'tree', plan: 'whole-product/launch.yaml', asOf: '2031-05-06', theme: dark, act: showTree },
  { name: 'diagnostic', plan: 'dark-mode/launch.yaml', asOf: '2031-04-05', theme: dark, act: showFix },
  { name: 'completion', plan: 'atlas-billing-midway/launch.yaml', asOf: '2031-01-06', theme: dark, act: completeDate },
  { name: 'report-light', plan: 'atlas-billing-midway/launch.yaml', asOf: '2031-01-06', theme: light, act: showReport },
  { name: 'report-dark', plan: 'atlas-billing-midway/launch.yaml', asOf: '2031-01-06', theme: dark, act: showReport },
  { name: 'walkthrough', plan: 'dark-mode/launch.yaml', asOf: '2031-04-01', theme: dark, act: showWalkthrough },
];

const names = process.argv.slice(2);
await mkdir(out, { recursive: true });
for (const picture of pictures.filter(({ name }) => names.length === 0 || names.includes(name))) await take(picture);

async function take({ name, plan, asOf, theme, act }) {
  const temporary = await workspaceOf({ name, fill: (empty) => onePlan(empty, dirname(plan)) });
  const folder = join(temporary, dirname(plan));
  const extensions = await extensionsOf({ beside: [] });
  const workbench = await openWorkbench({
    ...{ folder, extensions, developed: [root] },
    settings: {
      'breadcrumbs.enabled': false,
      'editor.fontSize': 13,
      'editor.minimap.enabled': false,
      'launchplan.asOf': asOf,
      'window.commandCenter': false,
      'workbench.colorTheme': theme,
      'workbench.layoutControl.enabled': false,
      'workbench.tips.enabled': false,
    },
  });
  try {
    const { page } = workbench;
    await page.locator('.monaco-workbench .activitybar').waitFor();
    await openFile(page, basename(plan));
    await act(page);
    await page.screenshot({ path: join(out, `${name}.png`) });
    console.log(`docs/images/${name}.png`);
  } catch (error) {
    await workbench.page.screenshot({ path: join(root, 'out/e2e', `${name}.png`) });
    throw error;
  } finally {
    await workbench.close();
    for (const each of [temporary, extensions]) await rm(each, { recursive: true, force: true });
  }
}

/** A workspace with one sample, and with the settings of the samples. */
async function onePlan(folder, sample) {
  await cp(join(root, 'samples', sample), join(folder, sample), { recursive: true });
  await cp(join(root, 'samples/.launchplan.yaml'), join(folder, sample, '.launchplan.yaml'));
}

async function showTree(page) {
  await showView(page);
  await widen(page, 440);
  await page.waitForTimeout(1000);
}

/** Draws the side bar out to a width. */
async function widen(page, width) {
  const sash = page.locator('.monaco-sash.vertical').filter({ visible: true });
  const boxes = await Promise.all((await sash.all()).map((each) => each.boundingBox()));
  const box = boxes.find((each) => each !== null && each.x > 150 && each.x < 600);
  if (box === undefined || box === null) return;
  const y = box.y + 300;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(width, y, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(900, y);
}

async function showFix(page) {
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  // The whole section goes, so that its checks are told as one.
  await goToLine(page, 13, 1);
  await page.keyboard.press('Control+Shift+K');
  await goToLine(page, 2, 3);
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await runCommand(page, 'View: Focus Active Editor Group');
  await page.locator('.codelens-decoration').getByText('At risk').waitFor();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
  await page.waitForTimeout(800);
}

async function completeDate(page) {
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await goToLine(page, 84, 10);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget .monaco-list-row').first().waitFor();
  await page.waitForTimeout(800);
}

async function showReport(page) {
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommand(page, 'Launch Plan: Show Readiness Report');
  await reportIn(page).locator('h1').first().waitFor();
  // The page has the keyboard once it is there, and hands commands on.
  await runCommand(page, 'View: Maximize Editor Group and Hide Side Bars');
  await page.waitForTimeout(1500);
}

async function showWalkthrough(page) {
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill('>Welcome: Open Walkthrough');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Open Walkthrough' }).first().waitFor();
  await page.keyboard.press('Enter');
  const ours = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Launch Plans' }).first();
  await ours.waitFor();
  await ours.click();
  await page.locator('.getting-started-step').first().waitFor();
  // What the VS Code of these pictures says of itself there.
  await page.addStyleTag({
    content: '.gettingStartedContainer .getting-started-footer, .gettingStartedContainer .footer { display: none; }',
  });
  await page.waitForTimeout(1500);
}
