import { getInput, getMultilineInput } from '@actions/core';

/** What a workflow asks for, under `with`. `action.yml` documents each. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly mode: 'auto' | 'diff' | 'lint';
  readonly failOn: FailOn;
  /** Handed on to `diff` as they are, which says what is wrong with them. */
  readonly maxSlip: string;
  readonly maxScoreDrop: string;
  /** Empty: the branch that the pull request goes to. */
  readonly base: string;
  /** Empty: today. */
  readonly asOf: string;
  readonly comment: boolean;
  readonly sarif: boolean;
  readonly workingDirectory: string;
  readonly token: string;
}

export type FailOn = 'error' | 'warning' | 'none';

/** The words of this page, and those of `launchplan diff --fail-on`. */
const failOnWords: Readonly<Record<string, FailOn>> = {
  error: 'error',
  'new-error': 'error',
  warning: 'warning',
  'new-warning': 'warning',
  none: 'none',
};

const modes = ['auto', 'diff', 'lint'] as const;

/** Reads the inputs; where one makes no sense, a sentence that says why. */
export function readInputs(): Inputs | string {
  const [writtenMode, writtenFailOn] = [getInput('mode') || 'auto', getInput('fail-on') || 'error'];
  const mode = modes.find((one) => one === writtenMode);
  const failOn = Object.hasOwn(failOnWords, writtenFailOn) ? failOnWords[writtenFailOn] : undefined;
  const [comment, sarif] = [yesOrNo('comment'), yesOrNo('sarif')];
  if (mode === undefined) return `The input mode takes auto, diff or lint, not '${writtenMode}'.`;
  if (failOn === undefined) {
    return `The input fail-on takes error, warning or none, not '${writtenFailOn}'.`;
  }
  if (comment === undefined) return `The input comment takes true or false; '${getInput('comment')}' is neither.`;
  if (sarif === undefined) return `The input sarif takes true or false; '${getInput('sarif')}' is neither.`;
  const paths = getMultilineInput('paths');
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    mode,
    failOn,
    maxSlip: getInput('max-slip'),
    maxScoreDrop: getInput('max-score-drop'),
    base: getInput('base'),
    asOf: getInput('as-of'),
    comment,
    sarif,
    workingDirectory: getInput('working-directory'),
    token: getInput('token'),
  };
}

/** Booleans as YAML writes them; an input that is not given is false. */
function yesOrNo(name: string): boolean | undefined {
  const written = getInput(name);
  if (/^(?:true|True|TRUE)$/.test(written)) return true;
  return /^(?:|false|False|FALSE)$/.test(written) ? false : undefined;
}
