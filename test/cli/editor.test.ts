import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { chosenEditor, edited } from '../../lib/cli/editor';

const folder = mkdtempSync(join(tmpdir(), 'editor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A shell script that is called as an editor is. */
function editor(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  return file;
}

const seen = join(folder, 'seen');

describe('an edited text', () => {
  test('is what the editor leaves, called with its own arguments', async () => {
    const EDITOR = `${editor('append', 'echo "$1" >> "$2"')} 'B=two words'`;
    expect(await edited('A=1\n', { EDITOR })).toBe('A=1\nB=two words\n');
  });

  test('lies in a file and a folder that nobody else can enter, and is gone afterwards', async () => {
    const EDITOR = editor(
      'look',
      `stat -c %a "$1" "$(dirname "$1")" > ${seen}; echo "$1" >> ${seen}; touch "$1~"`,
    );
    await edited('A=1\n', { EDITOR });
    const [file, around, path = ''] = readFileSync(seen, 'utf8').split('\n');
    expect([file, around]).toEqual(['600', '700']);
    expect(existsSync(dirname(path))).toBe(false);
  });

  test('is gone and not taken where the editor fails', async () => {
    const EDITOR = editor('fail', `echo "$1" > ${seen}; echo hunter2 > "$1"; exit 3`);
    await expect(edited('A=1\n', { EDITOR })).rejects.toThrow(
      'kube env edit: expected an editor that ends well, got exit code 3',
    );
    expect(existsSync(dirname(readFileSync(seen, 'utf8').trim()))).toBe(false);
  });

  test.each([
    ['SIGTERM', null],
    ['SIGINT', 0],
  ] as const)('is gone after %s', async (signal, code) => {
    // It ends by itself when its file is gone or it is told to.
    const EDITOR = editor(
      'wait',
      `echo "$1" > ${seen}.$$; mv ${seen}.$$ ${seen}; while [ -e "$1" ] && [ ! -e ${seen}.go ]; do sleep 0.05; done`,
    );
    rmSync(seen, { force: true });
    rmSync(`${seen}.go`, { force: true });
    const script = `require(${JSON.stringify(join(__dirname, '../../lib/cli/editor'))}).edited('A=hunter2')`;
    const child = spawn(process.execPath, ['--import', require.resolve('tsx'), '-e', script], {
      env: { ...process.env, KUBE_EDITOR: EDITOR },
    });
    const ended = once(child, 'exit');
    while (!existsSync(seen)) await new Promise((resolve) => setTimeout(resolve, 20));
    const path = readFileSync(seen, 'utf8').trim();
    expect(statSync(path).size).toBeGreaterThan(0);
    child.kill(signal);
    // Ctrl-C is for the editor, so that it is still there and may end as it likes.
    if (signal === 'SIGINT') writeFileSync(`${seen}.go`, '');
    const [exitCode] = await ended;
    expect(exitCode).toBe(code);
    expect(existsSync(dirname(path))).toBe(false);
  });
});

describe('the editor', () => {
  test.each([
    [{ KUBE_EDITOR: 'a', VISUAL: 'b', EDITOR: 'c' }, 'a'],
    [{ VISUAL: 'b', EDITOR: 'c' }, 'b'],
    [{ VISUAL: ' ', EDITOR: 'c' }, 'c'],
    [{}, 'vi'],
  ])('of %j is %s', (environment, expected) => {
    expect(chosenEditor(environment)).toBe(expected);
  });
});
