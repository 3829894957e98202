/*
 * The server on any host: a process of Node, or a worker of a browser. It is one file, since the two differ in little;
 * what belongs to one host is loaded on that host alone.
 */
const isWorker = 'importScripts' in globalThis;

void (isWorker ? import('./browser/main.ts') : import('./node/main.ts'));
