import { writeSync } from 'node:fs';
import { version } from './version.ts';

const [argument, ...others] = process.argv.slice(2);

// Scripts and editors ask for the version each time they start: nothing else is loaded for that, no streams either.
if ((argument === '--version' || argument === '-v') && others.length === 0) {
  writeSync(1, `${version}\n`);
} else {
  void start();
}

async function start(): Promise<void> {
  const { useCompileCache } = await import('./compile-cache.ts');
  // What is loaded before this is not kept.
  useCompileCache(process.env);
  await import('./start.ts');
}
