/** What a person does in the workbench, with the keyboard where that is how it is done. */
import { basename, dirname } from 'node:path';

/**
 * How long each attempt at something may take, in milliseconds. The first are short, for what a busy window did not take
 * the first time it takes the second; the last is long, for the slowest machine.
 */
const attempts = [5_000, 10_000, 20_000, 40_000];

/** Opens a file of the workspace. @returns its editor, which has the keyboard. */
export async function showFile(page, path) {
  const box = boxIn(page);
  // The files that were open last stand there until the search has come to its end; one that begins while the folder is
  // not there yet finds nothing, and stays so.
  const found = focusedRow(box)
    .filter({ hasText: dirname(path).replace(/^\.$/, '') })
    .filter({ hasText: basename(path) });
  // The editor before it stands there until the file has been read, and takes what is typed meanwhile.
  const editor = page.locator(`.monaco-editor.focused[data-uri$=${JSON.stringify(`/${path}`)}]`);
  await repeatedly(
    `Opening ${path}`,
    () => rowsIn(box),
    async (timeout) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+P');
      await box.locator('input').first().fill(path, { timeout });
      await found.waitFor({ timeout });
      await box.locator('input').first().press('Enter', { timeout });
      await editor.locator('.view-line').first().waitFor({ timeout });
    },
  );
  return editor;
}

/** Opens a plan, once the server has reported it. @returns its editor, which has the keyboard. */
export async function openFile(page, path) {
  const editor = await showFile(page, path);
  // The first answer of the server: a lens above the plan.
  await editor.locator('.codelens-decoration').first().waitFor();
  return editor;
}

/** Runs a command by its title; what it asks then, if anything, is there to be answered. */
export async function runCommand(page, title) {
  const typed = `>${title}`;
  const box = boxIn(page);
  const input = box.locator('input').first();
  // A web view takes the keyboard once it is there, and the box closes.
  await repeatedly(
    `Running ${title}`,
    () => rowsIn(box),
    async (timeout) => {
      await page.keyboard.press('F1');
      await input.fill(typed, { timeout });
      // Commands with longer titles may come first.
      await rowOf(box, title).click({ timeout });
    },
  );
  await isPast(page, typed);
}

/** Puts the cursor somewhere in the active editor; lines and columns count from 1. */
export async function goToLine(page, line, column) {
  const box = boxIn(page);
  const place = page.locator('.statusbar').getByText(`Ln ${line}, Col ${column}`, { exact: true });
  await repeatedly(
    `Going to ${line}:${column}`,
    () => rowsIn(box),
    async (timeout) => {
      await page.keyboard.press('Control+G');
      const input = box.locator('input').first();
      await input.fill(`:${line}:${column}`, { timeout });
      await input.press('Enter', { timeout });
      await box.waitFor({ state: 'hidden', timeout });
      await place.waitFor({ timeout });
      await page.locator('.monaco-editor.focused').waitFor({ timeout });
    },
  );
}

/**
 * Chooses what the light bulb offers where the cursor is. It offers what the server knows by then, so a menu without it
 * is closed and opened again.
 */
export async function chooseFix(page, title) {
  const offered = page.locator('.action-widget .monaco-list-row.action');
  await repeatedly(
    `Choosing “${title}”`,
    () => offered.allTextContents(),
    async (timeout) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
      await offered.filter({ hasText: title }).click({ timeout });
    },
  );
  await offered.first().waitFor({ state: 'hidden' });
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
  const box = boxIn(page);
  await box
    .filter({ hasText: question })
    .or(box.filter({ has: page.getByPlaceholder(question) }))
    .waitFor();
  const input = box.locator('input').first();
  // What it says about an answer stands in place of the question.
  await repeatedly(
    `Answering “${question}” with “${text}”`,
    () => rowsIn(box),
    async (timeout) => {
      await input.fill(text, { timeout });
      // A list takes a moment to show what fits.
      const isList = await box.locator('.quick-input-list').isVisible();
      if (isList) await focusedRow(box).filter({ hasText: text }).waitFor({ timeout });
      if (said !== '') await box.locator('.quick-input-message').filter({ hasText: said }).waitFor({ timeout });
      await input.press('Enter', { timeout });
    },
  );
  await isPast(page, text);
}

/** Runs a command that asks for several choices, turns some of them over, and confirms. */
export async function toggle(page, title, choices) {
  const box = boxIn(page);
  const input = box.locator('input[type="text"]').first();
  const attempt = async (timeout) => {
    await runCommand(page, title);
    for (const choice of choices) {
      await input.fill(choice, { timeout });
      const row = rowOf(box, choice);
      const wasTicked = await row.getAttribute('aria-checked', { timeout });
      await row.click({ timeout });
      const turned = box.page().locator(`[aria-checked="${wasTicked === 'true' ? 'false' : 'true'}"]`);
      await row.and(turned).waitFor({ timeout });
    }
    await input.press('Enter', { timeout });
  };
  await repeatedly(`Choosing ${choices.join(', ')}`, () => rowsIn(box), attempt);
  await isPast(page, choices.at(-1));
}

/** Waits until the box is closed, or asks for something else than what was typed into it. */
async function isPast(page, typed) {
  await page.waitForFunction((before) => {
    const box = document.querySelector('.quick-input-widget');
    return box === null || box.style.display === 'none' || box.querySelector('input')?.value !== before;
  }, typed);
}

/** The box at the top of the window, while it is shown. */
function boxIn(page) {
  return page.locator('.quick-input-widget').filter({ visible: true });
}

/** The row of a box that Enter would choose. */
function focusedRow(box) {
  return box.locator('.quick-input-list .monaco-list-row.focused');
}

/** The row with a label, which may end in an ellipsis, and whatever is said beside it. */
function rowOf(box, label) {
  const name = new RegExp(`^${label.replaceAll(/[^\w\s]/g, String.raw`\$&`)}(…|\\.{3})?$`);
  const rows = box.locator('.quick-input-list .monaco-list-row');
  return rows.filter({ has: box.page().locator('.label-name').filter({ hasText: name }) });
}

function rowsIn(box) {
  return box.locator('.quick-input-list .monaco-list-row').allTextContents();
}

/**
 * Does something again while it does not come to its end, as a person does.
 *
 * @param what is said when the last attempt has failed, together with why it has and the rows that could be chosen.
 * @param look gives these rows.
 * @param attempt gets the milliseconds that each of its steps may take.
 */
async function repeatedly(what, look, attempt) {
  for (const [index, timeout] of attempts.entries()) {
    try {
      return await attempt(timeout);
    } catch (error) {
      if (index < attempts.length - 1) continue;
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`${what} had no effect. The rows were ${JSON.stringify(await look())}. ${cause}`, {
        cause: error,
      });
    }
  }
}
