import Mocha from 'mocha';

/** What stands before each line that the runner of these tests is to print; the editor prints much else. */
const MARK = 'e2e|';

/** Prints a line beside those of the tests. */
export function printLine(line: string): void {
  console.log(`${MARK}${line}`);
}

/**
 * Runs tests with mocha and prints what came of each.
 *
 * @param define declares the tests, with `describe` and `it` of mocha.
 * @param print takes each line.
 * @returns when all have passed.
 * @throws when one has failed, which is how the editor learns of it.
 */
export async function runSuite(define: () => void, print = printLine): Promise<void> {
  const say = (text: string): void => text.split('\n').forEach(print);
  const mocha = new Mocha({
    ui: 'bdd',
    // More than whatever a test waits for, so that a failure says what that was, and no test goes on beside the next.
    timeout: 300_000,
    reporter: Mocha.reporters.Base,
    forbidOnly: true,
    forbidPending: true,
  });
  // The tests come in a bundle, so there is no file that mocha would load.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  define();

  let passed = 0;
  let failed = 0;
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    const { EVENT_SUITE_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL } = Mocha.Runner.constants;
    runner.on(EVENT_SUITE_BEGIN, ({ title }) => {
      if (title !== '') say(title);
    });
    runner.on(EVENT_TEST_PASS, ({ title, duration }) => {
      passed += 1;
      say(`  passed  ${title} (${duration ?? 0} ms)`);
    });
    runner.on(EVENT_TEST_FAIL, ({ title }, error: Error) => {
      failed += 1;
      say(`  FAILED  ${title}\n${error.stack ?? error.message}`);
    });
  });
  say(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) throw new Error(`${failed} of ${passed + failed} tests failed.`);
}
