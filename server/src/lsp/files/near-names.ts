import type { Host } from '../host.ts';
import { uriSet } from './uri-map.ts';

/** The files that were found of which the name is nearly that of a plan or of the settings: they are passed over. */
export interface NearNames {
  /** Those that were found so far. Some may be gone, or have been renamed. */
  readonly uris: () => readonly string[];
  /** Why a file is passed over, as a sentence; undefined where it is not, or is none of this workspace. */
  readonly sentenceOn: (uri: string) => string | undefined;
  readonly saw: (uri: string) => void;
  /** Whether a file was found before, or is one now. */
  readonly concerns: (uri: string) => boolean;
}

/** @param isHere whether a file is open, or lies in a folder of the workspace. */
export function nearNames(host: Host, isHere: (uri: string) => boolean): NearNames {
  const seen = uriSet();
  return {
    uris: seen.uris,
    saw: seen.add,
    concerns: (uri) => seen.has(uri) || host.whyNameIsNear(uri) !== undefined,
    sentenceOn(uri) {
      const why = isHere(uri) ? host.whyNameIsNear(uri) : undefined;
      return why === undefined ? undefined : `This file ${why}`;
    },
  };
}
