import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { company } from './company';
import { Kube, NOBODY } from './kube';

const directory = company();
let kube: Kube;
beforeEach(() => {
  kube = new Kube(directory);
});
const qa = () => kube.store('qa/dotenv');

describe('kube env set', () => {
  test('adds and changes what is given, and leaves all else', async () => {
    qa().put({ DATABASE_URL: 'hunter2', OLD: 'x' });
    const { out, exitCode } = await kube.env(
      'set yashima -e qa DATABASE_URL=hunter3 API_KEY=a=b EMPTY=',
      NOBODY,
    );
    expect(qa().texts).toEqual({ DATABASE_URL: 'hunter3', OLD: 'x', API_KEY: 'a=b', EMPTY: '' });
    expect(out.split('\n')).toEqual([
      'qa: Secret qa/dotenv',
      '  adds     API_KEY       read by CronJob/yashima-expiry',
      '  changes  DATABASE_URL  read by Deployment/yashima-api',
      '  adds     EMPTY         nothing reads it',
      '  Deployment/yashima-api: keeps the old values until a restart (--restart)',
      '  CronJob/yashima-expiry: from the next run on',
      'qa: written',
    ]);
    expect(exitCode).toBe(0);
  });

  test('writes nothing where all is so already, and says so', async () => {
    qa().put({ DATABASE_URL: 'hunter2' });
    const { out } = await kube.env('set yashima -e qa DATABASE_URL=hunter2', NOBODY);
    expect(qa().written).toEqual([]);
    expect(out).toContain('leaves  DATABASE_URL  it is so already');
    expect(out).toContain('nothing changes');
  });

  test('writes only the keys that differ', async () => {
    qa().put({ DATABASE_URL: 'hunter2' });
    await kube.env('set yashima -e qa DATABASE_URL=hunter2 API_KEY=1', NOBODY);
    expect(qa().written).toEqual([['API_KEY']]);
  });

  test('asks a person for a value, which nobody sees', async () => {
    const { terminal } = await kube.env('set yashima -e qa API_KEY', { hides: ['hunter2'], says: [''] });
    expect(qa().texts).toEqual({ API_KEY: 'hunter2' });
    expect(terminal.everything).not.toContain('hunter2');
  });

  test.each([
    ['a line', 'hunter2\n', 'hunter2'],
    ['a line of Windows', 'hunter2\r\n', 'hunter2'],
    ['a text without an end', 'hunter2', 'hunter2'],
    ['several lines', 'one\ntwo\n', 'one\ntwo\n'],
  ])('takes a value from a pipe: %s', async (_, pipes, expected) => {
    await kube.env('set yashima -e qa API_KEY', { ...NOBODY, pipes });
    expect(qa().texts).toEqual({ API_KEY: expected });
  });

  test.each([
    ['an empty line', '\n'],
    ['nothing', ''],
  ])('refuses %s from a pipe: what was to be read may have failed', async (_, pipes) => {
    const { err } = await kube.env('set yashima -e qa API_KEY', { ...NOBODY, pipes });
    expect(err).toContain('expected a value of API_KEY, got nothing; if it shall be empty');
    expect(qa().written).toEqual([]);
  });

  test.each(['hunter2', 'fef8185f9c3b7a6d5e4f3a2b1c0d9e8f', 'A-B', 'Xk29dPq7LmZw4TbN8vRcYh3J'])(
    'refuses %s as a key that nobody asks for, and does not show it',
    async (key) => {
      const { err, out, exitCode } = await kube.env(`set yashima -e qa ${key}=STRIPE_HOOK`, NOBODY);
      expect(err).toContain('write the key first, then its value, KEY=VALUE');
      expect([(out + err).includes(key), qa().written, exitCode]).toEqual([false, [], 1]);
    },
  );

  test('takes bytes from a pipe as they are', async () => {
    const pipes = Buffer.from([0, 255, 10, 10]);
    await kube.env('set yashima -e qa API_KEY', { ...NOBODY, pipes });
    expect((await qa().read()).values.get('API_KEY')).toEqual(pipes);
  });

  test('takes dotenv text from a pipe, beside what is on the command line', async () => {
    await kube.env('set yashima -e qa --file - API_KEY=1', { ...NOBODY, pipes: "export A='x\ny' # why\n" });
    expect(qa().texts).toEqual({ A: 'x\ny', API_KEY: '1' });
  });

  test('takes dotenv text from a file, from where it was called', async () => {
    writeFileSync(join(directory, 'settings.env'), 'A=1\n');
    await kube.env('set yashima -e qa --file settings.env', NOBODY);
    expect(qa().texts).toEqual({ A: '1' });
  });

  test.each([
    ['a line that is none', ['--file', '-'], 'A=1\nhunter2', 1, 'the pipe:2: expected KEY=value'],
    [
      'a file that is not there',
      ['--file', 'none.env'],
      '',
      2,
      'expected a file that can be read, got none.env',
    ],
    ['a key that stands twice', ['A=hunter2', 'A=hunter3'], '', 2, 'expected each key once, got A twice'],
    [
      'a key that stands in the file too',
      ['A=1', '--file', '-'],
      'A=hunter2',
      2,
      'expected each key once, got A twice',
    ],
    ['a key that cannot be one', ['=hunter2'], '', 2, 'expected a key of letters'],
    ['a value in place of a key', ['ghp_hunter2hunter2'], '', 2, 'expected a key of letters'],
    ['two values from one pipe', ['A', 'B'], 'hunter2', 2, 'expected one value from the pipe, got A, B'],
    ['a value and a file from one pipe', ['A', '--file', '-'], 'hunter2', 2, 'got --file - and A'],
    ['nothing', [], '', 2, 'expected KEY=VALUE, KEY or --file, got nothing'],
    [
      'a reason with a secret',
      ['A=1', '--reason', 'password=hunter2'],
      '',
      2,
      'expected a reason that anybody may read',
    ],
  ])('refuses %s, shows no value and changes nothing', async (_, words, pipes, code, expected) => {
    const { terminal, err, exitCode } = await kube.env(['set', 'yashima', '-e', 'qa', ...words], {
      ...NOBODY,
      pipes,
    });
    expect(err).toContain(expected);
    expect(exitCode).toBe(code);
    expect(terminal.everything).not.toContain('hunter');
    expect(qa().written).toEqual([]);
  });

  test('asks for no value before service, environment and Secret are known to be right', async () => {
    const { err } = await kube.env('set yashima -e qaa API_KEY', {});
    expect(err).toContain("got 'qaa'; did you mean 'qa'?");
  });

  test('says what was meant by a key that nothing reads', async () => {
    const { out } = await kube.env('set yashima -e qa DATABSE_URL=1', NOBODY);
    expect(out).toContain("nothing reads it; did you mean 'DATABASE_URL'?");
  });

  test('says of a key that only the chart asks for that it does', async () => {
    const { out } = await kube.env('set yashima -e qa -s tls tls.crt=1 tls.key=2 tls.kye=3', NOBODY);
    expect(out.split('\n').slice(1, 4)).toEqual([
      '  adds  tls.crt  the chart asks for it',
      '  adds  tls.key  the chart asks for it',
      "  adds  tls.kye  nothing reads it; did you mean 'tls.key'?",
    ]);
  });

  test('gives a Secret to a service that reads none yet', async () => {
    await kube.env('set himekuri -e qa A=1', NOBODY);
    expect(qa().texts).toEqual({ A: '1' });
  });

  test('keeps who, when and why, and asks a person why', async () => {
    await kube.env('set yashima -e qa A=1', { says: [' rotated '] });
    await kube.env('set yashima -e qa A=2 --reason rotated', {});
    expect(qa().audits.map(({ who, why }) => [who, why])).toEqual([
      ['someone@example.com', 'rotated'],
      ['someone@example.com', 'rotated'],
    ]);
  });
});

describe('--restart', () => {
  test('restarts what reads the keys, and nothing else', async () => {
    const { out } = await kube.env('set yashima -e qa DATABASE_URL=1 API_KEY=1 --restart', NOBODY);
    expect(qa().restarted).toEqual(['Deployment/yashima-api']);
    expect(out).toContain('qa: restarted Deployment/yashima-api');
  });

  test('restarts although nothing changes, so that a command can be repeated', async () => {
    qa().put({ DATABASE_URL: '1' });
    await kube.env('set yashima -e qa DATABASE_URL=1 --restart', NOBODY);
    expect(qa().written).toEqual([]);
    expect(qa().restarted).toEqual(['Deployment/yashima-api']);
  });

  test('is refused for a file, before anything is written', async () => {
    const { err } = await kube.env('set yashima -e sandbox A=1 --restart', NOBODY);
    expect(err).toContain('leave --restart out: the pods in sandbox restart when the commit is deployed');
    expect(kube.file('sandbox/dotenv').written).toEqual([]);
  });
});

describe('a source that is no cluster', () => {
  test('as a file is written once for all of its clusters, and says itself what to commit', async () => {
    const { out } = await kube.env('set yashima -e sandbox API_KEY=1', NOBODY);
    expect(kube.file('sandbox/dotenv').written).toEqual([['API_KEY']]);
    expect(out.split('\n').at(-1)).toBe('sandbox: written');
  });

  test.each([
    ['partner', 'change partner/yashima/dotenv behind ClusterSecretStore aws'],
    ['legacy', 'seal the new value with kubeseal into secrets/legacy.sealed.yaml of yashima'],
  ])('as in %s is not changed, and the answer says where it is', async (name, fix) => {
    const { err, exitCode } = await kube.env(`set yashima -e ${name} A=1`, NOBODY);
    expect(err).toContain(fix);
    expect(exitCode).toBe(1);
    expect(kube.store(`${name}/dotenv`).written).toEqual([]);
  });
});
