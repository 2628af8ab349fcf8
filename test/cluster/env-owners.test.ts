import { beforeEach, expect, test } from '@jest/globals';
import { change, manifest, refusedWith, type World, world, write } from './env-world';
import { describeCluster } from './kubectl';

const GIVEN = { A: '1', B: '2', C: '3' };

/** Every way by which people make a Secret by kubectl. */
const BY_HAND: Readonly<Record<string, (here: World) => unknown>> = {
  'create secret': (here) =>
    here.kubectl(
      'create',
      'secret',
      'generic',
      'dotenv',
      ...Object.entries(GIVEN).map(([key, value]) => `--from-literal=${key}=${value}`),
    ),
  'create -f': (here) => here.input(['create'], manifest(GIVEN)),
  apply: (here) => here.input(['apply'], manifest(GIVEN)),
  replace: (here) => {
    here.input(['create'], manifest({ A: '0', D: '4' }));
    here.input(['replace'], manifest(GIVEN));
  },
  patch: (here) => {
    here.input(['create'], manifest({ A: '1' }));
    here.kubectl('patch', 'secret', 'dotenv', '-p', JSON.stringify({ stringData: GIVEN }));
  },
  'patch before managers were recorded': (here) => {
    here.input(['create'], manifest(GIVEN));
    here.kubectl('patch', 'secret', 'dotenv', '-p', '{"metadata":{"managedFields":[{}]}}');
  },
};

const managersOf = (here: World, key: string) =>
  here
    .secret()
    .metadata.managedFields.filter(
      ({ fieldsV1 }) => `f:${key}` in { ...fieldsV1['f:data'], ...fieldsV1['f:stringData'] },
    )
    .map(({ manager, operation }) => `${manager} ${operation}`);

describeCluster('a Secret that somebody made by hand', () => {
  test.each(Object.keys(BY_HAND))('with kubectl %s is changed in every key and loses none', async (way) => {
    const here = world('kube-env-owners');
    BY_HAND[way]?.(here);
    await write(here.store(), change({ A: 'new', D: 'more' }));
    expect(here.texts()).toEqual({ A: 'new', B: '2', C: '3', D: 'more' });
    await write(here.store(), change({ A: undefined, B: undefined }));
    expect(here.texts()).toEqual({ C: '3', D: 'more' });
    expect(managersOf(here, 'C')).toEqual(['kube-env Apply']);
  });

  test.each(Object.keys(BY_HAND))(
    'with kubectl %s loses a key that the first change removes',
    async (way) => {
      const here = world('kube-env-owners');
      BY_HAND[way]?.(here);
      await write(here.store(), change({ B: undefined }));
      expect(here.texts()).toEqual({ A: '1', C: '3' });
    },
  );

  test('may be changed by kubectl and kube env in turn', async () => {
    const here = world('kube-env-owners');
    await write(here.store(), change(GIVEN));
    here.kubectl('patch', 'secret', 'dotenv', '-p', JSON.stringify({ stringData: { A: 'theirs', D: '4' } }));
    await write(here.store(), change({ B: 'ours' }));
    expect(here.texts()).toEqual({ A: 'theirs', B: 'ours', C: '3', D: '4' });
    here.kubectl('annotate', '--overwrite', 'secret', 'dotenv', 'kube-env/reason=mine', 'other=theirs');
    await write(here.store(), change({ A: undefined, D: undefined }));
    expect(here.texts()).toEqual({ B: 'ours', C: '3' });
    expect(here.secret().metadata.annotations).toMatchObject({
      'kube-env/reason': 'a new database',
      other: 'theirs',
    });
  });

  test('keeps its type, labels and other annotations', async () => {
    const here = world('kube-env-owners');
    const metadata = { name: 'dotenv', labels: { team: 'a' }, annotations: { note: 'b' } };
    const type = 'example.com/odd';
    here.input(['apply'], manifest(GIVEN, { type, metadata }));
    await write(here.store({ type: 'Opaque' }), change({ A: undefined }));
    expect(here.secret()).toMatchObject({
      type,
      metadata: { labels: { team: 'a' }, annotations: { note: 'b' } },
    });
  });
});

describeCluster('a key that a controller manages', () => {
  const controllers: Readonly<Record<string, readonly string[]>> = {
    'by updates': [
      'patch',
      'secret',
      'dotenv',
      '--field-manager=vault-sync',
      '-p',
      '{"stringData":{"THEIRS":"x"}}',
    ],
    'by server-side apply': ['apply', '--server-side', '--field-manager=vault-sync'],
  };
  const take = (here: World, way: string) => {
    const args = controllers[way] ?? [];
    if (args[0] === 'patch') here.kubectl(...args);
    else here.input(args, manifest({ THEIRS: 'x' }));
  };
  let here: World;
  beforeEach(async () => {
    here = world('kube-env-owners');
    await write(here.store(), change({ OURS: '1' }));
  });

  test.each(Object.keys(controllers))(
    '%s is neither set nor removed, and its value not shown',
    async (way) => {
      take(here, way);
      const before = here.secret();
      for (const value of ['sesame-open', undefined, 'x']) {
        const said = await refusedWith(write(here.store(), change({ OURS: '2', THEIRS: value })));
        expect(said).toMatch(
          /dotenv\.THEIRS: expected a key that kube env manages, got one that vault-sync manages;/,
        );
        expect(said).not.toContain('sesame');
      }
      expect(here.secret()).toEqual(before);
    },
  );

  test.each(Object.keys(controllers))(
    '%s stays, and stays the controller’s alone, when others change',
    async (way) => {
      take(here, way);
      await write(here.store(), change({ OURS: '2', MORE: '3' }));
      await write(here.store(), change({ OURS: undefined }));
      expect(here.texts()).toEqual({ THEIRS: 'x', MORE: '3' });
      expect(managersOf(here, 'THEIRS')).toEqual([expect.stringContaining('vault-sync')]);
    },
  );

  test('that was ours before goes over to it', async () => {
    here.kubectl(
      'patch',
      'secret',
      'dotenv',
      '--field-manager=vault-sync',
      '-p',
      '{"stringData":{"OURS":"x"}}',
    );
    await write(here.store(), change({ MORE: '3' }));
    expect(here.texts()).toEqual({ OURS: 'x', MORE: '3' });
    expect(managersOf(here, 'OURS')).toEqual(['vault-sync Update']);
  });

  test('and ours with the same value stays when it is set no more', async () => {
    here.input(
      ['apply', '--server-side', '--field-manager=vault-sync'],
      manifest({}, { data: { OURS: 'MQ==' } }),
    );
    await write(here.store(), change({ MORE: '3' }));
    expect(here.texts()).toEqual({ OURS: '1', MORE: '3' });
  });
});
