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
    'A plan cannot have this key here.',
    'Correct its spelling; `--fix` does it if it is clear which key is meant. Keys of your own start with `x-`.',
  ),
  fault(
    'schema/missing-key',
    'One of the six required fields is missing.',
    'Add `launch_plan`, `name`, `owner`, `tier`, `stage` or `date`.',
  ),
  fault(
    'schema/wrong-type',
    'A value has the wrong type, such as a word instead of a number.',
    'Write a value of the type that the message names.',
  ),
  fault(
    'schema/invalid-value',
    'A value is not one of those that are possible here.',
    'Choose one that the message lists.',
  ),
  fault(
    'schema/invalid-date',
    'A date is not written in a known way, or does not exist in the calendar.',
    'Write a day such as `2027-03-10`, or, where the launch may move it, `T-14`.',
  ),
  fault(
    'schema/missing-marker',
    'The file is meant as a launch plan and does not say so: its marker is absent or misspelt.',
    'Add `launch_plan: 1` as its first line, or correct the spelling; `--fix` does it.',
  ),
  fault(
    'schema/not-a-plan',
    'The file is a list or a text. A plan is a group of keys.',
    'Start from `launchplan init`.',
  ),
  fault(
    'schema/effort-sum',
    'The shares of building and distribution do not add up to 100.',
    'Correct one of them, or leave one out: it is then the rest.',
  ),
  fault(
    'schema/unknown-reference',
    'An id names a milestone, a rollout step or a lint that does not exist.',
    'Correct the id, or add what it names.',
  ),
  fault(
    'syntax/error',
    'The text is not valid YAML at this place.',
    'Fix the text. Only this section has to wait for that; the rest of the plan is checked.',
  ),
  fault('syntax/duplicate-key', 'A key is written twice; the first one counts.', 'Keep one of the two.'),
  fault(
    'syntax/merge-conflict',
    'A merge left its conflict markers in the file.',
    'Choose between the two sides and remove the markers.',
  ),
  fault(
    'syntax/alias-bomb',
    'Aliases repeat so much that the plan would become far too large.',
    'Write the value itself, once.',
  ),
  fault(
    'syntax/unresolved-alias',
    'An alias (`*name`) names an anchor (`&name`) that is not defined before it.',
    'Correct the name, or write the value itself.',
  ),
  fault(
    'syntax/too-deep',
    'Brackets or lists are nested more than a hundred levels deep.',
    'Plans are flat: remove the levels.',
  ),
  fault('syntax/too-large', 'The file is larger than any plan.', 'Keep the plan itself, and link to what is large.'),
  fault('syntax/not-text', 'The file is not text in UTF-8.', 'Save the file as UTF-8.'),
  fault(
    'config/syntax',
    'The settings file is not valid YAML at this place.',
    'Fix the text; what can be read is used.',
  ),
  fault('config/unknown-key', 'The settings file cannot have this key here.', 'Correct its spelling.'),
  fault(
    'config/unknown-lint',
    'A setting names a lint that does not exist.',
    'Correct the id; `launchplan rules` lists all of them.',
  ),
  fault('config/invalid-value', 'A setting has a value that is not possible.', 'Choose one that the message names.'),
  fault('config/circular-extends', 'Settings files extend each other in a circle.', 'Remove one of the steps.'),
  fault(
    'config/missing-file',
    'A settings file extends a file that does not exist.',
    'Correct the path, or add the file.',
  ),
  fault('io/unreadable', 'A file or folder could not be read.', 'Correct the path or the permissions.'),
];

function fault(id: string, summary: string, advice: string): Fault {
  return { id, summary, advice };
}
