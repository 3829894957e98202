import type { Span } from '../../text/span.ts';
import type { ConfigSource } from './config-source.ts';
import type { Preset } from './parent-reference.ts';

/** A settings file in the place that it has for a plan. */
export interface SettingsFile {
  /** As messages name it. */
  readonly path: string;
  readonly source: ConfigSource;
}

/** One of the sources of a plan's settings. They are kept nearest first: what an earlier one sets, holds. */
export type Layer =
  | { readonly kind: 'file'; readonly file: SettingsFile }
  | {
      readonly kind: 'preset';
      readonly preset: Preset;
      /** The item of `extends` that names it. */
      readonly file: SettingsFile;
      readonly span: Span;
    };
