/** A document while it is edited: its text, its version, and each change as a client sends it. */
export function editedText(text) {
  let current = text;
  let version = 1;
  return {
    text: () => current,
    version: () => version,
    /** Replaces what lies between two offsets; returns the change of the protocol. */
    replace(start, end, inserted) {
      const range = { start: positionAt(current, start), end: positionAt(current, end) };
      current = current.slice(0, start) + inserted + current.slice(end);
      version += 1;
      return { range, text: inserted };
    },
  };
}

export function positionAt(text, offset) {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, character: offset - before.lastIndexOf('\n') - 1 };
}

/**
 * What people do to a plan: type a letter in the middle of it, make its tier wrong, fix that, take the letter back.
 *
 * @returns does the next of these steps over and over: the change, and the line on which a fault is expected, if any.
 */
export function typing(document) {
  let typedAt;
  const tierAt = () => document.text().search(/(?<=^tier: )\d/m);
  const tier = (written) => document.replace(tierAt(), tierAt() + 1, written);
  const steps = [
    () => {
      typedAt = middleOf(document.text(), /^ +(?:- )?(?:what|owner|customer): "?/m);
      return { change: document.replace(typedAt, typedAt, 'x') };
    },
    () => ({ change: tier('9'), faultyLine: positionAt(document.text(), tierAt()).line }),
    () => ({ change: tier('1') }),
    () => ({ change: document.replace(typedAt, typedAt + 1, '') }),
  ];
  let step = 0;
  return () => steps[step++ % steps.length]();
}

/**
 * Ways in which a plan that is being typed is no YAML for a moment, each in the middle of it.
 *
 * @returns does the next of them, over and over: the changes that break it and fix it.
 */
export function breaking(document) {
  const inserts = [
    { before: /^ +owner: /m, written: () => '"' },
    { before: /^ +due:.*\n/m, written: (indent) => `${indent}blo\n` },
    { before: /^ +due:.*\n/m, written: (indent) => `${indent}needs: [beta, ga\n` },
  ];
  let step = 0;
  return () => {
    const { before, written } = inserts[step++ % inserts.length];
    const at = middleOf(document.text(), before);
    const line = document.text().lastIndexOf('\n', at - 2) + 1;
    const text = written(/^ */.exec(document.text().slice(line))[0]);
    return {
      breaks: () => document.replace(at, at, text),
      fixes: () => document.replace(at, at + text.length, ''),
    };
  };
}

/**
 * Places where people ask what may come next: on an empty line of the section `sales`, and after the first letters of a
 * key there.
 *
 * @returns does the next of them, over and over: the change that leads there, the position, a key that has to be among
 *   the answers, and the change back.
 */
export function asking(document) {
  const inserts = ['  \n', '  pri\n'];
  let step = 0;
  return () => {
    const text = inserts[step++ % inserts.length];
    const at = /^sales:\n/m.exec(document.text()).index + 'sales:\n'.length;
    const { line } = positionAt(document.text(), at);
    return {
      comes: () => document.replace(at, at, text),
      position: { line, character: text.length - 1 },
      label: 'price_book',
      goes: () => document.replace(at, at + text.length, ''),
    };
  };
}

/** The end of the first match in the second half of a text. */
function middleOf(text, pattern) {
  const half = text.indexOf('\n', Math.floor(text.length / 2)) + 1;
  const { index, 0: found } = pattern.exec(text.slice(half));
  return half + index + found.length;
}
