import { expect, test } from '@jest/globals';
import { AUDIT, change, textsOf, world, write } from './env-world';
import { describeCluster, getJson } from './kubectl';

interface Event {
  readonly message: string;
  readonly reason: string;
  readonly type: string;
  readonly involvedObject: { readonly kind: string; readonly name: string; readonly uid: string };
}

const NAMESPACE = 'kube-env-audit';
const events = () => getJson<{ items: readonly Event[] }>(['events', '-n', NAMESPACE]).items;

describeCluster('a change by kube env', () => {
  test('says who, when, why and which keys on the Secret, and nothing of the change before', async () => {
    const here = world(NAMESPACE);
    await write(here.store(), change({ A: 'sesame-1', B: 'sesame-2' }));
    const later = { who: 'bob', when: new Date('2027-01-01T00:00:00Z'), why: 'because of 7 %' };
    await write(here.store(), change({ B: undefined, C: 'sesame-3' }), later);
    expect(here.secret().metadata.annotations).toEqual({
      'kube-env/changed-by': 'bob',
      'kube-env/changed-at': '2027-01-01T00:00:00.000Z',
      'kube-env/reason': 'because of 7 %',
      'kube-env/changed-keys': 'B, C',
    });
  });

  test('leaves an Event each, which belongs to the Secret and holds no value', async () => {
    const here = world(NAMESPACE);
    await write(here.store(), change({ A: 'sesame-1', B: 'sesame-2' }));
    await write(here.store(), change({ B: undefined, C: 'sesame-3', D: 'sesame-4' }));
    expect(
      events()
        .map(({ message }) => message)
        .sort(),
    ).toEqual(['alice set A, B: a new database', 'alice set C, D and removed B: a new database']);
    const involvedObject = { kind: 'Secret', name: 'dotenv', uid: here.secret().metadata.uid };
    for (const event of events()) {
      expect(event).toMatchObject({ reason: 'EnvChanged', type: 'Normal', involvedObject });
    }
    expect(here.kubectl('get', 'events', '-o', 'json')).not.toContain('sesame');
    expect(JSON.stringify(here.secret().metadata)).not.toMatch(/sesame|c2VzYW1l/);
  });

  test('of very many keys, for a very long reason, by a very long name, is recorded all the same', async () => {
    const here = world(NAMESPACE);
    const keys = Array.from({ length: 500 }, (_, key) => [`KEY_NUMBER_${key}`, `${key}`]);
    const audit = { who: '七'.repeat(500), when: AUDIT.when, why: '夕'.repeat(50_000) };
    await write(here.store(), change(Object.fromEntries(keys)), audit);
    expect(Object.keys(textsOf(here.secret()))).toHaveLength(500);
    expect(events()[0]?.message).toMatch(/^七+… set KEY_NUMBER_0, .* and \d+ more: 夕+…$/);
  });

  test('is made by whom the API server knows', async () => {
    expect(await world(NAMESPACE).store().whoAmI()).toBe('admin');
  });
});
