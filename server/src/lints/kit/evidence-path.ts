import { excerpt } from './names/excerpt.ts';
import type { Surroundings } from '../surroundings.ts';

/** What is wrong with a text that was written as evidence. */
export interface EvidenceFault {
  readonly messageId: 'no-file' | 'outside' | 'scheme';
  readonly message: string;
}

const WEB_ADDRESS = /\bhttps?:\/\//i;
/** `//server/share`, `\\server\share`, `C:\x`: nobody else has them, whatever the disk says. */
const OTHER_MACHINE = /^(?:[\\/]{2}|[a-z]:\S)/i;
const SCHEME = /^(?!https?:\/\/)[a-z][a-z\d+.-]+:\S/i;
/** A path has a folder or a file's extension; one with spaces needs the extension, as prose may hold a slash. */
const PATH = /^(?:[^\s/\\]*[/\\]\S*|(?:.*[^\s./\\])?\.[a-z][a-z\d]{0,7})(?:#.*)?$/i;
/** No system has longer paths. */
const LONGEST = 4096;
/** At the end of a text, too: “Ask lee@example.com”. */
const EMAIL = /\S@[^\s/\\]+$/;

/**
 * Looks up what a plan gives as evidence: 'none' for a file that is there; 'unknown' for what is not looked at (a web
 * address, a text that is no path) or cannot be known here.
 */
export function evidencePathFault(text: string, { fileAt }: Surroundings): EvidenceFault | 'none' | 'unknown' {
  if (OTHER_MACHINE.test(text)) return outside(text);
  if (SCHEME.test(text)) return scheme(text);
  // A text that holds an address is no path: “Notes of Lee, https://…”.
  if (WEB_ADDRESS.test(text)) return 'unknown';
  if (fileAt === undefined || text.length > LONGEST || !PATH.test(text) || EMAIL.test(text)) return 'unknown';
  switch (lookedUp(text, fileAt)) {
    case 'file':
      return 'none';
    case 'unknown':
      return 'unknown';
    case 'outside':
      return outside(text);
    case 'absent':
      return {
        messageId: 'no-file',
        message: `There is no “${excerpt(text)}”, seen from the folder of this plan. Evidence that nobody can open shows nothing. Add the file, correct its path, or give a web address that begins with https.`,
      };
  }
}

/** What stands at a path, or at the part of it before a heading: `training.md#results`. */
function lookedUp(text: string, fileAt: NonNullable<Surroundings['fileAt']>): ReturnType<typeof fileAt> {
  const whole = fileAt(text);
  const heading = text.indexOf('#');
  return whole === 'absent' && heading > 0 ? fileAt(text.slice(0, heading)) : whole;
}

function outside(text: string): EvidenceFault {
  return {
    messageId: 'outside',
    message: `“${excerpt(text)}” lies outside this repository, so it was not looked at, and others may not have it. Move the file into the repository, or give a web address that begins with https.`,
  };
}

function scheme(text: string): EvidenceFault {
  return {
    messageId: 'scheme',
    message: `“${excerpt(text)}” is neither a file of this repository nor a web address, so it is not opened from here. Move the evidence into the repository, or give a web address that begins with https.`,
  };
}
