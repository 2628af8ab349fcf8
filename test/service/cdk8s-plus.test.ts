import { describe, expect, test } from '@jest/globals';
import * as k from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { EnvConfig, RailsService } from '../../lib';
import { externalsIn } from '../../lib/kernel';
import { render } from '../rendering';

describe('a Rails service handed to cdk8s-plus-28', () => {
  test('stands for its web process behind a Service', () => {
    const rendered = render((chart) => {
      const rails = new RailsService(chart, 'rails');
      new k.Service(chart, 'door', { selector: rails, ports: [{ port: 8080, targetPort: 3000 }] });
    });
    expect(rendered.object('Service', 'yashima-door').spec?.selector).toEqual({
      'app.kubernetes.io/name': 'yashima',
      'app.kubernetes.io/component': 'web',
    });
  });

  test('stands for its web process in a NetworkPolicy', () => {
    const rendered = render((chart) => {
      const rails = new RailsService(chart, 'rails');
      new k.NetworkPolicy(chart, 'wall', { selector: rails });
    });
    expect(rendered.object('NetworkPolicy', 'yashima-wall').spec?.podSelector?.matchLabels).toHaveProperty(
      ['app.kubernetes.io/component'],
      'web',
    );
  });

  test('has a Service that an Ingress can lead to', () => {
    const rendered = render((chart) => {
      const rails = new RailsService(chart, 'rails');
      // IngressBackend asks for the class Service, but reads name and ports only
      const service = rails.service as unknown as k.Service;
      new k.Ingress(chart, 'door', { defaultBackend: k.IngressBackend.fromService(service) });
    });
    expect(rendered.manifest('Ingress', 'yashima-door').spec).toMatchObject({
      defaultBackend: { service: { name: 'yashima', port: { number: 80 } } },
    });
  });
});

describe('a reference to what somebody else makes', () => {
  test.each([
    ['by name', () => 'holidays'],
    ['as kind and name', () => ({ kind: 'ConfigMap', name: 'holidays' })],
    ['as an imported object', (chart: Construct) => k.ConfigMap.fromConfigMapName(chart, 'i', 'holidays')],
  ])('is one that leads out of the chart: %s', (_, reference) => {
    let externals: ReadonlySet<string> = new Set();
    render((chart) => {
      new EnvConfig(chart, 'more', { from: [{ configMap: reference(chart) }] });
      externals = externalsIn(chart);
    });
    expect([...externals]).toEqual(['ConfigMap/holidays']);
  });

  test('is none where a construct of the chart renders it', () => {
    let externals: ReadonlySet<string> = new Set();
    render((chart) => {
      new EnvConfig(chart, 'more', { from: [{ configMap: new k.ConfigMap(chart, 'holidays') }] });
      externals = externalsIn(chart);
    });
    expect([...externals]).toEqual([]);
  });

  test('may be a service account as kind and name', () => {
    const props = { serviceAccount: { kind: 'ServiceAccount', name: 'robot' } };
    let externals: ReadonlySet<string> = new Set();
    render((chart) => (externals = externalsIn(chart)), { props });
    expect([...externals]).toEqual(['ServiceAccount/robot']);
  });
});

describe('the parts of a chart', () => {
  test('are its namespace, its account and its policies', () => {
    render((chart) => {
      expect(chart.namespaceObject?.name).toBe('yashima');
      expect(chart.serviceAccount?.name).toBe('yashima');
      expect(chart.policies.defaultDeny?.name).toBe('default-deny');
    });
    expect.assertions(3);
  });
});
