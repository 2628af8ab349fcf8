import { describe, expect, test } from '@jest/globals';
import { Kube, NOBODY } from './kube';

const kube = new Kube();
kube.store('qa/dotenv').put({ EQUAL: 'hunter2', OTHER: 'hunter2', MINE: 'hunter2', EMPTY: '' });
kube.store('production/dotenv').put({ EQUAL: 'hunter2', OTHER: 'hunter3', THEIRS: 'hunter2' });
kube.store('production-osaka/dotenv').put({ EQUAL: 'hunter2', OTHER: 'hunter3', THEIRS: 'hunter2' });

describe('kube env diff', () => {
  test('says of each key how it differs, and shows no value', async () => {
    const { out, exitCode } = await kube.env('diff yashima qa production-osaka', NOBODY);
    expect(out.split('\n')).toEqual([
      'qa and production-osaka',
      '  EMPTY   only in qa',
      '  EQUAL   equal',
      '  MINE    only in qa',
      '  OTHER   different',
      '  THEIRS  only in production-osaka',
    ]);
    expect(exitCode).toBe(1);
  });

  test('ends with 0 where nothing differs', async () => {
    expect((await kube.env('diff yashima production production-osaka', NOBODY)).exitCode).toBe(0);
  });

  test('compares with every cluster of an environment', async () => {
    const { out } = await kube.env('diff yashima qa production', NOBODY);
    expect(out.match(/^\S.*/gm)).toEqual(['qa and production', 'qa and production-osaka']);
  });

  test('compares the clusters of an environment with each other, and none with itself', async () => {
    const { out } = await kube.env('diff yashima production production-osaka', NOBODY);
    expect(out.match(/^\S.*/gm)).toEqual(['production and production-osaka']);
    expect((await kube.env('diff yashima qa qa', NOBODY)).err).toContain('got the same one twice');
  });

  test('gives programs the same as JSON', async () => {
    const { out } = await kube.env('diff yashima qa production-osaka --json', NOBODY);
    expect(JSON.parse(out)[0].keys).toContainEqual({ key: 'OTHER', how: 'different' });
    expect(out).not.toContain('hunter');
  });
});
