import { readdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Outdated } from '../../../lib/cli/env/store';
import {
  AUDIT,
  change,
  changeOf,
  ciphertexts,
  describeWithSops,
  sopsSecret,
  textsOf,
  useRepository,
} from './repository';

describeWithSops('a SOPS file', () => {
  const repository = useRepository();
  beforeEach(() => {
    repository().writeRule();
    rmSync(dirname(repository().file), { recursive: true, force: true });
  });

  test('that is not there yet is read as nothing and made by the first change', async () => {
    const store = repository().store();
    expect(await store.read()).toEqual({ values: new Map(), version: undefined });
    await change(store, { LOG: 'info' });
    expect(repository().decrypt()).toEqual(sopsSecret({ name: 'dotenv', stringData: { LOG: 'info' } }));
  });

  test('is no longer than its values without a change that does anything', async () => {
    await change(repository().store(), { LOG: undefined });
    expect(await repository().store().names()).toEqual([]);
    expect((await repository().store().read()).version).toBeUndefined();
  });

  test('gives every text back as it was', async () => {
    const store = repository().store();
    const texts = {
      A: '007',
      B: 'true',
      C: 'null',
      D: '1e3',
      E: '',
      F: 'two\nlines\n',
      G: ' spaces  ',
      H: '八島 🗾',
      I: 'a\r\nb\u2028\u0000\u001b[31m',
      J: '"quoted" \\ $HOME',
      K: '\ufeffmark',
      L: 'ENC[AES256_GCM,data:x]',
      M: '---\n- a: b',
    };
    await change(store, texts);
    expect(textsOf(await store.read())).toEqual(texts);
    await change(store, { A: '1', N: '2' });
    expect(textsOf(await store.read())).toEqual({ ...texts, A: '1', N: '2' });
  });

  test('gives arbitrary texts back as they were', async () => {
    const store = repository().store();
    const key = fc.constantFrom('A', 'B', 'C_9', 'a.b-c', '123', 'true', 'null', 'toString');
    const texts = fc.dictionary(
      key,
      fc.string({ unit: 'grapheme' }).map((text) => text.toWellFormed()),
    );
    await fc.assert(
      fc.asyncProperty(texts, texts, async (first, second) => {
        rmSync(repository().file, { force: true });
        await change(store, first);
        await change(store, second);
        expect(textsOf(await store.read())).toEqual({ ...first, ...second });
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test('gives bytes that are no text back as they were', async () => {
    const store = repository().store();
    const bytes = Buffer.from([0, 255, 254, 128]);
    await store.write(new Map([['KEYSTORE', bytes]]), await store.read(), AUDIT);
    expect((await store.read()).values.get('KEYSTORE')).toEqual(bytes);
    await change(store, { KEYSTORE: 'text' });
    expect(textsOf(await store.read())).toEqual({ KEYSTORE: 'text' });
  });

  test('keeps the ciphertext of what does not change', async () => {
    const store = repository().store();
    await change(store, { A: 'a', B: 'b', C: 'c' });
    const before = ciphertexts(repository().text());
    await change(store, { B: 'other', C: undefined, A: 'a' });
    const after = ciphertexts(repository().text());
    expect(after.C).toBeUndefined();
    expect(after.A).toBe(before.A);
    expect(after.B).not.toBe(before.B);
  });

  test('stays as it is, byte for byte, where a change asks for what it has', async () => {
    const store = repository().store();
    await change(store, { A: 'a' });
    const before = repository().text();
    await change(store, { A: 'a', B: undefined });
    expect(repository().text()).toBe(before);
  });

  test('names its keys to whoever has none to decrypt it', async () => {
    await change(repository().store(), { B: 'b', A: 'a' });
    const key = process.env.SOPS_AGE_KEY_FILE;
    process.env.SOPS_AGE_KEY_FILE = '/nowhere';
    const names = await repository().store().names();
    process.env.SOPS_AGE_KEY_FILE = key;
    expect(names).toEqual(['A', 'B']);
  });

  test('keeps its other Secrets, labels and comments', async () => {
    const tls = '{ name: tls, type: kubernetes.io/tls, stringData: { tls.key: k, tls.crt: c } }';
    repository().encrypt(`apiVersion: isindir.github.com/v1alpha3
kind: SopsSecret
metadata: { name: yashima }
spec:
  secretTemplates:
    - ${tls}
    - name: dotenv
      labels: { team: a }
      stringData:
        # how to renew it
        A: a
`);
    await change(repository().store(), { B: 'b' });
    expect(repository().text()).toContain('type:comment]');
    expect(repository().decrypt()).toEqual(
      sopsSecret(
        { name: 'tls', type: 'kubernetes.io/tls', stringData: { 'tls.key': 'k', 'tls.crt': 'c' } },
        { name: 'dotenv', labels: { team: 'a' }, stringData: { A: 'a', B: 'b' } },
      ),
    );
  });

  test('takes a Secret that it does not have yet', async () => {
    await change(repository().store(), { A: 'a' });
    const store = repository().store({ secret: 'registry', type: 'kubernetes.io/dockerconfigjson' });
    await change(store, { '.dockerconfigjson': '{}' });
    expect(repository().decrypt()).toEqual(
      sopsSecret(
        { name: 'dotenv', stringData: { A: 'a' } },
        {
          name: 'registry',
          type: 'kubernetes.io/dockerconfigjson',
          stringData: { '.dockerconfigjson': '{}' },
        },
      ),
    );
  });

  test('for a plug-in is a Secret that comes before whatever reads it', async () => {
    await change(repository().store({ shape: 'Secret' }), { A: 'a' });
    expect(repository().decrypt()).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'dotenv', annotations: { 'argocd.argoproj.io/sync-wave': '-30' } },
      stringData: { A: 'a' },
    });
  });

  test('that somebody else changed since takes nothing', async () => {
    const store = repository().store();
    await change(store, { A: 'a' });
    const base = await store.read();
    await change(store, { B: 'b' });
    await expect(store.write(changeOf({ A: 'mine' }), base, AUDIT)).rejects.toThrow(Outdated);
    expect(textsOf(await store.read())).toEqual({ A: 'a', B: 'b' });
  });

  test('leaves nothing beside itself', async () => {
    const store = repository().store();
    await change(store, { A: 'a' });
    await change(store, { A: 'b' });
    expect(readdirSync(dirname(repository().file))).toEqual(['qa.enc.yaml']);
  });

  test('is not touched by a check', async () => {
    const store = repository().store();
    const base = await store.read();
    await store.check(changeOf({ A: 'a' }), base);
    expect(await store.read()).toEqual(base);
  });

  test('suggests a commit message with the reason, and without values', async () => {
    await change(repository().store(), { A: 'hidden' });
    expect(repository().notes.at(-1)).toContain('apps/yashima/secrets/qa.enc.yaml: set A\n\nbecause');
    expect(repository().notes.join()).not.toContain('hidden');
  });
});
