import { expect, test } from '@jest/globals';
import { enforceNetwork, SecureIngress } from '../../lib/network';
import { ALB, chartIn, find, findingsIn, namesOf, PRODUCTION, pods, QA } from './charts';

test('only the load balancer reaches the pods, and only on their port', () => {
  const chart = chartIn(PRODUCTION);
  new SecureIngress(chart, 'ingress', { service: pods(chart) });
  expect(find(chart, 'NetworkPolicy', 'yashima-web-ingress')).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: 'yashima-web-ingress',
      namespace: 'yashima',
      labels: {
        'app.kubernetes.io/name': 'yashima',
        'app.kubernetes.io/component': 'web',
        'app.kubernetes.io/part-of': 'yashima',
        'app.kubernetes.io/managed-by': 'cdk8s-rails',
      },
      annotations: { 'argocd.argoproj.io/sync-wave': '-30' },
    },
    spec: {
      podSelector: {
        matchLabels: { 'app.kubernetes.io/name': 'yashima', 'app.kubernetes.io/component': 'web' },
      },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ ipBlock: { cidr: '10.10.0.0/16' } }], ports: [{ protocol: 'TCP', port: 3000 }] }],
    },
  });
});

test('each service behind the ingress has its own policy', () => {
  const chart = chartIn(PRODUCTION);
  const paths = ['/', '/api', { path: '/cable', service: pods(chart, 'cable') }];
  new SecureIngress(chart, 'ingress', { service: pods(chart), paths });
  expect([...namesOf(chart, 'NetworkPolicy')].sort()).toEqual([
    'yashima-cable-ingress',
    'yashima-web-ingress',
  ]);
});

test('two ingresses of one service share its policy', () => {
  const chart = chartIn(PRODUCTION);
  const service = pods(chart);
  const one = new SecureIngress(chart, 'public', { service });
  const other = new SecureIngress(chart, 'partners', { service, name: 'partners' });
  expect(other.networkPolicy).toBe(one.networkPolicy);
});

test('a chart that does not enforce its network has no policy', () => {
  const chart = chartIn(PRODUCTION);
  enforceNetwork(chart, false);
  new SecureIngress(chart, 'ingress', { service: pods(chart) });
  expect(namesOf(chart, 'NetworkPolicy')).toEqual([]);
});

test('refuses a platform that does not say where requests come from, and lets nobody in', () => {
  const environment = { ...QA, ingress: { ...ALB, sources: [] } };
  const found = findingsIn(environment, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart), noindex: false });
    expect(find(chart, 'NetworkPolicy', 'yashima-web-ingress').spec).toMatchObject({ ingress: [] });
  });
  expect(found).toEqual([
    expect.stringContaining('expected addresses that requests reach the pods from, got []'),
  ]);
});
