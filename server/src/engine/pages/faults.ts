/** A fault of a file that is no readiness lint: what it means, and what to do. */
export interface Fault {
  readonly id: string;
  readonly summary: string;
  readonly advice: string;
}

/** Every fault that a finding or a problem may be. */
export const faults: readonly Fault[] = [
  fault(
    'schema/unknown-key',
    'A key is none that a plan may have here.',
    'Correct its spelling; `--fix` does it where the key that is meant is clear. Keys of your own start with `x-`.',
  ),
  fault(
    'schema/missing-key',
    'One of the six required fields is missing.',
    'Add `launch_plan`, `name`, `owner`, `tier`, `stage` or `date`.',
  ),
  fault(
    'schema/wrong-type',
    'A value is of another type than asked, as a word where a number belongs.',
    'Write a value of the type that the message names.',
  ),
  fault(
    'schema/invalid-value',
    'A value is none of those that are possible here.',
    'Choose one that the message lists.',
  ),
  fault(
    'schema/invalid-date',
    'A date is not written as one, or the calendar does not have it.',
    'Write a day such as `2027-03-10`, or, where the launch may move it, `T-14`.',
  ),
  fault(
    'schema/missing-marker',
    'The file was named as a launch plan and does not say that it is one.',
    'Add `launch_plan: 1` as its first line; `--fix` does it.',
  ),
  fault(
    'schema/not-a-plan',
    'The file is a list or a text where a plan is a group of keys.',
    'Start from `launchplan init`.',
  ),
  fault(
    'schema/effort-sum',
    'The shares of building and distribution do not make 100.',
    'Correct one of them, or leave one out: it is the rest then.',
  ),
  fault(
    'schema/unknown-reference',
    'An id names a milestone, a rollout step or a lint that does not exist.',
    'Correct the id, or add what it names.',
  ),
  fault(
    'syntax/error',
    'The text is no YAML at this place.',
    'Fix the text; only the section that it stands in waits for it, the rest is checked.',
  ),
  fault('syntax/duplicate-key', 'A key is written twice; the first one counts.', 'Keep one of the two.'),
  fault(
    'syntax/merge-conflict',
    'A merge left its conflict markers in the file.',
    'Decide between the two sides and take the markers out.',
  ),
  fault(
    'syntax/alias-bomb',
    'Aliases repeat so much that the plan would grow beyond reason.',
    'Write out what is meant, once.',
  ),
  fault(
    'syntax/unresolved-alias',
    'An alias (`*name`) names an anchor (`&name`) that does not stand before it.',
    'Correct the name, or write the value itself.',
  ),
  fault(
    'syntax/too-deep',
    'Brackets or lists stand more than a hundred deep in each other.',
    'Plans are flat: take the levels out.',
  ),
  fault('syntax/too-large', 'The file is larger than any plan.', 'Keep the plan itself, and link to what is large.'),
  fault('syntax/not-text', 'The bytes of the file are no text in UTF-8.', 'Save the file as UTF-8.'),
  fault(
    'config/syntax',
    'The organisation file is no YAML at this place.',
    'Fix the text; what can be read still holds.',
  ),
  fault('config/unknown-key', 'A setting is none that the organisation file may have here.', 'Correct its spelling.'),
  fault(
    'config/unknown-lint',
    'A setting names a lint that does not exist.',
    'Correct the id; `launchplan rules` lists all of them.',
  ),
  fault('config/invalid-value', 'A setting has a value that is not possible.', 'Choose one that the message names.'),
  fault('config/circular-extends', 'Organisation files extend each other in a circle.', 'Take one of the steps out.'),
  fault(
    'config/missing-file',
    'An organisation file extends one that is not there.',
    'Correct the path, or add the file.',
  ),
  fault('io/unreadable', 'A file or folder could not be read.', 'Correct the path or the permissions.'),
];

function fault(id: string, summary: string, advice: string): Fault {
  return { id, summary, advice };
}
