import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { reportedPlan, reportPage } from '../engine/report-page/report-page.ts';
import type { Reporter } from './reporter.ts';

/** The readiness report as one file for a browser, without anything from elsewhere: to print, to attach, to archive. */
export const html: Reporter = ({ files, asOf, problems }) => {
  const plans = files.flatMap(({ path, plans: reports }) => reports.map((report) => reportedPlan(path, report, asOf)));
  return reportPage(
    plans,
    asOf,
    nonceFor(files.map(({ snapshot }) => snapshot.text)),
    problems.map(({ path, message }) => `${path}: ${message}`),
  );
};

/** The same plans give the same page, and no text can name the hash of itself. */
function nonceFor(texts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(texts.join('\0')))).slice(0, 32);
}
