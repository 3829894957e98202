/** What a message says is wrong, without why it matters and what to do. The full stop stays. */
export function firstSentence(message: string): string {
  return message.replace(/(?<=[.?!])\s.*$/s, '');
}
