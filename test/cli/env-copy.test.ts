import { beforeEach, describe, expect, test } from '@jest/globals';
import { company } from './company';
import { Kube, NOBODY } from './kube';

const directory = company();
const DER = Buffer.from([0, 255]);
let kube: Kube;
beforeEach(() => {
  kube = new Kube(directory);
  kube.store('qa/dotenv').put({ API_KEY: 'hunter2', DER, EMPTY: '' });
});
const production = () => kube.store('production/dotenv');
const YES = '--yes --reason launch';

describe('kube env copy', () => {
  test('copies the named keys to every cluster, byte for byte, and shows no value', async () => {
    const { terminal, exitCode } = await kube.env(
      `copy yashima qa production API_KEY DER EMPTY ${YES}`,
      NOBODY,
    );
    for (const name of ['production', 'production-osaka']) {
      const { values } = await kube.store(`${name}/dotenv`).read();
      expect(values).toEqual(
        new Map([
          ['API_KEY', Buffer.from('hunter2')],
          ['DER', DER],
          ['EMPTY', Buffer.from('')],
        ]),
      );
    }
    expect(terminal.everything).not.toContain('hunter2');
    expect(exitCode).toBe(0);
  });

  test('copies every key with --all, and removes none', async () => {
    production().put({ OWN: '1' });
    await kube.env(`copy yashima qa production/production --all ${YES}`, NOBODY);
    expect(Object.keys(production().texts)).toEqual(['OWN', 'API_KEY', 'DER', 'EMPTY']);
  });

  test('lists what it overwrites and asks, outside of production too', async () => {
    kube.store('partner/dotenv');
    kube.file('sandbox/dotenv').put({ API_KEY: 'hunter3' });
    const { terminal } = await kube.env('copy yashima qa sandbox API_KEY EMPTY', { confirms: [false] });
    expect(terminal.questions).toEqual(['sandbox has another API_KEY, which will be gone. Go on?']);
    expect(kube.file('sandbox/dotenv').written).toEqual([]);
  });

  test('asks by itself before values leave production', async () => {
    production().put({ API_KEY: 'hunter3', NEW: 'hunter3' });
    const { terminal } = await kube.env('copy yashima production/production qa NEW', { confirms: [false] });
    expect(terminal.questions).toEqual(['This takes NEW out of production, to qa. Is that right?']);
    expect(kube.store('qa/dotenv').written).toEqual([]);
  });

  test('lets no values leave production by --yes alone', async () => {
    production().put({ NEW: 'hunter3' });
    kube.store('production-osaka/dotenv').put({ NEW: 'hunter3' });
    const { exitCode, err } = await kube.env('copy yashima production qa NEW --yes', NOBODY);
    expect({ exitCode, written: kube.store('qa/dotenv').written }).toEqual({ exitCode: 2, written: [] });
    expect(err).toContain('--from-production');
    await kube.env('copy yashima production qa NEW --from-production', NOBODY);
    expect(kube.store('qa/dotenv').texts).toMatchObject({ NEW: 'hunter3' });
  });

  test('fills a new cluster from the others of its environment', async () => {
    production().put({ API_KEY: 'hunter3' });
    await kube.env(`copy yashima production production-osaka --all ${YES}`, NOBODY);
    expect(kube.store('production-osaka/dotenv').texts).toEqual({ API_KEY: 'hunter3' });
  });

  test.each([
    [
      'keys that are not there',
      'copy yashima qa production API_KYE',
      "expected API_KYE in Secret qa/dotenv, got none; did you mean 'API_KEY'?",
    ],
    ['no key', 'copy yashima qa production', 'expected keys, or --all, got neither'],
    ['keys beside --all', 'copy yashima qa production A --all', 'expected keys, or --all, got both'],
    ['a place and itself', 'copy yashima qa qa --all', 'expected two places, got the same one twice'],
    [
      'clusters that differ',
      'copy yashima production qa A --yes',
      'got others in production and production-osaka',
    ],
    [
      'a target that is no store of ours',
      'copy yashima qa partner --all',
      'change partner/yashima/dotenv behind',
    ],
  ])('refuses %s', async (_, words, expected) => {
    production().put({ A: 'hunter4' });
    const { err, terminal } = await kube.env(words, NOBODY);
    expect(err).toContain(expected);
    expect(terminal.everything).not.toContain('hunter');
  });
});
