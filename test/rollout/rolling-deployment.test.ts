import { describe, expect, test } from '@jest/globals';
import type { Construct } from 'constructs';
import { EnvConfig, RollingDeployment, type RollingDeploymentProps } from '../../lib';
import { render as renderChart } from '../../lib/testing';
import { present, render, renderPlain, Yashima } from '../rendering';

const IMAGE = 'registry.example.com/echo:1.4.2';

const renderApi = (props: RollingDeploymentProps) =>
  render((chart) => new RollingDeployment(chart, 'api', props));

const spec = (props: RollingDeploymentProps) =>
  present(renderApi(props).object('Deployment', 'yashima-api').spec);

describe('a rolling deployment', () => {
  test.each([
    [
      'names the pods it selects by service and component',
      'selector',
      {
        matchLabels: { 'app.kubernetes.io/name': 'yashima', 'app.kubernetes.io/component': 'api' },
      },
    ],
    [
      'adds a tenth and takes nothing away',
      'strategy',
      {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 },
      },
    ],
    ['waits 10 s before it trusts a new pod', 'minReadySeconds', 10],
    ['keeps three old versions', 'revisionHistoryLimit', 3],
    ['may take ten minutes', 'progressDeadlineSeconds', 600],
    ['runs two pods where nobody says how many', 'replicas', 2],
  ] as const)('%s', (_, field, expected) => {
    expect(spec({ port: 8080 })[field]).toEqual(expected);
  });

  test('never selects by what a release changes', () => {
    expect(Object.keys(spec({}).selector.matchLabels ?? {})).not.toContain('app.kubernetes.io/version');
  });

  test('spreads the pods of one version over zones, then hosts, as far as possible', () => {
    const spread = spec({}).template.spec?.topologySpreadConstraints ?? [];
    expect(spread.map((s) => [s.topologyKey, s.whenUnsatisfiable, s.matchLabelKeys])).toEqual([
      ['topology.kubernetes.io/zone', 'ScheduleAnyway', ['pod-template-hash']],
      ['kubernetes.io/hostname', 'ScheduleAnyway', ['pod-template-hash']],
    ]);
  });

  test('gives its pods the time that their shutdown takes', () => {
    const { template } = spec({ port: 8080, shutdown: { longestRequest: '60s' } });
    expect(template.spec?.terminationGracePeriodSeconds).toBe(130);
  });

  test('refuses another time beside that, which would cut it off', () => {
    expect(renderApi({ pod: { terminationGracePeriodSeconds: 30 } }).findings).toEqual([
      'yashima/production/api.pod.terminationGracePeriodSeconds: expected none here, got 30; set shutdown.grace, or grace of a worker, which know what has to end before it',
    ]);
  });

  test('spreads no singleton, which has nothing to spread', () => {
    expect(spec({ singleton: true }).template.spec).not.toHaveProperty('topologySpreadConstraints');
  });

  test('calls its container as the chart does, and selects its pods by the part', () => {
    const { template, selector } = spec({ containerName: 'puma' });
    expect(template.spec?.containers.map(({ name }) => name)).toEqual(['puma']);
    expect(selector.matchLabels?.['app.kubernetes.io/component']).toBe('api');
  });

  test('lets a drain take one pod, broken ones always', () => {
    const budget = renderApi({}).object('PodDisruptionBudget', 'yashima-api').spec;
    expect(budget).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  });

  test('leaves the number of pods to its autoscaler', () => {
    expect(spec({ autoscaling: { max: 9 } })).not.toHaveProperty('replicas');
  });

  test('is scaled between two numbers', () => {
    const rendered = renderApi({ autoscaling: { min: 3, max: 9 } });
    expect(rendered.object('HorizontalPodAutoscaler', 'yashima-api').spec).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'yashima-api' },
      minReplicas: 3,
      maxReplicas: 9,
    });
  });

  test('takes half of its pods away first where the chart saves connections', () => {
    const { strategy } = spec({ replicas: 1, maxSurge: 0, maxUnavailable: '50%' });
    expect(strategy?.rollingUpdate).toEqual({ maxSurge: 0, maxUnavailable: '50%' });
  });

  test('stops a singleton before the next one starts', () => {
    expect(spec({ singleton: true }).strategy).toEqual({ type: 'Recreate' });
  });

  test('reports a singleton that has a port, for nobody answers during its rollout', () => {
    expect(renderApi({ singleton: true, port: 8080 }).findings).toEqual([
      expect.stringMatching(/^yashima\/production\/api\.singleton: warning P1: /),
    ]);
  });

  test('runs under another name where the chart gives one', () => {
    const rendered = render((chart) => new RollingDeployment(chart, 'api', { name: 'legacy-api' }));
    expect(rendered.names('Deployment')).toEqual(['legacy-api']);
  });

  test('shares variables that another workload declared', () => {
    const rendered = render((chart) => {
      const env = new EnvConfig(chart, 'env', { clear: { LOG_LEVEL: 'info' } });
      return ['api', 'page'].map((id) => new RollingDeployment(chart, id, { env }));
    });
    const [name] = rendered.names('ConfigMap');
    expect(rendered.container('Deployment', 'yashima-page').envFrom).toEqual([{ configMapRef: { name } }]);
  });

  test('files a finding about a variable where the chart wrote it', () => {
    expect(renderApi({ env: { clear: { 'LOG-LEVEL': 'info' } } }).findings).toEqual([
      expect.stringMatching(/^yashima\/production\/api\.env\.clear\.LOG-LEVEL: /),
    ]);
  });

  test('says nothing of a warning that the chart acknowledges', () => {
    class Orders extends Yashima {
      worker = new RollingDeployment(this, 'worker', { maxSurge: 0, maxUnavailable: '50%' });
    }
    class Acknowledged extends Orders {
      constructor(scope: Construct) {
        super(scope);
        this.worker.acknowledge('P1', 'the database has no connections to spare');
      }
    }
    const warnings = [Orders, Acknowledged].map((chart) =>
      renderChart(chart, 'production', { image: IMAGE }).warnings.map(({ id }) => id),
    );
    expect(warnings).toEqual([['P1'], []]);
  });
});

describe('a rolling deployment refuses', () => {
  test.each([
    [
      'an id that can name no container, once',
      'My_Api',
      {},
      "My_Api: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'My_Api'; choose a shorter or simpler name",
    ],
    [
      'a name that is too long, for a cut one might meet another',
      'api',
      { name: 'a'.repeat(64) },
      `api.name: expected a name of lower-case letters, digits and '-', 63 characters at most, got '${'a'.repeat(64)}' (64 characters); choose a shorter or simpler name`,
    ],
  ])('%s', (_, id, props, message) => {
    const { findings } = render((chart) => new RollingDeployment(chart, id, props));
    expect(findings).toEqual([`yashima/production/${message}`]);
  });
});

describe('a rolling deployment in a plain cdk8s chart', () => {
  const rendered = renderPlain((chart) => new RollingDeployment(chart, 'echo', { image: IMAGE, port: 8080 }));

  test('takes the id of the chart for the name of the service', () => {
    expect(rendered.names('Deployment')).toEqual(['demo-echo']);
  });

  test('runs the image that it was given', () => {
    expect(rendered.container('Deployment', 'demo-echo').image).toBe(IMAGE);
  });

  test('stops in a way that the oldest Kubernetes understands', () => {
    expect(rendered.container('Deployment', 'demo-echo').lifecycle?.preStop).toEqual({
      exec: { command: ['sleep', '15'] },
    });
  });

  test('has nothing to report', () => {
    expect(rendered.findings).toEqual([]);
  });

  test('refuses to run without an image', () => {
    const { findings } = renderPlain((chart) => new RollingDeployment(chart, 'echo'));
    expect(findings).toEqual([expect.stringMatching(/^demo\/echo\.image: expected an image, got nothing; /)]);
  });
});
