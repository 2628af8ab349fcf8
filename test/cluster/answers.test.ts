import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { openApplications } from '../../lib/cli/argo/open-applications';
import { apiServer, type Limits } from '../../lib/cli/cluster/api';
import { NOWHERE } from '../../lib/kernel';
import { drip, json, type Loopback, loopback } from './loopback';

const SECRET = 'open-sesame-4711';

let server: Loopback | undefined;
afterEach(() => server?.close());

const askedOf = async (listener: RequestListener, limits?: Limits) => {
  server = await loopback(['qa'], listener);
  return apiServer('qa', limits)({ method: 'GET', url: '/apis/apps/v1' });
};

const page = (status: number) => (_: unknown, response: ServerResponse) => {
  response.writeHead(status, { 'Content-Type': 'text/html' });
  response.end(`<html>${SECRET}</html>`);
};

test.each<[string, RequestListener, string]>([
  ['a page', page(200), 'a page (HTTP 200)'],
  ['a page that says there is nothing', page(404), 'a page (HTTP 404)'],
  [
    'half an object',
    (_, response) => response.end(`{"kind":"Secret","data":"${SECRET}`),
    'JSON that ends too soon',
  ],
  ['nothing', (_, response) => response.end(), 'nothing (HTTP 200)'],
  ['what is no object of it', (_, response) => json(response, 200, { ok: SECRET }), 'JSON of something else'],
])('%s is no answer of an API server, and none of it is shown', async (_, listener, got) => {
  const said = await askedOf(listener).catch(String);
  expect(said).toContain("kubeconfig.qa: expected an API server's answer from http://127.0.0.1:");
  expect(said).toContain(`, got ${got}`);
  expect(said).not.toContain(SECRET);
});

test('a text is the answer for a group that an API server does not have', async () => {
  const answer = await askedOf((_, response) => {
    response.writeHead(404, { 'Content-Type': 'text/plain' });
    response.end('404 page not found');
  });
  expect(answer.status).toBe(404);
});

test('http is refused as such, before anything is sent', async () => {
  let asked = 0;
  server = await loopback(['qa'], () => (asked += 1), {});
  const said = await apiServer('qa')({ method: 'GET', url: '/' }).catch(String);
  expect(said).toContain('kubeconfig.qa: expected a server with https, got one with http');
  expect(asked).toBe(0);
});

test('a context that is not there is one of a cluster or of Argo CD', async () => {
  server = await loopback(['qa'], () => {});
  const said = await apiServer('hub')({ method: 'GET', url: '/' }).catch(String);
  expect(said).toContain("`context` of the platform's cluster, or of its argo");
});

test.each<[string, RequestListener]>([
  ['never answers', () => {}],
  ['drips', (_, response) => drip(response)],
])('a server that %s is waited for as long as is said', async (_, listener) => {
  expect(await askedOf(listener, { deadline: Date.now() }).catch(String)).toContain('got no answer in time');
  await server?.close();
  expect(await askedOf(listener, { limit: 10 }).catch(String)).toContain('got no answer in time');
});

test('Argo CD is asked once by whoever has said nothing about waiting', async () => {
  let asked = 0;
  server = await loopback(['hub'], (_, response) => {
    asked += 1;
    json(response, 503, { kind: 'Status' });
  });
  const platform = {
    apps: 'apps',
    environments: ['qa'],
    clusters: [],
    findings: [],
    argo: { installation: 'central', context: 'hub', namespace: 'argocd' },
  };
  const environment = { ...NOWHERE, name: 'qa', cluster: { name: 'qa', primary: true } };
  // of the platform nothing else is looked at
  const argo = openApplications(platform as never, environment);
  for (const time of [1, 2]) {
    await expect(argo?.read('yashima-qa')).rejects.toThrow('HTTP 503');
    expect(asked).toBe(time);
  }
});
