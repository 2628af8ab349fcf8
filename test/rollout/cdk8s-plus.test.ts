import { describe, expect, test } from '@jest/globals';
import * as k from 'cdk8s-plus-28';
import { RollingDeployment } from '../../lib';
import { present, render } from '../rendering';

const OURS = { 'app.kubernetes.io/name': 'yashima', 'app.kubernetes.io/component': 'api' };

describe('a construct of cdk8s-plus-28 beside ours', () => {
  test('may be a Service that leads to our pods', () => {
    const rendered = render((chart) => {
      const selector = new RollingDeployment(chart, 'api', { port: 8080 });
      new k.Service(chart, 'door', { selector, ports: [{ port: 80, targetPort: 8080 }] });
    });
    expect(rendered.object('Service', 'yashima-door').spec?.selector).toEqual(OURS);
  });

  test('may be a NetworkPolicy about our pods', () => {
    const rendered = render((chart) => {
      const selector = new RollingDeployment(chart, 'api', { port: 8080 });
      new k.NetworkPolicy(chart, 'wall', { selector });
    });
    expect(rendered.object('NetworkPolicy', 'yashima-wall').spec?.podSelector).toEqual({ matchLabels: OURS });
  });

  test('may be a NetworkPolicy that lets our pods in', () => {
    const rendered = render((chart) => {
      const peer = new RollingDeployment(chart, 'api', { port: 8080 });
      const selector = new k.Deployment(chart, 'cache', { containers: [{ image: 'redis:7.4' }] });
      new k.NetworkPolicy(chart, 'wall', { selector, ingress: { rules: [{ peer }] } });
    });
    const [rule] = present(rendered.object('NetworkPolicy', 'yashima-wall').spec?.ingress);
    expect(rule?.from).toEqual([{ podSelector: { matchLabels: OURS } }]);
  });

  test('may be a ConfigMap that our pods read', () => {
    const rendered = render((chart) => {
      const configMap = new k.ConfigMap(chart, 'holidays', { data: { NEW_YEAR: '01-01' } });
      new RollingDeployment(chart, 'api', { env: { from: [{ configMap }] } });
    });
    expect(rendered.container('Deployment', 'yashima-api').envFrom).toEqual([
      { configMapRef: { name: 'yashima-holidays' } },
    ]);
  });

  test('may be a Secret whose keys our pods read', () => {
    const rendered = render((chart) => {
      const from = new k.Secret(chart, 'tokens');
      new RollingDeployment(chart, 'api', { env: { secret: [{ from, keys: ['API_TOKEN'] }] } });
    });
    expect(rendered.container('Deployment', 'yashima-api').env).toEqual([
      { name: 'API_TOKEN', valueFrom: { secretKeyRef: { name: 'yashima-tokens', key: 'API_TOKEN' } } },
    ]);
  });

  test('may be a Role that may read what ours refer to', () => {
    const rendered = render((chart) => {
      const configMap = new k.ConfigMap(chart, 'holidays');
      new k.Role(chart, 'reader').allowRead(configMap);
    });
    expect(rendered.manifest('Role', 'yashima-reader').rules).toEqual([
      expect.objectContaining({ resources: ['configmaps'], resourceNames: ['yashima-holidays'] }),
    ]);
  });
});
