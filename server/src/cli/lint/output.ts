import type { FileReport } from '../../engine/check/check-file.ts';
import type { RunEnd, RunStart } from '../../reporters/reporter.ts';
import { spillBuffer } from '../output/spill-buffer.ts';
import type { Io } from '../io.ts';
import { writeReport } from '../output/write-report.ts';
import type { OutputRequest } from './lint-request.ts';

/** A report that is written while a run goes on. */
export interface LintOutput {
  readonly file: (file: FileReport) => void;
  /** @returns whether the report went where it should; if not, the user has seen why. */
  readonly write: (run: RunEnd) => Promise<boolean>;
}

/**
 * Begins a report. What it says of each file is held as text until the run is over, for what stands before it, such as
 * counts and the faults outside of plans, is known only then, and half of a report is worse than none.
 */
export function beginOutput({ format, file: target, options }: OutputRequest, run: RunStart, io: Io): LintOutput {
  const report = format.render(run, options);
  const held = spillBuffer();
  return {
    file: (file) => held.add(report.file(file)),
    write: async (end) => {
      const { before, after } = report.around(end);
      const parts = function* (): Generator<string> {
        yield before;
        yield* held.parts();
        yield* after;
      };
      try {
        return await writeReport(parts(), { file: target, isCommands: format.isCommands === true }, io);
      } finally {
        held.close();
      }
    },
  };
}
