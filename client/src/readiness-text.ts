import type { CheckNode, PlanNode } from '../../server/src/lsp/protocol.ts';

/** How ready a plan is, as Markdown for a message or a page: the verdict, what is urgent, and what is due this week. */
export function readinessText(plan: PlanNode): string {
  const { sentence, name, date, datePrecision, weekday, daysToLaunch, score, open, needsAttention, thisWeek } = plan;
  const launch =
    date === null
      ? 'It has no launch date.'
      : `Launch: ${datePrecision === 'day' ? `${weekday ?? ''}, ${date}` : `by the end of the ${datePrecision ?? ''}, ${date}`} (${String(daysToLaunch)} days to go).`;
  return [
    `## ${escaped(name ?? 'Launch plan')}`,
    escaped(sentence),
    `${launch} ${score === null ? '' : `${score} % of the checks are done, ${open} are open.`}`.trim(),
    ...list('Needs attention', needsAttention),
    ...list('This week', thisWeek),
  ].join('\n\n');
}

function list(title: string, checks: readonly CheckNode[]): readonly string[] {
  if (checks.length === 0) return [];
  const items = checks.map(({ message, title: about, owner, plannedFor, due, rule }) => {
    const day = plannedFor ?? due;
    const facts = [...(owner === null ? [] : [owner]), ...(day === null ? [] : [day]), rule];
    return `- ${escaped(message ?? about)} (${escaped(facts.join(', '))})`;
  });
  return [`### ${title}`, items.join('\n')];
}

/**
 * Markdown in the text of a plan is shown as plain text. Invisible characters, such as tags and zero-width ones, are
 * shown by their number, because a language model would read them.
 */
function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replaceAll(/[\\`*_{}[\]<>#|!~&]/g, '\\$&');
}

const UNSEEN = /[\p{Cc}\u2028\u2029\u2800\uFFF9-\uFFFB\p{Default_Ignorable_Code_Point}]/gu;
