/** The least version of each terminal that shows hyperlinks, by what it calls itself in `TERM_PROGRAM`. */
const programs: Readonly<Record<string, Version>> = {
  'iTerm.app': [3, 1],
  WezTerm: [20_200_620, 0],
  vscode: [1, 72],
  ghostty: [0, 0],
  Hyper: [0, 0],
};

/** Terminals that say who they are in `TERM`. */
const terminals: ReadonlySet<string> = new Set(['alacritty', 'foot', 'xterm-ghostty', 'xterm-kitty']);

type Version = readonly [major: number, minor: number];

/**
 * Whether an output shows hyperlinks (OSC 8): never where it is no terminal. `FORCE_HYPERLINK` decides for a terminal
 * that is not known here, `0` for none. Colours have nothing to do with it.
 *
 * Our own table, because the library for this looks at the whole process when it is loaded, links into a pipe where it
 * is told to, and asks for colours. The terminals are those of https://github.com/Alhadis/OSC8-Adoption.
 */
export function hasHyperlinks(
  environment: Readonly<Record<string, string | undefined>>,
  { isTerminal }: { readonly isTerminal: boolean },
): boolean {
  const { FORCE_HYPERLINK: forced, CI, TERM = '', TERM_PROGRAM = '', TERM_PROGRAM_VERSION, VTE_VERSION } = environment;
  if (!isTerminal || TERM === 'dumb') return false;
  if (forced !== undefined && forced !== '') return forced !== '0';
  if (CI !== undefined && CI !== '') return false;
  if (environment.WT_SESSION !== undefined || terminals.has(TERM)) return true;
  const least = Object.hasOwn(programs, TERM_PROGRAM) ? programs[TERM_PROGRAM] : undefined;
  if (least !== undefined) return isAtLeast(versionOf(TERM_PROGRAM_VERSION), least);
  if (environment.KONSOLE_VERSION !== undefined) return Number(environment.KONSOLE_VERSION) >= 201_200;
  // VTE 0.50.0 crashes on them. It writes its version as 5003.
  return VTE_VERSION !== undefined && Number(VTE_VERSION) > 5000;
}

function versionOf(written = ''): Version {
  const [major = 0, minor = 0] = written.split(/\D/).map(Number);
  return [major, minor];
}

function isAtLeast([major, minor]: Version, [least, leastMinor]: Version): boolean {
  return major > least || (major === least && minor >= leastMinor);
}
