import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { planRelease, planTombstones, tombstoneFor } from '../../../lib/gitops';
import { type Environment, inspect, describe as line } from '../../../lib/kernel';
import { platform, present } from '../../rendering';

const NAMES = {
  environments: platform.environments,
  clusters: platform.clusters.map(({ cluster }) => cluster.name),
  production: ['production'],
};
const KNOWN = 'production, qa, sandbox, production-osaka';

const inCluster = (name: string): Environment =>
  present(platform.clusters.find(({ cluster }) => cluster.name === name));

const read = (retired: unknown, cluster = 'sandbox') =>
  inspect('apps/yashima/releases.yaml.retired', (path) =>
    tombstoneFor(planTombstones(retired, NAMES, path), inCluster(cluster)),
  );

const release = (text: string, cluster = 'sandbox') =>
  inspect('apps/yashima/releases.yaml', (path) =>
    planRelease(text, 'yashima', inCluster(cluster), NAMES, path),
  );

describe('a tombstone', () => {
  test.each([
    ['of a reason alone keeps the data', { sandbox: 'moved' }, { reason: 'moved', data: 'kept' }],
    [
      'may say that the data go too',
      { sandbox: { reason: 'moved', data: 'deleted' } },
      { reason: 'moved', data: 'deleted' },
    ],
    [
      'keeps the data where it does not say',
      { sandbox: { reason: 'moved' } },
      { reason: 'moved', data: 'kept' },
    ],
    ['is for its own place only', { qa: 'moved' }, undefined],
  ])('%s', (_, retired, tombstone) => {
    expect(read(retired)).toEqual({ value: tombstone, findings: [] });
  });

  test('of an environment is for all of its clusters, but for those with one of their own', () => {
    const retired = { production: 'gone', 'production-osaka': { reason: 'closed', data: 'deleted' } };
    expect(read(retired, 'production').value).toEqual({ reason: 'gone', data: 'kept' });
    expect(read(retired, 'production-osaka').value).toEqual({ reason: 'closed', data: 'deleted' });
    expect(read({ production: 'gone' }, 'production-osaka').value?.reason).toBe('gone');
  });

  test('takes the place of a release', () => {
    expect(release('retired: { sandbox: moved to himekuri }')).toEqual({
      value: { repository: 'yashima', tag: 'retired' },
      findings: [],
    });
  });

  test('leaves a release that is still there as it is', () => {
    expect(release('sandbox: v1\nretired: { sandbox: moved to himekuri }').value?.tag).toBe('v1');
  });
});

describe('a tombstone is refused', () => {
  test.each([
    [
      'that names no place',
      'moved',
      ": expected clusters, with the reason of each, got 'moved'; write a line such as 'retired: { sandbox: moved to himekuri }'",
    ],
    [
      'of a place that the platform does not have',
      { staging: 'moved' },
      `.staging: expected one of ${KNOWN}, got 'staging'; correct the name or remove the entry`,
    ],
    ['without a reason', { sandbox: '' }, ".sandbox: expected a reason, got ''; write why the service went"],
    [
      'with a blank one',
      { sandbox: ' ' },
      ".sandbox: expected a reason, got ' '; write why the service went",
    ],
    [
      'with a choice but no reason',
      { sandbox: { data: 'kept' } },
      '.sandbox.reason: expected a reason, got nothing; write why the service went',
    ],
    [
      'with a reason that is a list',
      { sandbox: { reason: ['moved'] } },
      '.sandbox.reason: expected a reason, got ["moved"]; write why the service went',
    ],
    [
      'that is a list itself',
      { sandbox: ['moved'] },
      '.sandbox: expected a reason, or { reason, data }, got ["moved"]; write why the service went',
    ],
    [
      'that does something else with the data',
      { sandbox: { reason: 'moved', data: 'archived' } },
      ".sandbox.data: expected kept or deleted, got 'archived'; say what becomes of what the service has stored",
    ],
    [
      'with a misspelt field',
      { sandbox: { reason: 'moved', date: 'deleted' } },
      ".sandbox.date: expected one of reason, data, got 'date'; correct the name or remove it",
    ],
  ])('%s', (_, retired, message) => {
    expect(read(retired).findings.map(line)).toEqual([`apps/yashima/releases.yaml.retired${message}`]);
  });

  test.each([
    ['that names no place', 'retired: moved'],
    ['without a reason', "retired: { sandbox: '' }"],
    ['whose data are neither kept nor deleted', 'retired: { sandbox: { reason: moved, data: gone } }'],
  ])('%s once, and not for the release that is not there too', (_, text) => {
    expect(release(text).findings).toHaveLength(1);
  });

  test('or understood, whatever stands there', () => {
    const anything = fc.object({ key: fc.constantFrom('sandbox', 'reason', 'data', 'x'), maxDepth: 3 });
    fc.assert(
      fc.property(anything, (retired) => {
        const { findings } = release(stringify({ sandbox: 'v1', retired }));
        expect(findings.every(({ path }) => path.startsWith('apps/yashima/releases.yaml'))).toBe(true);
      }),
    );
  });
});

describe('what a release says of its schema', () => {
  test.each([
    ['schema: 20261101093000', []],
    ["compatible: 'true'", []],
    [
      'schema: 2026-11-01',
      [
        "apps/yashima/releases.yaml.sandbox.schema: expected the version of a migration, got '2026-11-01'; write the version of the newest migration that the image has, such as 20261101093000",
      ],
    ],
    [
      'compatible: yes',
      [
        "apps/yashima/releases.yaml.sandbox.compatible: expected true or false, got 'yes'; say whether the release before works with this schema",
      ],
    ],
  ])('is understood or refused: %s', (entry, messages) => {
    expect(release(`sandbox: { tag: v1, ${entry} }`).findings.map(line)).toEqual(messages);
  });
});
