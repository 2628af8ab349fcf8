import { describe, expect, test } from '@jest/globals';
import { type PodProps, planPod, type SidecarProps } from '../../lib/container';
import { inspect, describe as line, VERSION } from '../../lib/kernel';
import { containerCalled, PLAIN, planOf, wrongWith } from './pods';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** What a chart without releases is told. */
const wrongWithout = (props: PodProps, production = true) =>
  inspect('orders/web', (path) =>
    planPod(
      props,
      {
        component: 'web',
        labels: {},
        env: { from: [], variables: [] },
        environment: { ...PLAIN, production },
        release: undefined,
        serviceAccount: undefined,
      },
      path,
    ),
  ).findings.map(line);

describe('an image', () => {
  test.each<[string, string]>([
    ['registry.example.com/other', 'registry.example.com/other:4f2a9c1'],
    ['other', 'other:4f2a9c1'],
    ['registry.example.com/other:2', 'registry.example.com/other:2'],
    [`registry.example.com/other@${DIGEST}`, `registry.example.com/other@${DIGEST}`],
  ])('written as %s is %s, for a repository alone is another place of the release', (image, reference) => {
    expect(containerCalled('web', { image }).image).toBe(reference);
    expect(wrongWith({ image }, { ...PLAIN, production: true })).toEqual([]);
  });

  test.each<[PodProps, string | undefined]>([
    [{}, undefined],
    [{ image: 'registry.example.com/other' }, '4f2a9c1'],
    [{ image: 'registry.example.com/other:2' }, '2'],
    [{ image: `registry.example.com/other@${DIGEST}` }, '0123456789ab'],
  ])('that a chart names itself gives its pod the version: %p', (props, version) => {
    expect(planOf(props).labels[VERSION]).toBe(version);
  });

  test('that is a repository alone is refused in production where there is no release', () => {
    expect(wrongWithout({ image: 'registry.example.com/other' })).toEqual([
      'orders/web.image: F54: expected an immutable tag or a digest, got nothing; use the commit or the digest that the build pushed',
    ]);
  });

  test('that is neither written nor released is refused', () => {
    expect(wrongWithout({})).toEqual([
      "orders/web.image: expected an image, got nothing; write image: 'registry/name:tag', or a releases.yaml in a platform's chart",
    ]);
  });

  test('of a helper is its own, and no release is spoken of', () => {
    const tunnel = {} as SidecarProps; // deliberately not what the types admit
    expect(wrongWith({ sidecars: { tunnel } })).toEqual([
      "orders/web.sidecars.tunnel.image: expected an image, got nothing; write image: 'registry/name:tag'",
    ]);
  });
});
