import { keyWords } from '../../../text/key-words.ts';
import type { Task } from '../../../plan/fact.ts';
import { excerpt } from './excerpt.ts';

/**
 * What to call a task at the start of a sentence: by the name that its author gave it, else by its section and key.
 */
export function nameOfTask(task: Task): string {
  const name = nameInSentence(task);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What to call a task within a sentence. */
export function nameInSentence({ called, at }: Task): string {
  if (called !== undefined) return `“${excerpt(called)}”`;
  const keys = at.path.filter((step) => typeof step === 'string').map((key) => keyWords(key));
  return keys.length <= 1 ? (keys[0] ?? 'task') : `${keys.slice(0, -1).join(', ')}: ${keys.at(-1) ?? ''}`;
}
