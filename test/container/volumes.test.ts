import { describe, expect, test } from '@jest/globals';
import type { Volumes } from '../../lib/container';
import { containerOf, metadataOf, podOf, wrongWith } from './pods';

const volumesOf = (volumes: Volumes) =>
  (podOf({ volumes }).volumes ?? []).filter(({ name }) => name !== 'tmp');
const mountsOf = (volumes: Volumes) =>
  (containerOf({ volumes }).volumeMounts ?? []).filter(({ name }) => name !== 'tmp');

describe('a volume', () => {
  test.each<[string, Volumes, object]>([
    [
      'a claim by its name',
      { '/data': { claim: 'uploads' } },
      { name: 'data', persistentVolumeClaim: { claimName: 'uploads' } },
    ],
    [
      'a claim by itself',
      { '/data': { claim: { kind: 'PersistentVolumeClaim', name: 'uploads' } } },
      { name: 'data', persistentVolumeClaim: { claimName: 'uploads' } },
    ],
    [
      'a share',
      { '/data': { nfs: { server: 'nfs.example.com', path: '/exports/data' } } },
      { name: 'data', nfs: { server: 'nfs.example.com', path: '/exports/data' } },
    ],
    [
      'an empty directory',
      { '/data': { emptyDir: { size: '1Gi' } } },
      { name: 'data', emptyDir: { sizeLimit: '1Gi' } },
    ],
    [
      'memory',
      { '/dev/shm': { emptyDir: { size: '64Mi', inMemory: true } } },
      { name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
    ],
    [
      'a ConfigMap',
      { '/etc/nginx': { configMap: 'nginx' } },
      { name: 'nginx', configMap: { name: 'nginx', defaultMode: 0o444 } },
    ],
    [
      'some keys of a ConfigMap',
      { '/etc/nginx': { configMap: 'nginx', items: { default: 'nginx.conf', log: 'conf.d/log.conf' } } },
      {
        name: 'nginx',
        configMap: {
          name: 'nginx',
          items: [
            { key: 'default', path: 'nginx.conf' },
            { key: 'log', path: 'conf.d/log.conf' },
          ],
          defaultMode: 0o444,
        },
      },
    ],
    [
      'a Secret that may be missing',
      { '/etc/auth': { secret: 'auth', optional: true, mode: 0o400 } },
      { name: 'auth', secret: { secretName: 'auth', defaultMode: 0o400, optional: true } },
    ],
    [
      'a token',
      { '/var/run/sigstore': { token: { audience: 'sigstore', expiration: '10m', path: 'signing' } } },
      {
        name: 'sigstore',
        projected: {
          sources: [
            { serviceAccountToken: { audience: 'sigstore', expirationSeconds: 600, path: 'signing' } },
          ],
        },
      },
    ],
    [
      'a driver',
      {
        '/mnt': {
          csi: { driver: 'gcsfuse.csi.storage.gke.io', attributes: { bucketName: 'b' } },
          readOnly: false,
        },
      },
      {
        name: 'mnt',
        csi: { driver: 'gcsfuse.csi.storage.gke.io', readOnly: false, volumeAttributes: { bucketName: 'b' } },
      },
    ],
  ])('may be %s', (_what, volumes, expected) => {
    expect(volumesOf(volumes)).toEqual([expected]);
    expect(wrongWith({ volumes })).toEqual([]);
  });

  test('is called as the chart says', () => {
    expect(volumesOf({ '/data': { claim: 'uploads', name: 'disk' } })).toMatchObject([{ name: 'disk' }]);
    expect(mountsOf({ '/data': { claim: 'uploads', name: 'disk' } })).toMatchObject([{ name: 'disk' }]);
  });

  test('keeps the name that the chart prescribes, whatever a path before it would be called', () => {
    const { volumes } = podOf({
      writable: { '/a/cache': '1Mi' },
      volumes: { '/data': { claim: 'uploads', name: 'cache' } },
    });
    expect(volumes?.map(({ name }) => name)).toEqual(['tmp', 'a-cache', 'cache']);
  });

  test('is one for the same source, however many paths see it', () => {
    const volumes: Volumes = {
      '/a': { claim: 'uploads', subPath: 'a' },
      '/b': { claim: 'uploads', subPath: 'b', readOnly: true },
    };
    expect(volumesOf(volumes)).toHaveLength(1);
    expect(mountsOf(volumes)).toEqual([
      { name: 'a', mountPath: '/a', subPath: 'a' },
      { name: 'a', mountPath: '/b', subPath: 'b', readOnly: true },
    ]);
  });

  test('that is empty at the start is shared only by its name', () => {
    const emptyDir = { size: '1Mi' } as const;
    expect(volumesOf({ '/a': { emptyDir }, '/b': { emptyDir } })).toHaveLength(2);
    expect(volumesOf({ '/a': { emptyDir, name: 'x' }, '/b': { emptyDir, name: 'x' } })).toHaveLength(1);
  });
});

describe('a file', () => {
  test('is one key of a ConfigMap, at the path of the file', () => {
    const volumes: Volumes = { '/app/config/puma.rb': { configMap: 'files', key: 'puma.rb' } };
    expect(mountsOf(volumes)).toEqual([
      { name: 'puma-rb', mountPath: '/app/config/puma.rb', subPath: 'puma.rb', readOnly: true },
    ]);
  });

  test.each<[string, Volumes]>([
    ['a ConfigMap', { '/a': { configMap: 'a' } }],
    ['a Secret', { '/a': { secret: 'a' } }],
    ['a token', { '/a': { token: { audience: 'a' } } }],
  ])('of %s cannot be written', (_what, volumes) => {
    expect(mountsOf(volumes)).toMatchObject([{ readOnly: true }]);
  });

  const group = (volumes: Volumes) => podOf({ user: 2899, volumes }).securityContext;
  test.each<[string, Volumes]>([
    ['a claim', { '/a': { claim: 'a' } }],
    ['a driver', { '/a': { csi: { driver: 'a.example.com' } } }],
    ['a Secret', { '/a': { secret: 'a' } }],
    ['a ConfigMap that not everybody reads', { '/a': { configMap: 'a', mode: 0o440 } }],
  ])("of %s belongs to the group of the pod's user", (_what, volumes) => {
    expect(group(volumes)).toMatchObject({ fsGroup: 2899, fsGroupChangePolicy: 'OnRootMismatch' });
  });

  test.each<[string, Volumes]>([
    ['an empty directory', { '/a': { emptyDir: { size: '1Mi' } } }],
    ['a ConfigMap', { '/a': { configMap: 'a' } }],
    ['a Secret that everybody reads', { '/a': { secret: 'a', mode: 0o444 } }],
    ['a token', { '/a': { token: { audience: 'a' } } }],
    ['a share', { '/a': { nfs: { server: 'a', path: '/' } } }],
  ])('of %s needs no group', (_what, volumes) => {
    expect(group(volumes)).not.toHaveProperty('fsGroup');
  });
});

describe('a volume is refused', () => {
  const odd = (volume: object) => volume as Volumes[string]; // what the types would not admit
  test.each<[Volumes[string], string]>([
    [
      odd({}),
      ': expected one of claim, nfs, emptyDir, configMap, secret, token, csi, got none; say once where the files come from',
    ],
    [
      { claim: 'a', secret: 'b' },
      ': expected one of claim, nfs, emptyDir, configMap, secret, token, csi, got claim and secret; say once where the files come from',
    ],
    [
      { claim: 'Uploads' },
      '.claim: expected the name of a PersistentVolumeClaim, got something else; write the name that the PersistentVolumeClaim has',
    ],
    [
      { secret: { kind: 'ConfigMap', name: 'a' } },
      '.secret: expected a Secret, got a ConfigMap; give a Secret or its name',
    ],
    [
      { configMap: 'a', readOnly: false },
      '.readOnly: expected true, got false; leave it out: nobody can write to such files',
    ],
    [
      { secret: 'a', mode: 0o1000 },
      '.mode: expected permissions from 0 to 0o777, got 512; write them as 0o440',
    ],
    [
      { claim: 'a', subPath: '../b' },
      ".subPath: expected a path inside the volume, got '../b'; write it as 'uploads', without '..'",
    ],
    [
      { claim: 'a', subPath: '/b' },
      ".subPath: expected a path inside the volume, got '/b'; write it as 'uploads', without '..'",
    ],
    [
      { configMap: 'a', items: { a: 'b/../../c' } },
      ".items.a: expected a path below the directory, got 'b/../../c'; write it as 'nginx.conf' or 'conf.d/logging.conf'",
    ],
    [
      { configMap: 'a', key: 'b', subPath: 'c' },
      ".subPath: expected one of key and subPath, got 'c'; leave subPath out",
    ],
    [
      { configMap: 'a', key: 'b', items: { b: 'c' } },
      '.items: expected one of key and items, got {"b":"c"}; keep key for one file, items for a directory',
    ],
    [
      { secret: 'a', key: 'a/b' },
      ".key: expected a key of letters, digits, '-', '_' and '.', got something else; write the name of the key, never its value",
    ],
    [
      odd({ claim: 'a', mode: 0 }),
      '.mode: expected none without a ConfigMap or a Secret, got 0; leave mode out',
    ],
    [
      { token: { audience: 'a', expiration: '9m' } },
      ".token.expiration: expected a duration in whole seconds, 600s or more, got '9m'; write it as '30s', '15m' or '1h'",
    ],
    [
      { token: { audience: '' } },
      ".token.audience: expected who the token is for, got ''; write its audience",
    ],
    [
      { token: { audience: 'a', path: '../a' } },
      ".token.path: expected a path below the directory, got '../a'; write it as 'nginx.conf' or 'conf.d/logging.conf'",
    ],
    [{ nfs: { server: 'a', path: 'b' } }, ".nfs.path: expected an absolute path, got 'b'; write it as '/b'"],
    [
      { nfs: { server: '', path: '/b' } },
      ".nfs.server: expected a host or an address, got ''; name the server",
    ],
    [
      { csi: { driver: 'a b' } },
      ".csi.driver: expected the name of a driver, got 'a b'; write it as 'secrets-store.csi.k8s.io'",
    ],
    [
      { emptyDir: { size: '0Mi' } },
      ".emptyDir.size: expected an amount such as '768Mi' or '1.5Gi', got '0Mi'; use Ki, Mi, Gi or Ti",
    ],
    [
      { claim: 'a', name: 'My_Disk' },
      ".name: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'My_Disk'; choose a shorter or simpler name",
    ],
    [
      { claim: 'a', name: 'tmp' },
      ".name: expected a name that no other volume of the pod has, got 'tmp'; rename one of the two",
    ],
  ])('in %p', (volume, message) => {
    expect(wrongWith({ volumes: { '/data': volume } })).toEqual([`orders/web.volumes./data${message}`]);
  });

  test('at a path that is not absolute', () => {
    expect(wrongWith({ volumes: { data: { claim: 'a' } } })).toEqual([
      "orders/web.volumes.data: expected an absolute directory, got 'data'; write it as '/app/tmp/cache'",
    ]);
  });

  test.each(['/tmp', '/app/log'])('at %s, which is written to', (path) => {
    const props = { writable: { '/app/log': '1Mi' }, volumes: { [path]: { claim: 'a' } } } as const;
    expect(wrongWith(props)).toEqual([
      `orders/web.volumes.${path}: expected a path that holds nothing else, got '${path}'; mount it elsewhere, or take it from writable`,
    ]);
  });
});

describe('a ConfigMap of a fixed name', () => {
  test('replaces the pods when what is in it changes', () => {
    const configMap = { kind: 'ConfigMap', name: 'nginx', checksum: 'c0ffee' };
    expect(metadataOf({ volumes: { '/etc/nginx': { configMap } } }).annotations).toEqual({
      'checksum/nginx': 'c0ffee',
    });
  });

  test('that says nothing of what is in it leaves them', () => {
    expect(metadataOf({ volumes: { '/etc/nginx': { configMap: 'nginx' } } }).annotations).toBeUndefined();
  });
});
