import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { withProgress } from '../../lib/cli/progress';
import { RecordingTerminal } from './recording-terminal';

test('what takes its time shows what it is at, and nothing is left of that when it ends', async () => {
  const terminal = new RecordingTerminal();
  await withProgress(terminal, async (at) => at('qa: migrates'));
  expect(terminal.shown).toEqual(['qa: migrates (0 s)', undefined]);
});

test('nothing is left of it either where that fails', async () => {
  const terminal = new RecordingTerminal();
  const failing = withProgress(terminal, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(terminal.shown).toEqual([undefined]);
});

test('a pipe sees plain lines only', () => {
  const file = JSON.stringify(join(__dirname, '..', '..', 'lib', 'cli', 'process-terminal.ts'));
  const script = `const t = new (require(${file}).ProcessTerminal)(); t.progress('half'); t.note('whole'); t.progress(undefined)`;
  const { stderr } = spawnSync('node', ['--import', 'tsx', '--input-type=commonjs', '-e', script], {
    encoding: 'utf8',
    cwd: join(__dirname, '..', '..'),
  });
  expect(stderr).toBe('whole\n');
});
