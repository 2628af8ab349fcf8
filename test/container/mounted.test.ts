import { describe, expect, test } from '@jest/globals';
import { Construct, RootConstruct } from 'constructs';
import { declareMounted } from '../../lib/container';
import { externalsIn } from '../../lib/kernel';

describe('what a pod mounts by name', () => {
  test('is made elsewhere, whichever container mounts it', () => {
    const root = new RootConstruct();
    declareMounted(new Construct(root, 'web'), {
      volumes: { '/a': { claim: 'uploads' }, '/b': { secret: 'b' }, '/c': { emptyDir: { size: '1Mi' } } },
      proxy: { image: 'a:1', volumes: { '/d': { configMap: { kind: 'ConfigMap', name: 'nginx' } } } },
      sidecars: { one: { image: 'a:1', volumes: { '/e': { configMap: 'one' } } } },
      init: { two: { volumes: { '/f': { claim: 'two' } } } },
    });
    expect([...externalsIn(root)].sort()).toEqual([
      'ConfigMap/nginx',
      'ConfigMap/one',
      'PersistentVolumeClaim/two',
      'PersistentVolumeClaim/uploads',
    ]);
  });
});
