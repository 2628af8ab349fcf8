import { describe, expect, test } from '@jest/globals';
import { planRelease } from '../../../lib/gitops';
import { type Environment, inspect, describe as line } from '../../../lib/kernel';
import { platform, present } from '../../rendering';

const DIGEST = `sha256:${'0f'.repeat(32)}`;
const NAMES = {
  environments: platform.environments,
  clusters: platform.clusters.map(({ cluster }) => cluster.name),
  production: ['production'],
};

const inCluster = (name: string): Environment =>
  present(platform.clusters.find(({ cluster }) => cluster.name === name));

const read = (text: string, cluster = 'production') =>
  inspect('apps/yashima/releases.yaml', (path) =>
    planRelease(text, 'registry.example.com/yashima', inCluster(cluster), NAMES, path),
  );

const refusals = (text: string, cluster?: string) => read(text, cluster).findings.map(line);

describe('a release', () => {
  test.each([
    ['is a tag', 'production: 4f2a9c1', { tag: '4f2a9c1' }],
    ['keeps a tag that looks like an octal number', 'production: 0123456', { tag: '0123456' }],
    ['keeps a tag that looks like a thousand', 'production: 1e5', { tag: '1e5' }],
    ['keeps a tag that looks like a boolean', 'production: off', { tag: 'off' }],
    ['keeps a tag that looks like a date', 'production: 2026-11-01', { tag: '2026-11-01' }],
    ['is a digest', `production: ${DIGEST}`, { digest: DIGEST }],
    ['is a tag with a note', 'production: { tag: v1, note: first }', { tag: 'v1' }],
    ['is a digest with a tag', `production: { tag: v1, digest: "${DIGEST}" }`, { tag: 'v1', digest: DIGEST }],
    ['may be written once for two', 'sandbox: &same v1\nproduction: *same', { tag: 'v1' }],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual({
      value: { repository: 'registry.example.com/yashima', ...expected },
      findings: [],
    });
  });

  test.each([
    ['of a cluster is its own', 'production-osaka', 'production: v2\nproduction-osaka: v1', 'v1'],
    ["of a cluster is else its environment's", 'production-osaka', 'production: v2', 'v2'],
    ['of qa is its own', 'qa', 'production: v2\nqa: v3', 'v3'],
    ['of qa is else that of production', 'qa', 'production: v2', 'v2'],
    ['of qa is never that of a single cluster', 'qa', 'production: v2\nproduction-osaka: v1', 'v2'],
  ])('%s', (_, cluster, text, tag) => {
    expect(read(text, cluster).value?.tag).toBe(tag);
  });
});

describe('a releases.yaml refuses', () => {
  test.each([
    [
      'what is no YAML, with line and column',
      'production: v1\nqa: [v2',
      ': expected YAML, got line 2, column 8: Flow sequence in block collection must be sufficiently indented and end with a ]; mend that line',
    ],
    [
      'an environment that is given twice',
      'production: v1\nproduction: v2',
      ': expected YAML, got line 2, column 1: Map keys must be unique; mend that line',
    ],
    [
      'a second document',
      'production: v1\n---\nqa: v2',
      ': expected YAML, got line 2, column 1: Source contains multiple documents; mend that line',
    ],
    [
      'a reference to nothing',
      'production: *same',
      ': expected YAML, got Unresolved alias (the anchor must be set before the alias): same; mend that line',
    ],
    [
      'a list',
      '- v1',
      ': expected environments with their releases, got ["v1"]; write a line such as \'production: 4f2a9c1\'',
    ],
    [
      'an environment that the platform does not have',
      'production: v1\nstaging: v2',
      ".staging: expected one of production, qa, sandbox, production-osaka, got 'staging'; correct the name or remove the entry",
    ],
    [
      'to leave a cluster without a release',
      'sandbox: v1',
      '.production: expected a tag or a digest, got nothing; write production: followed by what the build pushed, or retired: { production: not yet }',
    ],
    [
      'a tag that moves',
      'production: latest',
      ".production: F54: expected an immutable tag or a digest, got 'latest'; use the commit or the digest that the build pushed",
    ],
    [
      'an empty tag',
      'production:',
      ".production: expected a tag of letters, digits, '_', '.' and '-', got ''; use the tag that the build pushed",
    ],
    [
      'several tags',
      'production: [v1, v2]',
      '.production: expected a tag, a digest, or { tag, digest, note }, got ["v1","v2"]; write what the build pushed',
    ],
    [
      'a release that only has a note',
      'production: { note: soon }',
      '.production: expected a tag or a digest, got nothing; write what the build pushed',
    ],
    [
      'a field that it does not know',
      'production: { tag: v1, digset: x }',
      ".production.digset: expected one of tag, digest, note, schema, compatible, got 'digset'; correct the name or remove it",
    ],
    [
      'a tag that is a list',
      'production: { tag: [v1] }',
      '.production.tag: expected text, got ["v1"]; write it on one line',
    ],
    [
      'half a digest',
      'production: { digest: "sha256:0f" }',
      ".production: expected a digest of sha256: and 64 hex digits, got 'sha256:0f'; copy the digest that the push printed",
    ],
  ])('%s', (_, text, message) => {
    expect(refusals(text)).toEqual([`apps/yashima/releases.yaml${message}`]);
  });

  test('a tag that moves in the same words for whoever follows production', () => {
    expect(refusals('production: latest', 'qa')).toEqual(refusals('production: latest', 'production'));
  });

  test('nothing that moves outside production, where it is reported', () => {
    expect(refusals('sandbox: latest', 'sandbox')).toEqual([
      "apps/yashima/releases.yaml.sandbox: warning F54: expected an immutable tag or a digest, got 'latest'; use the commit or the digest that the build pushed",
    ]);
  });
});
