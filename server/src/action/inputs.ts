import { getInput, getMultilineInput } from '@actions/core';

/** What a workflow asks for, under `with`. `action.yml` documents each. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly mode: 'auto' | 'diff' | 'lint';
  readonly failOn: FailOn;
  /** The gates of a comparison, as `diff` takes them; it says what is wrong with them. */
  readonly gates: string;
  /** Handed on to `diff` as they are, which says what is wrong with them. */
  readonly maxSlip: string;
  readonly maxTotalSlip: string;
  readonly maxScoreDrop: string;
  /** Empty: the branch that the pull request goes to. */
  readonly base: string;
  /** Empty: today. */
  readonly asOf: string;
  readonly comment: boolean;
  /** Tells several comments of a workflow apart; empty for the only one. */
  readonly commentId: string;
  readonly sarif: boolean;
  readonly workingDirectory: string;
  readonly token: string;
}

export type FailOn = 'error' | 'warning' | 'none';

/** The gates of `diff`, which is a program of its own here. */
export const gateNames: readonly string[] = [
  'new-error',
  'new-warning',
  'unchecked',
  'weakened',
  'self-waived',
  'unreasoned-slip',
  'deleted',
  'none',
];

/** What `error` and `warning` mean for a comparison; other words are its own. */
const gateWords: Readonly<Record<string, string>> = { error: 'new-error,unchecked', warning: 'new-warning,unchecked' };

const modes = ['auto', 'diff', 'lint'] as const;

/** Reads the inputs; where one makes no sense, a sentence that says why. */
export function readInputs(): Inputs | string {
  const writtenMode = getInput('mode') || 'auto';
  const failOnWords = (getInput('fail-on') || 'error').split(/[\s,]+/).filter(Boolean);
  const mode = modes.find((one) => one === writtenMode);
  const [comment, sarif] = [yesOrNo('comment'), yesOrNo('sarif')];
  if (mode === undefined) return `The input mode takes auto, diff or lint, not '${writtenMode}'.`;
  const unknown = failOnWords.find((word) => !(word in gateWords) && !gateNames.includes(word));
  if (unknown !== undefined) {
    return `The input fail-on takes error, warning, none or gates of a comparison such as weakened, not '${unknown}'.`;
  }
  const commentId = getInput('comment-id');
  if (!/^[\w.-]{0,64}$/.test(commentId)) {
    return `The input comment-id takes up to 64 letters, digits, dots and hyphens, not '${commentId}'.`;
  }
  if (comment === undefined) return `The input comment takes true or false; '${getInput('comment')}' is neither.`;
  if (sarif === undefined) return `The input sarif takes true or false; '${getInput('sarif')}' is neither.`;
  const paths = getMultilineInput('paths');
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    mode,
    failOn: failOnOf(failOnWords),
    gates: failOnWords.map((word) => gateWords[word] ?? word).join(','),
    maxSlip: getInput('max-slip'),
    maxTotalSlip: getInput('max-total-slip'),
    maxScoreDrop: getInput('max-score-drop'),
    base: getInput('base'),
    asOf: getInput('as-of'),
    comment,
    commentId,
    sarif,
    workingDirectory: getInput('working-directory'),
    token: getInput('token'),
  };
}

/** What turns a check of the plans as they are red; the gates of a comparison say nothing of it. */
function failOnOf(words: readonly string[]): FailOn {
  if (words.some((word) => word === 'warning' || word === 'new-warning')) return 'warning';
  return words.includes('none') ? 'none' : 'error';
}

/** Booleans as YAML writes them; an input that is not given is false. */
function yesOrNo(name: string): boolean | undefined {
  const written = getInput(name);
  if (/^(?:true|True|TRUE)$/.test(written)) return true;
  return /^(?:|false|False|FALSE)$/.test(written) ? false : undefined;
}
