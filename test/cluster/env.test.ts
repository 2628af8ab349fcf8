import { beforeEach, expect, test } from '@jest/globals';
import { apiServer } from '../../lib/cli/cluster/api';
import { perform, rehearse } from '../../lib/cli/cluster/write-secret';
import { applyChange } from '../../lib/cli/env/apply-change';
import { AUDIT, change, manifest, refusedWith, textsOf, type World, world, write } from './env-world';
import { describeCluster } from './kubectl';

const NAMESPACE = 'kube-env';

describeCluster('kube env in a cluster', () => {
  let here: World;
  beforeEach(() => {
    here = world(NAMESPACE);
  });

  test('a Secret that is not there is made, of the type that is asked for', async () => {
    const store = here.store({ type: 'kubernetes.io/basic-auth' });
    await write(store, change({ username: 'a', password: 'b' }));
    await write(store, change({ username: 'c' }));
    expect(here.secret().type).toBe('kubernetes.io/basic-auth');
    expect(here.texts()).toEqual({ username: 'c', password: 'b' });
  });

  test('bytes, an empty text and every script come back as they were written', async () => {
    const bytes = Buffer.from([0, 255, 254, 10, 13, 0]);
    const given = change({ BYTES: bytes, EMPTY: '', TEXT: '七夕 – "q" $(A)\r\n', ONE: ' ' });
    await write(here.store(), given);
    const { values } = await here.store().read();
    expect([...values].sort()).toEqual([...given].sort());
  });

  test('names are those of all keys, in order', async () => {
    await write(here.store(), change({ B: '1', A: '2', C_1: '3' }));
    expect(await here.store().names()).toEqual(['A', 'B', 'C_1']);
  });

  test('a key that is removed goes, and every other stays', async () => {
    await write(here.store(), change({ A: '1', B: '2', C: '3' }));
    await write(here.store(), change({ B: undefined, C: '4' }));
    expect(here.texts()).toEqual({ A: '1', C: '4' });
  });

  test('the last key may go, and others may come after it', async () => {
    await write(here.store(), change({ A: '1' }));
    await write(here.store(), change({ A: undefined }));
    expect(here.texts()).toEqual({});
    await write(here.store(), change({ B: '2' }));
    expect(here.texts()).toEqual({ B: '2' });
  });

  test('a check changes nothing', async () => {
    await write(here.store(), change({ A: '1' }));
    const before = here.secret();
    const store = here.store();
    await store.check(change({ A: '2', B: '3' }), await store.read());
    expect(here.secret()).toEqual(before);
  });

  test('of two who saw the same, the second is told, and loses nothing when it tries again', async () => {
    await write(here.store(), change({ A: '1' }));
    const [alice, bob] = [here.store(), here.store()];
    const seen = await bob.read();
    await write(alice, change({ B: '2' }));
    expect(await refusedWith(bob.write(change({ C: '3' }), seen, AUDIT))).toMatch(/^Outdated/);
    expect(here.texts()).toEqual({ A: '1', B: '2' });
    expect(await applyChange(bob, change({ C: '3' }), AUDIT, seen)).toEqual(['C']);
    expect(here.texts()).toEqual({ A: '1', B: '2', C: '3' });
  });

  test('a key that somebody else has changed since is not written over', async () => {
    await write(here.store(), change({ A: '1' }));
    const seen = await here.store().read();
    await write(here.store(), change({ A: 'theirs' }));
    expect(await refusedWith(applyChange(here.store(), change({ A: 'mine' }), AUDIT, seen))).toMatch(/\.A: /);
    expect(here.texts()).toEqual({ A: 'theirs' });
  });

  test('eight people who write five keys each at the same time lose none', async () => {
    const people = Array.from({ length: 8 }, (_, person) => person);
    const keys = Array.from({ length: 5 }, (_, key) => key);
    await Promise.all(
      people.map(async (person) => {
        const store = here.store();
        for (const key of keys) {
          await applyChange(store, change({ [`P${person}_${key}`]: `${person}.${key}` }), AUDIT);
        }
      }),
    );
    const expected = people.flatMap((person) => keys.map((key) => [`P${person}_${key}`, `${person}.${key}`]));
    expect(here.texts()).toEqual(Object.fromEntries(expected));
  });

  test('of many who make the Secret at the same moment, one does', async () => {
    const ask = apiServer(here.place.context);
    const nothing = { values: new Map(), version: undefined };
    const rehearsed = await Promise.all(
      ['A', 'B', 'C', 'D', 'E'].map((key) =>
        rehearse(ask, here.place, change({ [key]: key }), nothing, AUDIT),
      ),
    );
    const outcomes = await Promise.all(rehearsed.map((one) => refusedWith(perform(ask, here.place, one))));
    expect(outcomes.filter((outcome) => outcome === 'nothing was refused')).toHaveLength(1);
    expect(outcomes.filter((outcome) => /^Outdated/.test(outcome))).toHaveLength(4);
    expect(Object.keys(here.texts())).toHaveLength(1);
  });
});

/** What happens between the moment when a change is found right and the one when it is made. */
describeCluster('whatever happens while kube env is writing', () => {
  const given = { A: '1', B: '2' };
  const meanwhile: [string, (here: World) => unknown, Readonly<Record<string, string>> | undefined][] = [
    ['somebody changes another key', (here) => patch(here, { B: '3' }), { A: '1', B: '3' }],
    ['somebody adds a key', (here) => patch(here, { C: '3' }), { A: '1', B: '2', C: '3' }],
    ['somebody deletes the Secret', (here) => here.kubectl('delete', 'secret', 'dotenv'), undefined],
    [
      'somebody makes it anew',
      (here) => here.input(['replace', '--force'], manifest({ D: '4' })),
      { D: '4' },
    ],
  ];
  const patch = (here: World, stringData: object) =>
    here.kubectl('patch', 'secret', 'dotenv', '-p', JSON.stringify({ stringData }));

  for (const by of ['kubectl', 'kube env']) {
    test.each(meanwhile)(`and %s of a Secret made by ${by}, nothing is written`, async (_, happen, left) => {
      const here = world(NAMESPACE);
      if (by === 'kubectl') here.input(['create'], manifest(given));
      else await write(here.store(), change(given));
      const ask = apiServer(here.place.context);
      const base = await here.store().read();
      const rehearsed = await rehearse(ask, here.place, change({ A: 'new', B: undefined }), base, AUDIT);
      happen(here);
      expect(await refusedWith(perform(ask, here.place, rehearsed))).toMatch(/^Outdated/);
      const { values } = await here.store().read();
      expect(values).toEqual(change(left ?? {}));
    });
  }

  test('and somebody makes a Secret that was not there, nothing is mixed with it', async () => {
    const here = world(NAMESPACE);
    const ask = apiServer(here.place.context);
    const rehearsed = await rehearse(ask, here.place, change({ A: '1' }), await here.store().read(), AUDIT);
    here.kubectl('create', 'secret', 'generic', 'dotenv', '--from-literal=B=2');
    expect(await refusedWith(perform(ask, here.place, rehearsed))).toMatch(/^Outdated/);
    expect(textsOf(here.secret())).toEqual({ B: '2' });
  });
});
