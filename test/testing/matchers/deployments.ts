import type { Manifest } from '../../../lib/kernel';

type Fields = Readonly<Record<string, unknown>>;

const CONTAINER = {
  name: 'web',
  image: 'app:1',
  readinessProbe: { httpGet: { path: '/up', port: 3000 } },
  lifecycle: { preStop: { sleep: { seconds: 35 } } },
};

/** A Deployment that rolls as it should, but for what a test changes in it. */
export const deployment = (spec: Fields = {}, pod: Fields = {}, container: Fields = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'yashima-web' },
  spec: {
    replicas: 6,
    strategy: rolling({ maxSurge: '10%', maxUnavailable: 0 }),
    template: {
      metadata: { labels: { 'app.kubernetes.io/component': 'web' } },
      spec: { terminationGracePeriodSeconds: 70, containers: [{ ...CONTAINER, ...container }], ...pod },
    },
    ...spec,
  },
});

export const rolling = (rollingUpdate: Fields): Fields => ({ type: 'RollingUpdate', rollingUpdate });
