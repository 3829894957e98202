import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

/**
 * The colours of a terminal, or none. Only this file imports the library, which looks at the streams of the process
 * when it is loaded.
 */
export function colorsFor(isColored: boolean): Colors {
  return pc.createColors(isColored);
}
