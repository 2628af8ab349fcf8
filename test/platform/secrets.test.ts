import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { definePlatform } from '../../lib';
import { describe as line, type SecretSource } from '../../lib/kernel';

/** What is wrong with a source, which JavaScript may write in any way. */
const wrongWith = (secrets: unknown): readonly string[] =>
  definePlatform({
    apps: '/nowhere/apps',
    // the types are what is not asked here
    environments: { qa: { kubernetes: '1.34', secrets: secrets as SecretSource } },
  }).findings.map(line);

const PLACE = 'platform.environments.qa.secrets';
const aws = { source: 'external', store: { name: 'aws' } };

describe('the source of the Secrets of an environment', () => {
  test.each<[string, SecretSource]>([
    ['the cluster itself', { source: 'dotenv' }],
    [
      'the cluster itself, for some people',
      { source: 'dotenv', access: { writers: [{ kind: 'Group', name: 'web' }] } },
    ],
    ['encrypted files', { source: 'sops', decryptedBy: 'plugin', reloader: false }],
    ['sealed files', { source: 'sealed', reloader: true }],
    ['a store', { source: 'external', store: { name: 'aws', kind: 'SecretStore' }, refreshInterval: '0s' }],
    [
      'a store with places of its own',
      {
        source: 'external',
        store: { name: 'google' },
        refreshInterval: Duration.hours(2),
        remote: ({ service, key = '' }) => ({ key: `${service}-${key}` }),
      },
    ],
  ])('may be %s', (_, secrets) => {
    expect(wrongWith(secrets)).toEqual([]);
  });

  test.each([
    [
      'another source',
      { source: 'vault' },
      "source: expected one of dotenv, sops, external, sealed, got 'vault'; write { source: 'dotenv' }, or another",
    ],
    ['no source', {}, 'source: expected one of dotenv, sops, external, sealed, got nothing; '],
    ['a name alone', 'dotenv', 'source: expected one of dotenv, sops, external, sealed, got nothing; '],
    ['nothing', null, 'source: expected one of dotenv, sops, external, sealed, got nothing; '],
    ['a source that is a list', { source: ['sops'] }, ', got something else; '],
    [
      'a text for a switch',
      { source: 'sops', reloader: 'no' },
      "reloader: expected true or false, got 'no'; ",
    ],
    [
      'another who decrypts',
      { source: 'sops', decryptedBy: 'argocd' },
      "decryptedBy: expected one of operator, plugin, got 'argocd'; ",
    ],
    ['no store', { source: 'external' }, 'store.name: expected the name of a store, got nothing; '],
    [
      'a store without a name',
      { ...aws, store: { name: '' } },
      "store.name: expected the name of a store, got ''; ",
    ],
    [
      'another kind of store',
      { ...aws, store: { name: 'aws', kind: 'Vault' } },
      "store.kind: expected one of ClusterSecretStore, SecretStore, got 'Vault'; ",
    ],
    [
      'no duration',
      { ...aws, refreshInterval: 'daily' },
      'refreshInterval: expected a duration in whole seconds, ',
    ],
    ['less than a second', { ...aws, refreshInterval: '0.5s' }, 'refreshInterval: expected a duration'],
    ['more than a year', { ...aws, refreshInterval: '366d' }, 'refreshInterval: expected a duration'],
    [
      'a bare number',
      { ...aws, refreshInterval: 60 },
      'refreshInterval: expected a duration, got something else; ',
    ],
    ['no function', { ...aws, remote: 'orders' }, "remote: expected a function, got 'orders'; "],
    [
      'a group alone',
      { source: 'dotenv', access: { readers: 'web' } },
      "access.readers: expected a list, got 'web'; ",
    ],
    [
      'another kind of people',
      { source: 'dotenv', access: { writers: [{ kind: 'ServiceAccount', name: 'ci' }] } },
      "access.writers.0.kind: expected one of Group, User, got 'ServiceAccount'; ",
    ],
    [
      'nobody',
      { source: 'dotenv', access: { readers: [{ kind: 'User', name: ' ' }] } },
      "access.readers.0.name: expected who it is, got ' '; ",
    ],
  ])('is refused, once, where it is %s', (_, secrets, message) => {
    expect(wrongWith(secrets)).toEqual([expect.stringContaining(message)]);
    expect(wrongWith(secrets)[0]).toMatch(new RegExp(`^${PLACE}\\.`));
  });
});

test('a cluster is not found by a context without a name', () => {
  const { findings } = definePlatform({
    apps: '/nowhere/apps',
    environments: { qa: { kubernetes: '1.34', clusters: { qa: { context: '' } } } },
  });
  expect(findings.map(line)).toEqual([
    "platform.environments.qa.clusters.qa.context: expected the name of a context, got ''; leave it out where it is called as the cluster",
  ]);
});
