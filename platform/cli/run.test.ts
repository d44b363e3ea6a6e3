import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { LANGUAGES, type Language } from '@wasl/kernel';
import { COMMANDS } from '../commands/index.ts';
import { type Command, EXIT, type OptionValues } from './command.ts';
import type { HelpGroup } from './help.ts';
import { runCommandLine } from './run.ts';
import { widthOf } from './table.ts';

const TEXT = { ar: 'نص', fr: 'texte', en: 'text' } as const;

async function run(groups: readonly HelpGroup[], argv: readonly string[], language: Language = 'en') {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommandLine(groups, {
    argv,
    env: {},
    cwd: '/',
    language,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}

function sample(seen: { values?: OptionValues; positionals?: readonly string[] }): readonly HelpGroup[] {
  const command: Command = {
    name: 'thing do',
    usage: 'NAME',
    summary: TEXT,
    options: {
      param: { value: 'K=V', repeated: true, about: TEXT },
      reason: { value: 'TEXT', required: true, about: TEXT },
      now: { value: null, about: TEXT },
      home: { value: 'DIR', default: 'here', about: TEXT },
    },
    positionals: [1, 1],
    async run({ values, positionals }) {
      Object.assign(seen, { values, positionals });
      return EXIT.ok;
    },
  };
  return [{ heading: TEXT, commands: [command, { ...command, name: 'thing undo' }] }];
}

test('a repeated option keeps every text in its order, a switch is true, and a default stands in', async () => {
  const seen: { values?: OptionValues; positionals?: readonly string[] } = {};
  const argv = ['thing', 'do', 'x', '--param', 'a=b', '--reason', 'r', '--param', 'c=d=e', '--now'];
  assert.equal((await run(sample(seen), argv)).code, EXIT.ok);
  assert.deepEqual(seen.values, { param: ['a=b', 'c=d=e'], reason: 'r', now: true, home: 'here' });
  assert.deepEqual(seen.positionals, ['x']);
});

test('what a command cannot use is refused with how it is typed, and 2', async () => {
  for (const argv of [
    ['thing', 'do', 'x'],
    ['thing', 'do', '--reason', 'r'],
    ['thing', 'do', 'x', 'y', '--reason', 'r'],
    ['thing', 'do', 'x', '--reason'],
    ['thing', 'do', 'x', '--reason', 'r', '--other'],
  ]) {
    const { code, err } = await run(sample({}), argv);
    assert.equal(code, EXIT.unusable, argv.join(' '));
    assert.match(err.join(), /wasl thing do NAME --reason TEXT .*\[usage-wrong\]/);
  }
});

test('--help of a family names each command and explains the options; a name that is none is refused', async () => {
  const family = await run(sample({}), ['thing', '--help']);
  assert.equal(family.code, EXIT.ok);
  assert.match(
    family.out.join('\n'),
    /wasl thing do NAME[\s\S]*wasl thing undo NAME[\s\S]*--param K=V …[\s\S]*--home DIR/,
  );
  assert.equal((await run(sample({}), ['thing'])).code, EXIT.unusable);
  for (const argv of [['nothing'], ['nothing', '--help'], ['--nothing']]) {
    const { code, err } = await run(sample({}), argv);
    assert.equal(code, EXIT.unusable);
    assert.match(err.join(), /command-unknown/);
  }
  const json = await run(sample({}), ['nothing', '--json']);
  assert.equal(JSON.parse(json.err.join()).code, 'command-unknown');
});

test('wasl --help fits a screen of 40 lines in each language and leaves no command out', async () => {
  for (const language of LANGUAGES) {
    const { code, out } = await run(COMMANDS, ['--help'], language);
    assert.equal(code, EXIT.ok);
    assert.ok(out.length <= 40, `${out.length}`);
    for (const line of out) assert.ok(widthOf(line) <= 130, line);
    for (const { name } of COMMANDS.flatMap(({ commands }) => commands)) {
      const [word = '', rest] = name.split(' ');
      const line = out.find((text) => text.startsWith(`  ${word}`));
      assert.ok(line !== undefined && (rest === undefined || line.includes(rest)), name);
    }
  }
});

test('every command explains itself and its options in each language', async () => {
  for (const language of LANGUAGES) {
    for (const { name, options } of COMMANDS.flatMap(({ commands }) => commands)) {
      const { code, out } = await run(COMMANDS, [...name.split(' '), '--help'], language);
      assert.equal(code, EXIT.ok);
      for (const option of Object.keys(options)) assert.ok(out.join('\n').includes(`  --${option}`), option);
    }
  }
});

test('docs/commands.md names every command', async () => {
  const page = await readFile(new URL('../../docs/commands.md', import.meta.url), 'utf8');
  for (const { name } of COMMANDS.flatMap(({ commands }) => commands)) {
    assert.ok(page.includes(`wasl ${name}`), name);
  }
});
