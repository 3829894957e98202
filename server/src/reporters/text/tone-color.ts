import type { Tone } from '../../plan/words.ts';
import type { Colors } from './colors.ts';

/** Colours a text by what it says of a plan. */
export function toneColor(tone: Tone, colors: Colors): (text: string) => string {
  switch (tone) {
    case 'bad':
      return colors.red;
    case 'warn':
      return colors.yellow;
    case 'good':
      return colors.green;
    case 'calm':
      return colors.dim;
  }
}
