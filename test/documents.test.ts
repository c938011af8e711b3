/** What the documents say can be typed and followed. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { anchors, documents, writtenCommands, writtenLinks, type Document } from './documents.ts';

const root = path.join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const all = documents();
const commands = all.flatMap(writtenCommands);

/** What a script prints for `--help`, run without npm’s half second. */
function help(script: string, subcommand = ''): { status: number | null; text: string } {
  const bin = path.join(root, 'node_modules', '.bin');
  const { status, stdout, stderr } = spawnSync(`${scripts[script]!} ${subcommand} --help`, {
    cwd: root,
    encoding: 'utf8',
    shell: true,
    timeout: 120_000,
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` },
  });
  return { status, text: stdout === '' ? stderr : stdout };
}

/** When the files that scripts write were last written. */
function written(): string {
  return ['docs', 'baselines', 'schemas', 'README.md']
    .flatMap((place) =>
      place.endsWith('.md')
        ? [place]
        : readdirSync(path.join(root, place)).map((name) => path.join(place, name)),
    )
    .map((file) => `${file} ${statSync(path.join(root, file)).mtimeMs}`)
    .join('\n');
}

const helps = new Map<string, ReturnType<typeof help>>();
const state = { before: '', after: '' };
before(() => {
  state.before = written();
  for (const script of Object.keys(scripts)) {
    const own = help(script);
    const listed = /\nCommands:\n([\s\S]*)/.exec(own.text)?.[1] ?? '';
    const subcommands = [...listed.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name);
    const theirs = subcommands.filter((name) => name !== 'help').map((name) => help(script, name).text);
    helps.set(script, { ...own, text: [own.text, ...theirs].join('\n') });
  }
  state.after = written();
});

describe('help', () => {
  for (const script of Object.keys(scripts)) {
    test(`npm run ${script} -- --help says how to use it, and names the defaults`, () => {
      const { status, text } = helps.get(script)!;
      assert.equal(status, 0, text);
      assert.match(text, /usage|--help/i);
      const flat = text.replace(/\s+/g, ' ');
      for (const option of ['--profile <', '--engine <', '--out <', '--seeds <', '--workers <', 'suites ']) {
        const at = flat.indexOf(` ${option}`);
        if (at < 0 || !scripts[script]!.startsWith('node ')) continue;
        const next = flat.slice(at + option.length).search(/ --[a-z]/);
        const told = flat.slice(at, next < 0 ? undefined : at + option.length + next);
        assert.match(told, /default/, `${script}: ${told}`);
      }
    });
  }

  test('asking for help writes nothing', () => assert.equal(state.after, state.before));
});

test('the documents name commands, each with a script and with options that it has', () => {
  assert.ok(commands.length > 60, `${commands.length} commands found`);
  for (const { file, line, script, options } of commands) {
    assert.ok(script in scripts, `${file}: "${line}": no script ${script}`);
    const known: readonly string[] = helps.get(script)!.text.match(/--[a-z][a-z-]*/g) ?? [];
    for (const option of options)
      assert.ok(known.includes(option), `${file}: "${line}": no option ${option}`);
  }
});

test('an unknown script and an unknown option would be found', () => {
  const made = (text: string): Document => ({ file: 'made.md', text });
  const [fenced, joined, prose] = writtenCommands(
    made(
      '```sh\nnpm ci && npm run nothing   # words\nnpm run check -- a\n  --none   words --not\n```\n`npm run figures -- --odd 1b`',
    ),
  );
  assert.equal(fenced?.script, 'nothing');
  assert.equal(joined?.script, 'check');
  assert.deepEqual(prose?.options, ['--none'] as const);
  assert.deepEqual(writtenCommands(made('`npm run figures -- --odd 1b`'))[0]?.options, ['--odd']);
});

/** Fenced commands that cost seconds, as they are typed: without the explanation behind them. */
const cheap = commands
  .filter(({ isFenced }) => isFenced)
  .map(({ file, line }) => ({ file, typed: line.split(/ {2,}/)[0]! }))
  .filter(({ typed }) => / --explain| --help| cell (linear|relu) /.test(typed) && !/[<…|]/.test(typed));
for (const { file, typed } of cheap) {
  test(`${file}: ${typed} runs`, { skip: process.platform === 'win32' && 'needs a POSIX shell' }, () => {
    const { status, stderr } = spawnSync('bash', ['-c', typed], {
      cwd: root,
      encoding: 'utf8',
      timeout: 300_000,
    });
    assert.equal(status, 0, stderr);
  });
}

test('some commands of the documents were cheap enough to be run', () => assert.ok(cheap.length >= 2));

test('every link within the repository leads to a file, and to a heading of it', () => {
  const links = all.flatMap(writtenLinks);
  assert.ok(links.length > 60, `${links.length} links found`);
  for (const { file, target, anchor } of links) {
    assert.ok(existsSync(path.join(root, target)), `${file}: no ${target}`);
    if (anchor === undefined || !target.endsWith('.md')) continue;
    const headings = anchors(readFileSync(path.join(root, target), 'utf8'));
    assert.ok(headings.has(anchor), `${file}: no #${anchor} in ${target}`);
  }
});

test('docs/README.md lists every document of docs/', () => {
  const index = all.find(({ file }) => file === 'docs/README.md')!;
  const listed = new Set(writtenLinks(index).map(({ target }) => target));
  for (const { file } of all)
    if (file.startsWith('docs/') && file !== index.file) assert.ok(listed.has(file), file);
});
