import { pageAround, planArticle } from '../../engine/report/report-page.ts';
import { nameOf, reportedPlan } from '../../engine/report/reported-plan.ts';
import { format } from '../reporter.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The readiness report as one file for a browser, to print, attach or archive. It loads nothing. */
export default format({
  name: 'html',
  description: 'one page for a browser, to print, attach or keep',
  note: 'The page of a go/no-go meeting for each plan, with its style in it. It loads nothing from the network and runs no script.',
  language: 'html',
  exampleLines: 8,
  extension: 'html',
  showsChecks: true,
  render: ({ asOf }) => {
    const names: string[] = [];
    const texts = sha256.create();
    let isFirst = true;
    return {
      file: ({ path, snapshot, plans }) => {
        texts.update(utf8ToBytes(isFirst ? snapshot.text : `\0${snapshot.text}`));
        isFirst = false;
        return plans
          .map((report) => {
            const plan = reportedPlan(path, report, asOf);
            return planArticle(plan, names.push(nameOf(plan)));
          })
          .join('');
      },
      around: ({ problems }) => {
        const { before, after } = pageAround({
          names,
          asOf,
          // The same plans give the same page, and no text can contain its own hash.
          nonce: bytesToHex(texts.digest()).slice(0, 32),
          problems: problems.map(({ path, message }) => `${path}: ${message}`),
        });
        return { before, after: [after] };
      },
    };
  },
});
