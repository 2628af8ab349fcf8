import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../lib/kernel';
import { deployment, job, object, refusals, service, template, workload } from './objects';

const web = deployment('web');
const budget = (selector: object) => object('PodDisruptionBudget/web', { spec: { selector } });

describe('selectors that meet are refused', () => {
  const cases: Record<string, [Manifest[], string]> = {
    'a Deployment that selects the pods of another': [
      [
        web,
        workload('Deployment/canary', { app: 'canary' }, template({ app: 'canary', track: 'x' })),
        workload('Deployment/all', { track: 'x' }, template({ track: 'x' })),
      ],
      'Deployment/all.spec.selector: C5: expected a selector of its own pods alone, got one that also selects those of Deployment canary',
    ],
    'a Deployment that selects the pods of a Job': [
      [web, job('migration', { app: 'web', component: 'migration' })],
      'Deployment/web.spec.selector: C5: expected a selector of its own pods alone, got one that also selects those of Job migration',
    ],
    'a Service that selects the pods of two workloads': [
      [
        web,
        job('seed', { app: 'seed', all: '1' }),
        job('wash', { app: 'wash', all: '1' }),
        service('all', { all: '1' }),
      ],
      "Service/all.spec.selector: C5: expected a selector of one workload's pods alone, got one that selects those of Job seed and Job wash",
    ],
    'a budget that selects everything': [
      [web, job('seed', { app: 'seed' }), budget({})],
      "PodDisruptionBudget/web.spec.selector: C5: expected a selector of one workload's pods alone",
    ],
  };

  test.each(Object.entries(cases))('%s', (_, [objects, message]) => {
    expect(refusals(objects).filter((found) => found.includes('C5'))).toEqual([
      expect.stringContaining(message),
    ]);
  });
});

describe('selectors that may stand together', () => {
  const cases: Record<string, Manifest[]> = {
    'two Deployments, a Service and a budget for one of them': [
      web,
      deployment('worker'),
      service('web', { app: 'web' }),
      budget({ matchLabels: { app: 'web' } }),
    ],
    'the same labels in two namespaces': [web, { ...web, metadata: { name: 'web', namespace: 'other' } }],
    'a NetworkPolicy over all pods': [
      web,
      deployment('worker'),
      object('NetworkPolicy/all', { spec: { podSelector: {} } }),
    ],
    'a budget that excludes the other workload by an expression': [
      web,
      job('seed', { app: 'seed' }),
      budget({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['seed'] }] }),
    ],
  };

  test.each(Object.entries(cases))('%s', (_, objects) => {
    expect(refusals(objects)).toEqual([]);
  });
});

describe('a workload selects its own pods', () => {
  test.each([
    ['other labels than its pods have', { app: 'other' }],
    ['more labels than its pods have', { app: 'web', tier: 'front' }],
    ['nothing', {}],
  ])('refuses a selector with %s', (_, selector) => {
    expect(refusals([workload('Deployment/web', selector, template({ app: 'web' }))])).toEqual([
      expect.stringContaining(
        'Deployment/web.spec.selector: C6: expected labels that its own pod template has',
      ),
    ]);
  });
});

describe('what selects pods finds some', () => {
  test.each([
    ['a Service', service('nobody', { app: 'nobody' })],
    [
      'a budget',
      object('PodDisruptionBudget/nobody', { spec: { selector: { matchLabels: { app: 'nobody' } } } }),
    ],
  ])('refuses %s that selects no pod', (_, selecting) => {
    expect(refusals([web, selecting])).toEqual([
      expect.stringContaining('/nobody.spec.selector: C7: expected labels of pods'),
    ]);
  });

  test('unless the pods are declared to be made elsewhere', () => {
    expect(refusals([service('db', { app: 'db' })], ['Pod/db'])).toEqual([]);
  });

  test.each([
    ['without a selector', object('Service/a', { spec: {} })],
    [
      'that is an ExternalName',
      object('Service/a', { spec: { type: 'ExternalName', selector: { app: 'x' } } }),
    ],
  ])('a Service %s is let be', (_, selecting) => {
    expect(refusals([selecting])).toEqual([]);
  });
});

describe('the port that a Service leads to', () => {
  test.each([
    ['name', 'https', "'https'"],
    ['number', 3001, '3001'],
  ])('is refused as a %s that no selected pod declares', (_, targetPort, got) => {
    const broken = service('web', { app: 'web' }, [{ name: 'http', port: 80, targetPort }]);
    expect(refusals([web, broken])).toEqual([
      expect.stringContaining(
        `Service/web.spec.ports.http.targetPort: C8: expected a port that the selected pods declare, got ${got}`,
      ),
    ]);
  });

  test.each(['http', 80])('is fine as %p, which they declare', (targetPort) => {
    expect(refusals([web, service('web', { app: 'web' }, [{ port: 80, targetPort }])])).toEqual([]);
  });

  test('is fine as any number of pods that declare none', () => {
    const silent = deployment('web', {}, { ports: [] });
    expect(refusals([silent, service('web', { app: 'web' }, [{ port: 80, targetPort: 3000 }])])).toEqual([]);
  });
});
