import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

/** The colours of a terminal, or none. This file alone knows the library, which looks at the streams of the process at once. */
export function colorsFor(isColored: boolean): Colors {
  return pc.createColors(isColored);
}
