const LONGEST = 40;

/** A name from the text as a message shows it: on one line, clipped, and in quotation marks. */
export function quotedName(name: string): string {
  // Control characters would act on a terminal.
  const line = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return `“${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}”`;
}
