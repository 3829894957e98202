/**
 * A place of a plan as a person would point to it: `milestones[id=webinar].due` is "Milestones › webinar › due".
 *
 * @param path logical, as fingerprints are made from.
 */
export function readablePath(path: string): string {
  const said = path
    .replaceAll(/\[(?:\w+=)?([^\]]*)\]/g, ' › $1')
    .replaceAll(/\.(?=\w)/g, ' › ')
    .replaceAll(/(?<=\w)_(?=\w)/g, ' ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
