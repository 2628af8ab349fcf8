import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Outdated } from '../../lib/cli/env/store';
import { company } from './company';
import { Kube, NOBODY } from './kube';

const directory = company();
let kube: Kube;
beforeEach(() => {
  kube = new Kube(directory);
});
afterEach(() => {
  jest.restoreAllMocks();
});
const qa = () => kube.store('qa/dotenv');
const WAYS = ['beforeCheck', 'beforeWrite'] as const;

/** A finding: one line with path, expected, got and fix. */
const FINDING = /^\S[^\n]*: expected [^\n]+, got [^\n]+; [^\n]*nothing was changed[^\n]*$/;

describe('what somebody else does meanwhile', () => {
  test('to other keys costs nobody anything, however many there are', async () => {
    const keys = Array.from({ length: 12 }, (_, writer) => `C_${writer}`);
    qa().put({ OLD: 'x' });
    const ended = await Promise.all(keys.map((key) => kube.env(`set yashima -e qa ${key}=${key}`, NOBODY)));
    expect(ended.map(({ exitCode, err }) => [exitCode, err])).toEqual(keys.map(() => [0, '']));
    expect(qa().texts).toEqual({ OLD: 'x', ...Object.fromEntries(keys.map((key) => [key, key])) });
  });

  test.each(WAYS)('to other keys stays: %s', async (moment) => {
    qa().put({ A: '1' })[moment] = () => qa().put({ B: '2' });
    const { exitCode, err } = await kube.env('set yashima -e qa A=3', NOBODY);
    expect([exitCode, err]).toEqual([0, '']);
    expect(qa().texts).toEqual({ A: '3', B: '2' });
  });

  test.each(WAYS)(
    'to the same key stops the command, which says that it changed nothing: %s',
    async (moment) => {
      qa().put({ A: '1' })[moment] = () => qa().put({ A: '2' });
      const { exitCode, err } = await kube.env('set yashima -e qa A=3', NOBODY);
      expect(err).toMatch(FINDING);
      expect(exitCode).toBe(1);
      expect(qa().texts).toEqual({ A: '2' });
    },
  );

  test.each(WAYS)('to the whole Secret is not undone with one key of it: %s', async (moment) => {
    qa().put({ A: '1', B: '2' })[moment] = () => qa().remove();
    const { exitCode, err, out } = await kube.env('set yashima -e qa A=3', NOBODY);
    expect(err).toMatch(FINDING);
    expect(err).toContain('got one that somebody else has deleted meanwhile');
    expect(out).not.toContain('written');
    expect([exitCode, qa().texts]).toEqual([1, {}]);
  });

  test('all the time is told in the end', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    qa().check = () => Promise.reject(new Outdated('somebody else has changed it'));
    const { exitCode, err } = await kube.env('set yashima -e qa A=3', NOBODY);
    expect(err).toMatch(FINDING);
    expect([exitCode, qa().written]).toEqual([1, []]);
  });

  test('where nobody thought of it is a line like any other', async () => {
    qa().whoAmI = () => Promise.reject(new Outdated('somebody else has changed Secret qa/dotenv'));
    const { exitCode, err } = await kube.env('set yashima -e qa A=3', NOBODY);
    expect(err).toMatch(FINDING);
    expect(exitCode).toBe(1);
  });
});
