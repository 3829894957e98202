/** What a person does in the workbench, with the keyboard where that is how it is done. */
import { basename, dirname } from 'node:path';

/** Opens a file of the workspace, once its plan has been read. */
export async function openFile(page, path) {
  // The files that were open last stand there until the search has come to its end; one that begins while the folder is
  // not there yet finds nothing, and stays so.
  const found = page
    .locator('.quick-input-list .monaco-list-row.focused')
    .filter({ hasText: dirname(path).replace(/^\.$/, '') })
    .filter({ hasText: basename(path) });
  for (let left = 5, isFound = false; !isFound; left--) {
    if (left === 0) throw new Error(`${path} is not found.`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').first().fill(path);
    isFound = await isThere(found);
  }
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor .view-line').first().waitFor();
  // The first answer of the server: a lens above the plan.
  await page.locator('.codelens-decoration').first().waitFor();
}

function isThere(locator) {
  return locator.waitFor({ timeout: 4000 }).then(
    () => true,
    () => false,
  );
}

/** Runs a command by its title; what it asks then, if anything, is there to be answered. */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction((typed) => {
    const box = document.querySelector('.quick-input-widget');
    return box === null || box.style.display === 'none' || box.querySelector('input')?.value !== typed;
  }, `>${title}`);
}

/** Puts the cursor somewhere in the active editor; lines and columns count from 1. */
export async function goToLine(page, line, column) {
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').first().fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Opens the readiness tree. */
export async function showView(page) {
  await page
    .locator('.activitybar .action-item')
    .filter({ has: page.locator('a[aria-label^="Launch"]') })
    .click();
  await rowsOf(page).nth(3).waitFor();
}

/** The rows of the tree in the side bar. */
export function rowsOf(page) {
  return page.locator('.sidebar .pane-body .monaco-list-row');
}

/** The page in the web view that is shown. */
export function reportIn(page) {
  return page.frameLocator('.webview.ready').first().frameLocator('#active-frame');
}

/**
 * Answers the box at the top of the window: waits for its question, types, and confirms.
 *
 * @param question a part of its title or of what stands in it while it is empty.
 * @param said what it says about the answer, where it says anything.
 */
export async function answer(page, question, text, said = '') {
  const box = page.locator('.quick-input-widget').filter({ visible: true });
  await box
    .filter({ hasText: question })
    .or(box.filter({ has: page.getByPlaceholder(question) }))
    .first()
    .waitFor();
  await box.locator('input').first().fill(text);
  const rows = box.locator('.quick-input-list .monaco-list-row');
  // A list takes a moment to show what fits.
  if (await box.locator('.quick-input-list').isVisible()) await rows.filter({ hasText: text }).first().waitFor();
  if (said !== '') await box.locator('.quick-input-message').filter({ hasText: said }).waitFor();
  await page.keyboard.press('Enter');
}
