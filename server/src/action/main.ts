import { setFailed, setOutput } from '@actions/core';
import { readRunner } from './runner.ts';
import { runAction } from './run-action.ts';

runAction(readRunner(process.env)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    setFailed(`The action has a bug: ${error instanceof Error ? error.message : String(error)}`);
    setOutput('exit-code', 2);
    process.exitCode = 2;
  },
);
