/** The device that takes everything and holds nothing, by its path: `devNull` of Node's module `os`, which takes long to load. */
export const nullDevice = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null';
