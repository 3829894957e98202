/** Put in by the bundler: the folder that the parts of the command line lie in. */
declare const __PROGRAMS__: string;

/** Where to find a program that runs on a thread of its own; undefined where the sources run as they are, unbundled. */
export const programFolder: string | undefined = typeof __PROGRAMS__ === 'undefined' ? undefined : __PROGRAMS__;
