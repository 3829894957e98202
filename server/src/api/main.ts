/**
 * The functions of the package `launchplan`, for other people's programs. Each returns the data that `--format json`
 * prints; docs/api.md shows how to use them. What a function needs is loaded when it is first called, in the same parts
 * as the command line.
 */
import type { diff as diffType } from './diff.ts';
import type { explain as explainType } from './explain.ts';
import type { lintFiles as lintFilesType, lintText as lintTextType } from './lint.ts';
import type { loadConfig as loadConfigType } from './load-config.ts';

export const lintText: typeof lintTextType = async (...args) => (await import('./lint.ts')).lintText(...args);
export const lintFiles: typeof lintFilesType = async (...args) => (await import('./lint.ts')).lintFiles(...args);
export const diff: typeof diffType = async (...args) => (await import('./diff.ts')).diff(...args);
export const explain: typeof explainType = async (...args) => (await import('./explain.ts')).explain(...args);
export const loadConfig: typeof loadConfigType = async (...args) =>
  (await import('./load-config.ts')).loadConfig(...args);

export type { DiffOptions, Gate } from './diff.ts';
export type { ExplainOptions } from './explain.ts';
export type { LintFilesOptions, LintTextOptions } from './lint.ts';
export type { LoadConfigOptions } from './load-config.ts';
export type * from '../reporters/json-model.ts';
