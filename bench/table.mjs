/** A bar that holds when what was measured is at most the limit. `measured` undefined: not measured in this run. */
export function atMost(bar, limit, measured, note = '') {
  return row(bar, `≤ ${limit}`, measured, measured <= limit, note);
}

/** A bar that holds when what was measured is at least the limit. */
export function atLeast(bar, limit, measured, note = '') {
  return row(bar, `≥ ${limit}`, measured, measured >= limit, note);
}

/** A figure without a bar. */
export function figure(name, measured, note = '') {
  return [name, '', typeof measured === 'number' ? shown(measured) : measured, '', note];
}

function row(bar, limit, measured, holds, note) {
  return [bar, limit, shown(measured), holds ? 'pass' : 'miss', note];
}

/** Three digits that mean something. */
export function shown(number) {
  const digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2;
  return number.toFixed(digits);
}

/** A table in Markdown, which can be read on a terminal as well. */
export function markdownTable(head, rows) {
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell).replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => [...row[column]].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => cell + ' '.repeat(widths[column] - [...cell].length)).join(' | ')} |`;
  return [line(cells[0]), line(widths.map((width) => '-'.repeat(width))), ...cells.slice(1).map(line)].join('\n');
}

export function median(numbers) {
  return quantile(numbers, 0.5);
}

/** The value that a share of the numbers does not exceed. */
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
