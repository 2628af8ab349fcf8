import { beforeEach, describe, expect, test } from '@jest/globals';
import { InvalidProps } from '../../lib/kernel';
import { company } from './company';
import { Kube, NOBODY } from './kube';

const directory = company();
let kube: Kube;
beforeEach(() => {
  kube = new Kube(directory);
});
const tokyo = () => kube.store('production/dotenv');
const osaka = () => kube.store('production-osaka/dotenv');
const SET = 'set yashima -e production API_KEY=hunter2';
const refusal = new InvalidProps([
  { path: 'Secret', expected: 'the right to change it', got: 'none', fix: 'ask for it', severity: 'error' },
]);

describe('a change in production', () => {
  test('is shown, asked about and reasoned, in every cluster', async () => {
    const { terminal, out, exitCode } = await kube.env(SET, { confirms: [true], says: ['rotated'] });
    expect(terminal.questions).toEqual(['This changes production, production-osaka. Go on?', 'Why?']);
    expect(out.indexOf('adds')).toBeLessThan(out.indexOf('written'));
    expect([tokyo().texts, osaka().texts]).toEqual([{ API_KEY: 'hunter2' }, { API_KEY: 'hunter2' }]);
    expect([tokyo(), osaka()].flatMap(({ audits }) => audits.map(({ why }) => why))).toEqual([
      'rotated',
      'rotated',
    ]);
    expect(terminal.everything).not.toContain('hunter2');
    expect(exitCode).toBe(0);
  });

  test.each([
    ['somebody says no', {}, { confirms: [false] }, 1, 'nothing was changed'],
    ['nobody can be asked', {}, NOBODY, 2, 'look at what it says, then add --yes'],
    ['nobody says why', { yes: true }, NOBODY, 2, 'expected a reason for a change in production, got none'],
    [
      'somebody says no reason',
      {},
      { confirms: [true], says: [' '] },
      2,
      'expected a reason for a change in production',
    ],
  ])('does not happen where %s', async (_, { yes }: { yes?: boolean }, answers, code, expected) => {
    const { err, exitCode } = await kube.env(yes === true ? `${SET} --yes` : SET, answers);
    expect(err).toContain(expected);
    expect(exitCode).toBe(code);
    expect([...tokyo().written, ...osaka().written]).toEqual([]);
  });

  test('needs no person with --yes and a reason', async () => {
    const { exitCode } = await kube.env(`${SET} --yes --reason rotated`, NOBODY);
    expect(exitCode).toBe(0);
    expect(osaka().texts).toEqual({ API_KEY: 'hunter2' });
  });

  test('is not asked about where nothing changes', async () => {
    tokyo().put({ API_KEY: 'hunter2' });
    osaka().put({ API_KEY: 'hunter2' });
    expect((await kube.env(SET, {})).terminal.questions).toEqual([]);
  });

  test('writes in no cluster where a later one refuses it beforehand', async () => {
    osaka().refusal = refusal;
    const { err, exitCode } = await kube.env(`${SET} --yes --reason rotated`, NOBODY);
    expect(err).toBe(refusal.message);
    expect(exitCode).toBe(1);
    expect(tokyo().written).toEqual([]);
  });

  test.each([
    ['refuses', refusal, refusal.message],
    ['fails as nobody thought of', new TypeError('no such thing'), 'TypeError: no such thing'],
  ])(
    'says what is written where a later cluster %s, and goes on where it stopped',
    async (_, fault, message) => {
      osaka().whoAmI = () => Promise.reject(fault);
      const first = await kube.env(`${SET} --yes --reason rotated`, NOBODY);
      expect(first.err).toContain(message);
      expect(first.err).toContain('got production written, production-osaka not; run the same command again');
      expect(first.exitCode).toBe(1);
      osaka().whoAmI = async () => 'someone@example.com';
      await kube.env(`${SET} --yes --reason rotated`, NOBODY);
      expect([tokyo().written, osaka().written]).toEqual([[['API_KEY']], [['API_KEY']]]);
    },
  );
});

describe('a change elsewhere', () => {
  test('is not asked about, and needs no reason', async () => {
    const { terminal } = await kube.env('set yashima -e qa A=1', NOBODY);
    expect(terminal.questions).toEqual([]);
    expect(kube.store('qa/dotenv').audits.map(({ why }) => why)).toEqual(['']);
  });

  test('keeps what somebody else writes meanwhile', async () => {
    const qa = kube.store('qa/dotenv').put({ A: '1' });
    qa.beforeWrite = () => qa.put({ B: '2' });
    await kube.env('set yashima -e qa A=3', NOBODY);
    expect(qa.texts).toEqual({ A: '3', B: '2' });
  });

  test('never overwrites what somebody else made of the same key meanwhile', async () => {
    const qa = kube.store('qa/dotenv').put({ A: '1' });
    qa.beforeWrite = () => qa.put({ A: '2' });
    const { exitCode } = await kube.env('set yashima -e qa A=3', NOBODY);
    expect(exitCode).toBe(1);
    expect(qa.texts).toEqual({ A: '2' });
  });
});
