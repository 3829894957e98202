import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { grammarOf } from '../../server/src/cli/completion/grammar.ts';
import { valuesOf } from '../../server/src/cli/completion/values.ts';
import { programOf } from '../../server/src/cli/run.ts';
import { callIn } from '../support/command-line.ts';
import { newRepository, temporaryFolder, write } from '../support/repository.ts';

const interactive: Readonly<Record<string, string>> = {
  bash: 'bash --norc --noprofile -i',
  zsh: 'zsh -f -i',
  fish: 'fish --no-config -i',
};
const start: Readonly<Record<string, string>> = {
  bash: 'source completion',
  zsh: 'autoload -Uz compinit; compinit -u -D; source completion',
  fish: 'source completion',
};
const FAKE_SH = `launchplan() { printf '<%s>' "$@"; printf '|%s\\n' END; }\n`;
const FAKE_FISH = `function launchplan; printf '<%s>' $argv; printf '|%s\\n' END; end\n`;
const ready = `printf '%s\\n' REA"DY"`;

/** The shells of this machine. Bash is on every one that this runs on; the others are tried where they are. */
const shells = ['bash', 'zsh', 'fish'].filter(
  (shell) => shell === 'bash' || spawnSync(shell, ['--version']).status === 0,
);

/** A repository in which a shell can be asked: two branches, one with a name from somebody who means harm. */
async function place(shell: string): Promise<string> {
  const { root, commit, git } = newRepository();
  commit('2027-01-04', { 'atlas one.launch.yaml': '', 'plain.launch.yaml': '' });
  git('branch', 'release');
  git('branch', 'evil$(touch${IFS}pwned)');
  const { out } = await callIn(root, ['completion', shell]);
  write(root, { completion: out, fake: shell === 'fish' ? FAKE_FISH : FAKE_SH });
  return root;
}

/** Types a line into a real shell on a terminal and gives the arguments that the program would have got. */
async function typed(shell: string, root: string, line: string): Promise<string> {
  const child = spawn('script', ['-qfc', interactive[shell] ?? '', '/dev/null'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: root, TERM: 'dumb', HISTFILE: '/dev/null' },
  });
  let seen = '';
  const until = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (seen.includes(text)) resolve();
      };
      child.stdout.on('data', look);
      look();
    });
  child.stdout.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  child.stdin.write(`source fake; ${start[shell] ?? ''}; ${ready}\n`);
  await until('READY');
  child.stdin.write(`${line}\n`);
  await until('|END');
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdin.write('exit\n');
  await ended;
  return /(<[^\r\n]*>)\|END/.exec(seen)?.[1] ?? seen;
}

describe.each(shells.filter((shell) => shell !== 'fish'))('Tab in %s completes', (shell) => {
  it.each([
    ['commands', 'launchplan exp\t', '<explain>'],
    ['lints', 'launchplan explain sales/no-dem\t', '<explain><sales/no-demo>'],
    ['options', 'launchplan lint --fix-d\t', '<lint><--fix-dry-run>'],
    ['what an option takes', 'launchplan lint --format mark\t', '<lint><--format><markdown>'],
    ['what it takes behind an equals sign', 'launchplan lint --format=mark\t', '<lint><--format=markdown>'],
    ['a file to write to', 'launchplan lint --format json=pl\t', '<lint><--format><json=plain.launch.yaml>'],
    ['files, with what they need to be one word', 'launchplan lint atl\t', '<lint><atlas one.launch.yaml>'],
    ['more behind an option and its value', 'launchplan lint --as-of 2027-01-15 pl\t', /<plain\.launch\.yaml>$/],
    ['branches', 'launchplan diff rel\t', '<diff><release>'],
    ['branches behind an equals sign', 'launchplan lint --changed=rel\t', '<lint><--changed=release>'],
    ['shells', 'launchplan completion z\t', '<completion><zsh>'],
    ['the commands that there is help for', 'launchplan help expl\t', '<help><explain>'],
    ['nothing where only a person knows', 'launchplan lint --as-of pl\t', '<lint><--as-of><pl>'],
  ])('%s', { timeout: 30_000 }, async (_what, line, expected) => {
    expect(await typed(shell, await place(shell), line)).toEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });

  it('a branch as its name alone, whatever the name says', { timeout: 30_000 }, async () => {
    const root = await place(shell);
    expect(await typed(shell, root, 'launchplan diff ev\t')).toBe('<diff><evil$(touch${IFS}pwned)>');
    expect(existsSync(join(root, 'pwned'))).toBe(false);
  });
});

describe.each(shells.filter((shell) => shell === 'fish'))('Tab in %s offers', (shell) => {
  it.each([
    ['launchplan exp', 'explain'],
    ['launchplan explain sales/no-dem', 'sales/no-demo'],
    ['launchplan lint --format mark', 'markdown'],
    ['launchplan lint pl', 'plain.launch.yaml'],
    ['launchplan diff rel', 'release'],
  ])('what %s begins', async (line, expected) => {
    const root = await place(shell);
    const { stdout } = spawnSync('fish', ['--no-config', '-c', `source completion; complete -C '${line}'`], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: root },
    });
    expect(stdout.split('\n').map((one) => one.split('\t')[0])).toContain(expected);
  });
});

/** Where PowerShell is. */
const powershells = ['pwsh', 'powershell'].filter(
  (name) => spawnSync(name, ['-NoProfile', '-Command', 'exit 0']).status === 0,
);

describe.each(powershells)('Tab in %s offers', (name) => {
  it.each([
    ['launchplan exp', 'explain'],
    ['launchplan explain sales/no-dem', 'sales/no-demo'],
    ['launchplan lint --fix-d', '--fix-dry-run'],
    ['launchplan lint --format mark', 'markdown'],
    ['launchplan lint --format=mark', '--format=markdown'],
    ['launchplan diff rel', 'release'],
    ['launchplan diff ev', "'evil$(touch${IFS}pwned)'"],
  ])('what %s begins', async (line, expected) => {
    const root = await place('powershell');
    const asked = `(TabExpansion2 '${line}' ${String(line.length)}).CompletionMatches.CompletionText`;
    const script = `Get-Content -Raw completion | Invoke-Expression; ${asked}`;
    const { stdout } = spawnSync(name, ['-NoProfile', '-Command', script], { cwd: root, encoding: 'utf8' });
    expect(stdout.split(/\r?\n/)).toContain(expected);
  });
});

describe('the script for PowerShell', () => {
  it('holds the whole command line, in letters that every console reads alike', async () => {
    const { out } = await callIn(temporaryFolder(), ['completion', 'powershell']);
    expect(out).not.toMatch(/[^\n -~]/);
    const [, data = ''] = /@'\n(.*)\n'@\n/.exec(out) ?? [];
    const { commands } = JSON.parse(data) as {
      readonly commands: readonly {
        readonly name: string;
        readonly options: readonly { readonly names: string[] }[];
      }[];
    };
    const grammar = grammarOf(programOf({} as never, () => undefined));
    expect(commands.map(({ name, options }) => [name, options.map(({ names }) => names[0])])).toEqual(
      grammar.commands.map(({ name, options }) => [name, options.map(({ long }) => long)]),
    );
    expect(data).toContain('"words":["checkstyle","compact"');
  });
});

describe('completion', () => {
  const program = programOf({} as never, () => undefined);

  it('knows what every option and argument takes', () => {
    const unknown = program.commands.flatMap((command: Command) => [
      ...command.registeredArguments
        .filter((argument) => valuesOf(command.name(), argument.name(), argument.name()) === undefined)
        .map((argument) => `${command.name()} ${argument.name()}`),
      ...command.options.flatMap(({ long, flags }) => {
        const placeholder = /[<[]([^=\]>[]+)/.exec(flags)?.[1];
        const known = placeholder === undefined || valuesOf(command.name(), long ?? '', placeholder) !== undefined;
        return known ? [] : [`${command.name()} ${flags}`];
      }),
    ]);
    expect(unknown).toEqual([]);
  });

  it('offers only what the command takes', async () => {
    const root = temporaryFolder();
    for (const { name, options } of grammarOf(program).commands) {
      if (!['lint', 'rules', 'config'].includes(name)) continue;
      for (const { long, value } of options) {
        if (value === undefined || !('words' in value.values)) continue;
        for (const word of value.values.words) {
          const called = await callIn(root, [name, ...(name === 'config' ? ['.'] : []), long, word]);
          expect([name, long, word, called.code, called.err.includes('There is no')]).toEqual([
            name,
            long,
            word,
            0,
            false,
          ]);
        }
      }
    }
  });

  it('is there for some shells, and says for which', async () => {
    const { code, err } = await callIn(temporaryFolder(), ['completion', 'tcsh']);
    expect(code).toBe(2);
    expect(err).toContain("There is no completion for 'tcsh'. Shells with completion: bash, zsh, fish, powershell.");
  });
});
