/** Put in by the bundler, from package.json. */
declare const __VERSION__: string;

export const version: string = __VERSION__;
