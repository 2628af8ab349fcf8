import { expect, test } from '@jest/globals';
import { applyChange } from '../../lib/cli/env/apply-change';
import { type Audit, type Change, type EnvStore, Outdated } from '../../lib/cli/env/store';

const AUDIT: Audit = { who: 'alice', when: new Date(0), why: 'a test' };

const change = (values: Readonly<Record<string, string | undefined>>): Change =>
  new Map(
    Object.entries(values).map(([key, value]) => [key, value === undefined ? value : Buffer.from(value)]),
  );

/** A store in memory; `meanwhile` are changes by others, one before each write. */
function storeOf(given: Readonly<Record<string, string>>, meanwhile: readonly Change[] = []) {
  const values = new Map<string, Buffer>(
    Object.entries(given).map(([key, value]) => [key, Buffer.from(value)]),
  );
  const others = [...meanwhile];
  const written: Change[] = [];
  let version = 0;
  const take = (taken: Change) => {
    for (const [key, value] of taken) {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    }
    version++;
  };
  const store: EnvStore = {
    place: 'memory',
    names: async () => [...values.keys()].sort(),
    read: async () => ({ values: new Map(values), version: String(version) }),
    whoAmI: async () => 'alice',
    check: async () => {},
    write: async (asked, base) => {
      const other = others.shift();
      if (other !== undefined) take(other);
      if (base.version !== String(version)) throw new Outdated('somebody else has changed memory');
      written.push(asked);
      take(asked);
    },
  };
  const texts = () => Object.fromEntries([...values].map(([key, value]) => [key, value.toString()]));
  return { store, texts, written };
}

test('a change is written on top of what others wrote meanwhile', async () => {
  const { store, texts } = storeOf({ A: '1' }, [
    change({ B: '2' }),
    change({ C: '3' }),
    change({ B: undefined }),
  ]);
  expect(await applyChange(store, change({ A: '9', D: '4' }), AUDIT)).toEqual(['A', 'D']);
  expect(texts()).toEqual({ A: '9', C: '3', D: '4' });
});

test.each([
  ['set by somebody else', { A: 'theirs' }, { A: 'mine' }],
  ['removed by somebody else', { A: undefined }, { A: 'mine' }],
  ['set by somebody else and removed here', { A: 'theirs' }, { A: undefined }],
  ['added by both', { B: 'theirs' }, { B: 'mine' }],
])('refuses to write over a key that was %s meanwhile', async (_, theirs, mine) => {
  const { store, texts } = storeOf({ A: '1' }, [change(theirs)]);
  const key = Object.keys(mine)[0];
  await expect(applyChange(store, change({ ...mine, Z: 'z' }), AUDIT)).rejects.toThrow(
    `memory.${key}: expected the value that was there when you began, got another one, by somebody else; nothing was changed there: look at it, then try again`,
  );
  expect(texts()).not.toHaveProperty('Z');
});

test('refuses to write over what has changed since the user saw it', async () => {
  const { store } = storeOf({ A: '1' });
  const seen = await store.read();
  await store.write(change({ A: '2' }), seen, AUDIT);
  await expect(applyChange(store, change({ A: '3' }), AUDIT, seen)).rejects.toThrow('memory.A: ');
});

test('a key that somebody else has already set to the same is none to quarrel about', async () => {
  const { store, written } = storeOf({ A: '1' }, [change({ A: '2' })]);
  expect(await applyChange(store, change({ A: '2', B: '3' }), AUDIT)).toEqual(['B']);
  expect(written).toEqual([change({ B: '3' })]);
});

test('nothing is written where everything is so already', async () => {
  const { store, written } = storeOf({ A: '1', EMPTY: '' });
  expect(await applyChange(store, change({ A: '1', EMPTY: '', GONE: undefined }), AUDIT)).toEqual([]);
  expect(written).toEqual([]);
});

test('an empty text is set where nothing was', async () => {
  const { store, texts } = storeOf({});
  expect(await applyChange(store, change({ EMPTY: '' }), AUDIT)).toEqual(['EMPTY']);
  expect(texts()).toEqual({ EMPTY: '' });
});

test('whatever else goes wrong is not tried again', async () => {
  const { store } = storeOf({});
  let attempts = 0;
  const broken: EnvStore = {
    ...store,
    write: async () => {
      attempts++;
      throw new Error('broken');
    },
  };
  await expect(applyChange(broken, change({ A: '1' }), AUDIT)).rejects.toThrow('broken');
  expect(attempts).toBe(1);
});
