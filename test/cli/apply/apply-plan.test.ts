import { describe, expect, test } from '@jest/globals';
import { planApply } from '../../../lib/cli/apply/apply-plan';
import { entryOf, together } from '../../../lib/cli/apply/inventory';
import { surplus } from '../../../lib/cli/apply/prune';
import { HOOK, inspect, type Manifest, SYNC_WAVE } from '../../../lib/kernel';

const object = (name: string, wave = 0, hook?: string, kind = 'ConfigMap'): Manifest => ({
  apiVersion: 'v1',
  kind,
  metadata: {
    name,
    ...(kind !== 'Namespace' && { namespace: 'yashima' }),
    annotations: { [SYNC_WAVE]: String(wave), ...(hook !== undefined && { [HOOK]: hook }) },
  },
});

const FILE = [
  object('yashima', -40, undefined, 'Namespace'),
  object('env', -30),
  object('migration', -10, 'Sync'),
  object('web'),
  object('sidekiq'),
  object('before', 5, 'PreSync'),
  object('post', 0, 'PostSync'),
  object('notice', 0, 'SyncFail'),
];

const plan = (objects: readonly Manifest[]) => inspect('dist/yashima', (path) => planApply(objects, path));

describe('a file is applied', () => {
  test('wave by wave and phase by phase, in its own order within a wave', () => {
    const { waves } = plan(FILE).value;
    expect(
      waves.map(({ name, objects }) => `${name}: ${objects.map(({ metadata }) => metadata.name)}`),
    ).toEqual([
      'PreSync 5: before',
      'Sync -30: env',
      'Sync -10: migration',
      'Sync 0: web,sidekiq',
      'PostSync 0: post',
    ]);
  });

  test('with its namespace before all others, and what follows a failure apart', () => {
    const { namespace, namespaces, onFailure } = plan(FILE).value;
    expect(namespace).toBe('yashima');
    expect([namespaces, onFailure].map((objects) => objects.map(({ metadata }) => metadata.name))).toEqual([
      ['yashima'],
      ['notice'],
    ]);
  });

  test('where only its namespace is left too, as of a service that was taken away', () => {
    const { value, findings } = plan([object('yashima', -40, undefined, 'Namespace')]);
    expect([value.namespace, findings]).toEqual(['yashima', []]);
  });

  test('only where there is a namespace', () => {
    expect(plan([]).findings).toHaveLength(1);
  });
});

describe('what was brought before', () => {
  const entries = [object('one'), object('two'), object('three')].map(entryOf);

  test('and is no longer in the file is surplus, the last first', () => {
    expect(surplus(entries, entries.slice(1, 2)).map(({ metadata }) => metadata.name)).toEqual([
      'three',
      'one',
    ]);
  });

  test('is the same by another version of its kind', () => {
    const old = { ...entryOf(object('hpa')), apiVersion: 'autoscaling/v1' };
    const newer = { ...old, apiVersion: 'autoscaling/v2' };
    expect(surplus([old], [newer])).toEqual([]);
    expect(together([old], [newer])).toEqual([newer]);
  });
});
