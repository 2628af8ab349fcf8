import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { run } from '../../lib/cli/program';
import { company } from './company';
import { Stores } from './memory-store';
import { RecordingTerminal } from './recording-terminal';

const MAIN = join(__dirname, '..', '..', 'lib', 'cli', 'main.ts');
const directory = company({ 'apps/broken/chart.js': "throw new Error('no such thing')" });

const kube = (words: readonly string[], cwd = directory, env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, ['--import', require.resolve('tsx'), MAIN, ...words], {
    encoding: 'utf8',
    cwd,
    env: { ...process.env, ...env },
    input: '',
  });

/** In this process, for what needs no other. */
async function typed(words: string, cwd = directory, openStore = new Stores().open) {
  const terminal = new RecordingTerminal({ isPerson: false });
  const exitCode = await run(words.split(' '), { terminal, directory: cwd, openStore });
  return { exitCode, err: terminal.noted.join('\n'), seen: terminal.everything };
}

describe('the program', () => {
  test('prints help with examples to whoever asks, and loads no chart for it', () => {
    const { stdout, stderr, status } = kube(['--help'], '/');
    expect(stdout).toMatch(/^Usage: kube \[options\] \[command\]\n[\s\S]*Examples:\n {2}\$ kube deploy/);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('answers an unknown command in one line, and ends with 2', () => {
    const { stdout, stderr, status } = kube(['evn']);
    expect({ stdout, stderr, status }).toEqual({
      stdout: '',
      stderr: "kube: expected a command, got 'evn'; did you mean 'env'?\n",
      status: 2,
    });
  });

  test.each([
    'env set yashima -e qa --pasword=hunter2',
    'env set yashima -e qa A=1 -hunter2',
    'env set API_KEY=hunter2 -e qa',
    'env set yashima -e hunter2 API_KEY=1',
    'env set yashima -e partner API_KEY=hunter2',
    'env set yashima -e production API_KEY=hunter2',
    'env set yashima -e qa API_KEY=hunter2 --secret hunter2',
    'env get yashima API_KEY hunter2 -e qa',
    'env hunter2',
    'hunter2',
  ])('never echoes a secret that was typed: %s', async (words) => {
    const { exitCode, seen } = await typed(words);
    expect(seen).not.toContain('hunter2');
    expect(exitCode).not.toBe(0);
  });

  test('shows no stack but to whoever debugs', () => {
    const words = ['env', 'list', 'yashma', '-e', 'qa'];
    expect(kube(words).stderr).toBe(
      "kube: expected a service below apps, got 'yashma'; did you mean 'yashima'?\n",
    );
    expect(kube([...words, '--pasword=hunter2'], directory, { KUBE_DEBUG: '1' }).stderr).not.toContain(
      'hunter2',
    );
    expect(kube(words, directory, { KUBE_DEBUG: '1' }).stderr).toContain('    at ');
  });

  test('finds apps from a folder inside it', async () => {
    mkdirSync(join(directory, 'apps/yashima/secrets'));
    expect((await typed('env list yashima -e qa', join(directory, 'apps/yashima/secrets'))).exitCode).toBe(0);
  });

  test('finds apps by --apps', async () => {
    expect((await typed(`env list yashima -e qa --apps ${directory}/apps`, '/')).exitCode).toBe(0);
  });
});

describe('misuse', () => {
  test.each([
    ['env list yashima -e qaa', "got 'qaa'; did you mean 'qa'?"],
    [
      'env list yashima -e moon',
      'got another name; choose one of production, qa, sandbox, partner, legacy, production-osaka',
    ],
    [
      'env list yashima -e production/production-osak',
      "got 'production-osak'; did you mean 'production-osaka'?",
    ],
    [
      'env list yashima -e qa --secret tsl',
      "expected a Secret that its chart reads, got 'tsl'; did you mean 'tls'?",
    ],
    ['env list himekuri -e qa --secret tls', 'name it in the chart'],
    ['env lst', "kube env: expected a command, got 'lst'; did you mean 'list'?"],
    [
      'env list yashima -e qa --shwo',
      "kube env list: expected an option that there is, got '--shwo'; did you mean '--show'?",
    ],
    ['env list -e qa', "kube env list: expected <service>, got nothing; 'kube env list --help'"],
    ['env list yashima', 'expected -e, --environment <name>, got nothing'],
    ['env list yashima -e', 'expected -e, --environment <name>, got nothing'],
    ['env get yashima A B -e qa', 'expected fewer arguments'],
  ])('%s ends with 2 and a line that helps', async (words, expected) => {
    const { exitCode, err } = await typed(words);
    expect(err).toContain(expected);
    expect(err.split('\n')).toHaveLength(1);
    expect(exitCode).toBe(2);
  });

  test('a folder without apps is told', async () => {
    const { exitCode, err } = await typed('env list yashima -e qa', '/');
    expect(err).toBe(
      'kube: expected a folder apps with charts, got none from here upwards; change to the repository, or name it with --apps',
    );
    expect(exitCode).toBe(2);
  });
});

describe('what goes wrong elsewhere', () => {
  test('is told as synth tells it, where a chart cannot be loaded', async () => {
    const { exitCode, err } = await typed('env list broken -e qa');
    expect(err).toMatch(
      /^apps\/broken\/chart\.js: expected a file that can be loaded, got Error: no such thing/,
    );
    expect(exitCode).toBe(1);
  });

  test('is one line without a secret, where nobody thought of it', async () => {
    const { exitCode, err, seen } = await typed('env list yashima -e qa', directory, () => {
      throw new TypeError('cannot\n  read mysql://u:hunter2@db/x');
    });
    expect(err).toBe(
      'kube: expected no such error, got TypeError: cannot read mysql://u:…@db/x; run it again with KUBE_DEBUG=1 and report what it shows',
    );
    expect(exitCode).toBe(1);
    expect(seen).not.toContain('hunter2');
  });
});
