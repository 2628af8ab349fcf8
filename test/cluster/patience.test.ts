import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Workshop } from '../cli/apply/workshop';
import { drip, json, type Loopback, loopback } from './loopback';

let server: Loopback | undefined;
afterEach(() => server?.close());

const KINDS = ['Namespace', 'ServiceAccount', 'ConfigMap', 'Service', 'Deployment', 'Job', 'NetworkPolicy'];

/** Says which kinds it has, and nothing else before it falls ill. */
const illLater =
  (ill: RequestListener): RequestListener =>
  (request, response) => {
    const isList = /^\/(api|apis\/[^/]+)\/[^/?]+\?/.test(request.url ?? '');
    const resources = KINDS.map((kind) => ({ name: `${kind.toLowerCase()}s`, kind, namespaced: true }));
    if (isList) json(response, 200, { kind: 'APIResourceList', resources });
    else ill(request, response);
  };

const silent: RequestListener = () => {};

const ILL: readonly [string, RequestListener][] = [
  ['never answers', silent],
  ['drips', (_, response) => drip(response)],
  ['never answers after the first answer', illLater(silent)],
  ['drips after the first answer', illLater((_, response) => drip(response))],
  ['answers 500 after the first answer', illLater((_, response) => json(response, 500, { kind: 'Status' }))],
];

describe.each(['wait', 'apply'])('kube %s', (command) => {
  test.each(ILL)(
    'ends with 1 at its timeout where the server %s, and says once what it waits for',
    async (_, listener) => {
      const shop = new Workshop('shop');
      shop.release('v1');
      server = await loopback(['sandbox'], listener);
      const { exitCode, out, err } = await shop.kube(`${command} shop -e sandbox --timeout 6s`);
      expect(exitCode).toBe(1);
      expect(out).toContain('shop in sandbox: not done in time\n');
      const waiting = err.match(/sandbox: waiting for the API server of context sandbox: .+/g);
      expect(waiting).toHaveLength(1);
    },
    20_000,
  );

  test('ends at once where the server takes no credentials or has a fault from the beginning', async () => {
    const shop = new Workshop('shop');
    shop.release('v1');
    for (const status of [401, 500]) {
      server = await loopback(['sandbox'], (_, response) => json(response, status, { kind: 'Status' }));
      const { exitCode, out, err } = await shop.kube(`${command} shop -e sandbox`);
      expect([exitCode, out + err]).toEqual([1, expect.stringContaining(`HTTP ${status}`)]);
      expect(out + err).not.toContain('install');
      await server.close();
      server = undefined;
    }
  });
});
