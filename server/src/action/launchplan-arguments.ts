import type { FailOn, Inputs } from './inputs.ts';

/** Where the command line leaves each report. */
export interface ReportFiles {
  readonly annotations: string;
  readonly markdown: string;
  readonly json: string;
  readonly sarif: string;
}

const formats = ({ annotations, markdown, json }: ReportFiles): readonly string[] => [
  '--format=pretty',
  `--format=github=${annotations}`,
  `--format=markdown=${markdown}`,
  `--format=json=${json}`,
];

const lintGates: Readonly<Record<FailOn, readonly string[]>> = {
  error: [],
  warning: ['--max-warnings=0'],
  none: ['--exit-zero'],
};

/** `launchplan lint`, all reports in one run. What a workflow names as a path is never taken for an option. */
export function lintArguments({ paths, failOn, asOf }: Inputs, files: ReportFiles): readonly string[] {
  return ['lint', ...formats(files), ...lintGates[failOn], ...given('as-of', asOf), '--', ...paths];
}

/** `launchplan diff BASE [HEAD]`, all reports in one run. */
export function diffArguments(
  base: string,
  head: string | undefined,
  { paths, gates, maxSlip, maxTotalSlip, maxScoreDrop, asOf }: Inputs,
  files: ReportFiles,
): readonly string[] {
  return [
    'diff',
    ...formats(files),
    `--fail-on=${gates}`,
    ...paths.filter((path) => path !== '.').map((path) => `--paths=${path}`),
    ...given('max-slip', maxSlip),
    ...given('max-total-slip', maxTotalSlip),
    ...given('max-score-drop', maxScoreDrop),
    ...given('as-of', asOf),
    '--',
    base,
    ...(head === undefined ? [] : [head]),
  ];
}

/** All findings for code scanning, which compares them with the base by itself. */
export function sarifArguments({ paths, asOf }: Inputs, file: string): readonly string[] {
  return ['lint', `--format=sarif=${file}`, '--exit-zero', ...given('as-of', asOf), '--', ...paths];
}

function given(option: string, value: string): readonly string[] {
  return value === '' ? [] : [`--${option}=${value}`];
}
