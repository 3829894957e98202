import { describe, expect, it } from 'vitest';
import { formats } from '../../server/src/reporters/formats/index.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn } from '../support/command-line.ts';
import { repositoryAt, temporaryFolder, write } from '../support/repository.ts';

/** What builds obey, wherever it stands in a line. */
const ANYWHERE = ['##vso[task.setvariable variable=x]y', '##[error]x', "##teamcity[message text='x']", '##VSO[x]y'];

/** What nobody sees: tags, zero-width characters, fillers, a soft hyphen, a variation selector without its letter. */
const UNSEEN = ['\u{E0041}', '\u200B', '\u2060', '\u00AD', '\u3164', '\u{E0101}', '\u2800', '\u180E', '\uFFFA'];

/** Characters like those that belong to what they stand beside. */
const NEEDED = ['👩\u200D💻', '1\uFE0F\u20E3', 'می\u200Cخواهم'];

const hostile = [...ANYWHERE, ...UNSEEN, ...NEEDED].join(' ');

/** Each of them where it is quoted: in a name, in a value that is wrong, in a comment in a line that is shown. */
const plan = `${SIX_FIELDS.replace(/^name: .*$/m, `name: "::error::x ${hostile}"`)}sales:
  demo: {due: "::warning::${hostile}"} # ::notice::${hostile}
  "::add-mask::${hostile}": x
promises:
  - {to: "${hostile}", what: "::set-output name=x::y"}
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  write(folder, files);
  return folder;
}

/** What of a text a build would obey or nobody would see. */
function slippedThrough(text: string, { isMarkdown = false, isCommands = false } = {}): readonly string[] {
  // Ours, so that a forge reads no reference.
  const ours = isMarkdown ? text.replaceAll(/(?<=[@#!-])\u200B/g, '') : text;
  const lines = ours.split(/[\n\r\u2028\u2029]/).filter((line) => /^[\s\u0085]*::/.test(line));
  return [
    ...(isCommands ? lines.filter((line) => !/^::(?:error|warning|notice) file=/.test(line)) : lines),
    ...(ours.match(/##(?:vso|teamcity)?\[/gi) ?? []),
    ...UNSEEN.filter((one) => ours.includes(one)).map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16)}`),
  ];
}

describe('what is printed of a plan is no command to a build, and nothing in it is unseen,', () => {
  it.each(formats.map(({ name }) => name))('as %s', async (format) => {
    const folder = folderWith({ 'launch.yaml': plan, '::error::.launch.yaml': plan });
    const about = { isMarkdown: format === 'markdown', isCommands: format === 'github' };
    const { out, err } = await callIn(folder, ['lint', '--format', format, '--verbose']);
    expect(out.length).toBeGreaterThan(500);
    expect(slippedThrough(out, about)).toEqual([]);
    expect(slippedThrough(err)).toEqual([]);
  });

  it.each(['pretty', 'json', 'markdown', 'github'])('of a change, as %s', async (format) => {
    const repository = repositoryAt(temporaryFolder());
    repository.git('init', '--quiet');
    repository.commit('2027-01-01', { 'launch.yaml': SIX_FIELDS });
    write(repository.root, { 'launch.yaml': plan, '::error::.launch.yaml': plan });
    const { out, err } = await callIn(repository.root, ['diff', 'HEAD', '--format', format], '', process.env);
    expect(out.length).toBeGreaterThan(200);
    expect(slippedThrough(out, { isMarkdown: format === 'markdown', isCommands: format === 'github' })).toEqual([]);
    expect(slippedThrough(err)).toEqual([]);
  });

  it('in the lines around a repair, which keep their indentation', async () => {
    const text = `${SIX_FIELDS.replace('stage:', 'stge:')}summary: |\n  ::error::x\n  ${hostile}\n`;
    const { out } = await callIn(folderWith({ 'launch.yaml': text }), ['lint', '--fix-dry-run']);
    expect(out).toContain('+stage: ga');
    expect(slippedThrough(out)).toEqual([]);
  });

  it.each([['text'], ['json']])('in settings, as %s', async (format) => {
    const settings = `org: {departments: [sales, "::error::${hostile}"]}\nlints:\n  "${hostile}": off\n`;
    const folder = folderWith({ 'launch.yaml': SIX_FIELDS, '.launchplan.yaml': settings });
    const { out, err } = await callIn(folder, ['config', 'launch.yaml', '--format', format]);
    expect(out).toContain('departments');
    expect(slippedThrough(`${out}${err}`)).toEqual([]);
  });

  it.each([['text'], ['json']])("in an organisation's own rules, as %s", async (format) => {
    const rule = `{id: own/x, for: plan, assert: "plan.name != ''", message: "::error::${hostile}", why: "${hostile}"}`;
    const folder = folderWith({ 'launch.yaml': SIX_FIELDS, '.launchplan.yaml': `rules:\n  - ${rule}\n` });
    const { out, err } = await callIn(folder, ['rules', '--format', format]);
    expect(out).toContain('own/x');
    expect(slippedThrough(`${out}${err}`)).toEqual([]);
  });

  it('and data is the same data', async () => {
    const { out } = await callIn(folderWith({ 'launch.yaml': plan }), ['lint', '--format', 'json']);
    const { plans } = JSON.parse(out) as { readonly plans: readonly { readonly name: string }[] };
    expect(plans[0]?.name).toBe(`::error::x ${hostile}`);
  });

  it('while emoji and the spelling of languages stay as they are', async () => {
    const { out } = await callIn(folderWith({ 'launch.yaml': plan }), ['lint']);
    for (const one of NEEDED) expect(out).toContain(one);
    expect(out).toContain(String.raw`\u{e0041} \u{200b} \u{2060} \u{ad} \u{3164}`);
  });
});

describe('a line of carets', () => {
  it('is as short as the line of code above it', async () => {
    const folder = folderWith({
      'launch.yaml': SIX_FIELDS.replace('stage: ga', `stage: ${'x'.repeat(1_000_000)}`),
    });
    const { out } = await callIn(folder, ['lint']);
    expect(out).toContain('^^^');
    expect(Math.max(...out.split('\n').map((line) => line.replace(/^.*?(\^+)$/, '$1').length))).toBeLessThan(2000);
    expect(Math.max(...[...out.matchAll(/\^+/g)].map(([carets]) => carets.length))).toBeLessThanOrEqual(200);
  });
});
