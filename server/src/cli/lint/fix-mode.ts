/** What a run does with the repairs that it finds: nothing, write them, or print what it would write. */
export type FixMode = 'none' | 'write' | 'dry-run';
