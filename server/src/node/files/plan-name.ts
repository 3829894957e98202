/** Whether a file is called as launch plans are. docs/format.md#which-files-are-plans */
export function isPlanName(fileName: string): boolean {
  return /^(?:launch|.*\.launch|.*\.launch-plan)\.ya?ml$/s.test(fileName);
}
