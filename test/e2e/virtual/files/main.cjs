/** Keeps files in memory, as an extension does whose files come from a service; `files.json` has those that it starts with. */
const vscode = require('vscode');

const { FileType, FileSystemError, FileChangeType, Uri } = vscode;

exports.activate = async ({ subscriptions, extensionUri }) => {
  const changed = new vscode.EventEmitter();
  /** Each file's text by its path. A folder is there as long as a file is in it. */
  const files = new Map();
  const ready = vscode.workspace.fs.readFile(Uri.joinPath(extensionUri, 'files.json')).then((content) => {
    for (const [path, text] of Object.entries(JSON.parse(new TextDecoder().decode(content)))) {
      files.set(path, new TextEncoder().encode(text));
    }
  });

  const inside = ({ path }) => [...files.keys()].filter((file) => file.startsWith(path === '/' ? path : `${path}/`));
  const tell = (type, uri) => changed.fire([{ type, uri }]);
  const entries = (uri) => {
    const start = uri.path === '/' ? 1 : uri.path.length + 1;
    const names = inside(uri).map((file) => file.slice(start).split('/'));
    return [...new Map(names.map(([name, ...rest]) => [name, rest.length > 0 ? FileType.Directory : FileType.File]))];
  };

  subscriptions.push(
    vscode.workspace.registerFileSystemProvider(
      'vscode-vfs',
      {
        onDidChangeFile: changed.event,
        watch: () => new vscode.Disposable(() => undefined),
        async stat(uri) {
          await ready;
          const file = files.get(uri.path);
          if (file !== undefined) return { type: FileType.File, ctime: 0, mtime: 0, size: file.length };
          if (uri.path === '/' || inside(uri).length > 0) {
            return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
          }
          throw FileSystemError.FileNotFound(uri);
        },
        async readDirectory(uri) {
          await ready;
          return entries(uri);
        },
        async readFile(uri) {
          await ready;
          const file = files.get(uri.path);
          if (file === undefined) throw FileSystemError.FileNotFound(uri);
          return file;
        },
        async writeFile(uri, content) {
          await ready;
          const isNew = !files.has(uri.path);
          files.set(uri.path, content);
          tell(isNew ? FileChangeType.Created : FileChangeType.Changed, uri);
        },
        createDirectory: () => undefined,
        async delete(uri) {
          await ready;
          for (const path of [uri.path, ...inside(uri)]) {
            if (files.delete(path)) tell(FileChangeType.Deleted, uri.with({ path }));
          }
        },
        rename() {
          throw FileSystemError.NoPermissions('Nothing is renamed here.');
        },
      },
      { isCaseSensitive: true },
    ),
  );
};
