import { beforeEach, expect, test } from '@jest/globals';
import { change, manifest, type World, world, write } from './env-world';
import { describeCluster } from './kubectl';

const COPY = 'kubectl.kubernetes.io/last-applied-configuration';
const OLD = { A: 'sesame-1', B: 'sesame-2', C: '3' };

describeCluster('what kubectl apply has kept of a Secret', () => {
  let here: World;
  beforeEach(() => {
    here = world('kube-env-applied');
  });
  const annotations = () => Object.keys(here.secret().metadata.annotations ?? {});

  test('goes with the first change, so that nobody reads old values there, and a line says so', async () => {
    here.input(['apply'], manifest(OLD));
    expect(annotations()).toContain(COPY);
    await write(here.store(), change({ A: 'new', B: undefined }));
    expect(annotations()).not.toContain(COPY);
    expect(here.kubectl('get', 'secret', 'dotenv', '-o', 'json', '--show-managed-fields')).not.toMatch(
      /sesame|c2VzYW1l|last-applied/,
    );
    expect(here.texts()).toEqual({ A: 'new', C: '3' });
    await write(here.store(), change({ C: '4' }));
    expect(here.notes).toEqual([
      expect.stringMatching(/^Secret dotenv in namespace .*: kubectl's copy of values .* was removed/),
    ]);
  });

  test('goes too where the same values were applied once more', async () => {
    await write(here.store(), change(OLD));
    here.input(['apply'], manifest(OLD));
    await write(here.store(), change({ A: 'new' }));
    expect(annotations()).not.toContain(COPY);
    expect(here.texts()).toEqual({ ...OLD, A: 'new' });
  });

  test('goes where kubectl create kept it', async () => {
    here.input(['create', '--save-config'], manifest(OLD));
    await write(here.store(), change({ A: 'new' }));
    expect(annotations()).not.toContain(COPY);
  });

  test('stays after a check, and beside other annotations only those stay', async () => {
    here.input(['apply'], manifest(OLD, { metadata: { name: 'dotenv', annotations: { note: 'b' } } }));
    const store = here.store();
    await store.check(change({ A: 'new' }), await store.read());
    expect(annotations()).toEqual([COPY, 'note']);
    await write(store, change({ A: 'new' }));
    expect(annotations().filter((name) => !name.startsWith('kube-env/'))).toEqual(['note']);
  });

  test.each([
    ['by client-side apply', []],
    ['by server-side apply', ['--server-side']],
  ])('stays where a controller compares with it %s', async (_, options) => {
    here.input(['apply', ...options, '--field-manager=argocd-controller'], {
      ...manifest({ THEIRS: 'x' }),
      metadata: { name: 'dotenv', annotations: options.length === 0 ? {} : { [COPY]: '{}' } },
    });
    await write(here.store(), change({ OURS: '1' }));
    expect(annotations()).toContain(COPY);
    expect(here.texts()).toEqual({ THEIRS: 'x', OURS: '1' });
    expect(here.notes).toEqual([]);
  });
});
