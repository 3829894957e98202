import { printable } from '../../text/printable.ts';

/** The argument parser's message about a wrong call, as a sentence that is safe to print. */
export function usageMessage(text: string): string {
  const [first = '', ...others] = text
    .trimEnd()
    .replace(/^error: /, '')
    .split('\n')
    .map(printable);
  const sentence = first.charAt(0).toUpperCase() + first.slice(1);
  const ended = /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`;
  return `${[ended, ...others].join('\n')}\n`;
}
