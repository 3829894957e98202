/**
 * The versions of the catalogue of lints, oldest first. The last one is in the making: a new lint belongs to it, and no
 * sample answers to it yet. When it is complete, the samples move to it and a next one is added here.
 */
export const catalogueVersions = ['1.0', '1.1', '1.2'] as const;

export type CatalogueVersion = (typeof catalogueVersions)[number];

/** Whether a lint of version `since` belongs to the catalogue of a version: it came with that one or an earlier one. */
export function isPartOf(since: CatalogueVersion, version: CatalogueVersion): boolean {
  return catalogueVersions.indexOf(since) <= catalogueVersions.indexOf(version);
}
