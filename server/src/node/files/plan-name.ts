/** Whether a file is called as launch plans are. The format, under "Recognising a plan". */
export function isPlanName(fileName: string): boolean {
  return /^(?:launch|.*\.launch|.*\.launch-plan)\.ya?ml$/s.test(fileName);
}
