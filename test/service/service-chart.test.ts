import { describe, expect, test } from '@jest/globals';
import { ApiObject, Testing } from 'cdk8s';
import * as k from 'cdk8s-plus-28';
import { RailsService, RollingDeployment, type ServiceAccountProps, type ServiceChartProps } from '../../lib';
import { acknowledgementsOn, type Environment, externalsIn } from '../../lib/kernel';
import { present, render, type Yashima } from '../rendering';

const renderEmpty = (props: ServiceChartProps = {}, cluster = 'production') =>
  render(() => undefined, { props, cluster });

const elsewhere = { namespace: { name: 'calendar', owned: false } };

describe('the namespace of a chart', () => {
  const labels = (props?: ServiceChartProps, cluster?: string) =>
    renderEmpty(props, cluster).manifest('Namespace', 'yashima').metadata.labels;

  test.each([
    ['enforces Pod Security restricted', 'pod-security.kubernetes.io/enforce', 'restricted'],
    ['enforces it as its cluster knows it', 'pod-security.kubernetes.io/enforce-version', 'v1.34'],
    ['lets the load balancer say when a pod is ready', 'elbv2.k8s.aws/pod-readiness-gate-inject', 'enabled'],
    ['says whose it is', 'app.kubernetes.io/part-of', 'yashima'],
  ])('%s', (_, label, value) => {
    expect(labels()).toHaveProperty([label], value);
  });

  test('asks no load balancer where there is none', () => {
    expect(labels({}, 'sandbox')).not.toHaveProperty(['elbv2.k8s.aws/pod-readiness-gate-inject']);
  });

  test('is never pruned and never deleted with its Application', () => {
    expect(renderEmpty().manifest('Namespace', 'yashima').metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'argocd.argoproj.io/sync-wave': '-40',
    });
  });

  test('may have another name', () => {
    const rendered = renderEmpty({ namespace: { name: 'calendar' } });
    expect(rendered.manifest('ServiceAccount', 'yashima').metadata.namespace).toBe('calendar');
  });

  test('is made by somebody else where the chart says so', () => {
    expect(renderEmpty(elsewhere).names('Namespace')).toEqual([]);
  });

  test('may enforce less, which is reported', () => {
    expect(renderEmpty({ podSecurity: 'baseline' }).findings).toEqual([
      "yashima/production.podSecurity: warning P4: expected 'restricted', got 'baseline'; leave it out, or acknowledge what needs more rights",
    ]);
  });

  const limited = { quota: { 'requests.memory': '64Gi', pods: 0 }, limits: { maxMemory: '8Gi' } } as const;

  test('has the quota of its environment, a 0 included', () => {
    const rendered = render(() => undefined, { environment: limited });
    expect(rendered.object('ResourceQuota', 'quota').spec?.hard).toEqual({
      'requests.memory': '64Gi',
      pods: '0',
    });
  });

  test('has the limits of its environment', () => {
    const rendered = render(() => undefined, { environment: limited });
    expect(rendered.object('LimitRange', 'limits').spec?.limits).toEqual([
      { type: 'Container', max: { memory: '8Gi' } },
    ]);
  });

  test.each(['ResourceQuota', 'LimitRange'])('leaves its %s to whoever made it', (kind) => {
    expect(render(() => undefined, { environment: limited, props: elsewhere }).names(kind)).toEqual([]);
  });
});

describe('the account of a chart', () => {
  test('is its own and gets no token', () => {
    expect(renderEmpty().object('ServiceAccount', 'yashima').automountServiceAccountToken).toBe(false);
  });

  test('is that of its pods', () => {
    const rendered = render((chart) => new RollingDeployment(chart, 'api'));
    expect(rendered.pod('Deployment', 'yashima-api').spec?.serviceAccountName).toBe('yashima');
  });

  const robot = { serviceAccount: 'robot' };

  test('may exist elsewhere', () => {
    const rendered = render((chart) => new RollingDeployment(chart, 'api'), { props: robot });
    expect(rendered.pod('Deployment', 'yashima-api').spec?.serviceAccountName).toBe('robot');
  });

  test.each<[string, ServiceChartProps]>([
    ['by its name', robot],
    ['by kind and name', { serviceAccount: { kind: 'ServiceAccount', name: 'robot' } }],
    [
      'as an object of cdk8s-plus-28',
      { serviceAccount: new k.ServiceAccount(Testing.chart(), 'a', { metadata: { name: 'robot' } }) },
    ],
  ])('is not made where it exists elsewhere, given %s', (_how, props) => {
    const rendered = render((chart) => new RollingDeployment(chart, 'api'), { props });
    expect([
      rendered.names('ServiceAccount'),
      rendered.pod('Deployment', 'yashima-api').spec?.serviceAccountName,
    ]).toEqual([[], 'robot']);
  });

  test('that exists elsewhere is one that references may lead to', () => {
    let chart: Yashima | undefined;
    render((made) => (chart = made), { props: robot });
    expect(externalsIn(present(chart))).toContain('ServiceAccount/robot');
  });
});

describe('the account that a chart makes', () => {
  const made = (serviceAccount: ServiceAccountProps, name = 'yashima') =>
    renderEmpty({ serviceAccount }).object('ServiceAccount', name);

  test('is called as the chart says, by its pods too', () => {
    const props = { serviceAccount: { name: 'cccd-service' } };
    const rendered = render((chart) => new RollingDeployment(chart, 'api'), { props });
    expect([
      rendered.names('ServiceAccount'),
      rendered.pod('Deployment', 'yashima-api').spec?.serviceAccountName,
    ]).toEqual([['cccd-service'], 'cccd-service']);
  });

  test('gets no token, whatever else it is', () => {
    expect(made({ labels: { team: 'cache' } }).automountServiceAccountToken).toBe(false);
  });

  test.each([
    ['eks.amazonaws.com/role-arn', 'arn:aws:iam::111122223333:role/yashima'],
    ['eks.amazonaws.com/role-arn', 'arn:aws-cn:iam::111122223333:role/team/path/yashima_1+=,.@-'],
    ['iam.gke.io/gcp-service-account', 'yashima@example.iam.gserviceaccount.com'],
    ['iam.gke.io/gcp-service-account', 'yashima@example.example.com.iam.gserviceaccount.com'],
    ['note', ''],
  ])('says by %s that it is %p to somebody else', (key, value) => {
    expect(made({ annotations: { [key]: value } }).metadata?.annotations).toEqual({
      'argocd.argoproj.io/sync-wave': '-30',
      [key]: value,
    });
  });

  test('has labels beside those of the library', () => {
    expect(made({ labels: { team: '', 'example.com/tier': '0' } }).metadata?.labels).toMatchObject({
      team: '',
      'example.com/tier': '0',
      'app.kubernetes.io/name': 'yashima',
    });
  });

  test('pulls images with the Secrets of the chart', () => {
    const pullSecrets = ['registry', { kind: 'Secret', name: 'mirror' }];
    expect(made({ pullSecrets }).imagePullSecrets).toEqual([{ name: 'registry' }, { name: 'mirror' }]);
  });

  const ROLE =
    "annotations.eks.amazonaws.com/role-arn: expected the ARN of a role such as 'arn:aws:iam::111122223333:role/orders', got";
  const ISSUED = 'copy it from the cloud that issued it';
  test.each<[ServiceAccountProps, string]>([
    [
      { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1111:role/yashima' } },
      `${ROLE} 'arn:aws:iam::1111:role/yashima'; ${ISSUED}`,
    ],
    [
      { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:user/yashima' } },
      `${ROLE} 'arn:aws:iam::111122223333:user/yashima'; ${ISSUED}`,
    ],
    [{ annotations: { 'eks.amazonaws.com/role-arn': 'yashima' } }, `${ROLE} 'yashima'; ${ISSUED}`],
    [
      { annotations: { 'iam.gke.io/gcp-service-account': 'yashima@example.com' } },
      `annotations.iam.gke.io/gcp-service-account: expected an account such as 'orders@example.iam.gserviceaccount.com', got 'yashima@example.com'; ${ISSUED}`,
    ],
    [
      { annotations: { 'a b': '' } },
      "annotations.a b: expected a key of letters, digits, '-', '_' and '.', after a domain and '/' or without, got 'a b'; write it as 'team' or 'example.com/team'",
    ],
    [
      { labels: { team: 'two words' } },
      "labels.team: expected a text of letters, digits, '-', '_' and '.', 63 characters at most, got 'two words'; put other values into an annotation",
    ],
    [
      { labels: { 'app.kubernetes.io/name': 'robot' } },
      "labels.app.kubernetes.io/name: expected a label of your own, got 'app.kubernetes.io/name'; leave it out: the library sets it",
    ],
    [
      { name: 'My_Robot' },
      "name: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'My_Robot'; choose a shorter or simpler name",
    ],
    [
      { pullSecrets: [{ kind: 'ConfigMap', name: 'registry' }] },
      'pullSecrets.0: expected a Secret, got a ConfigMap; give a Secret or its name',
    ],
  ])('refuses %p, once', (serviceAccount, message) => {
    expect(renderEmpty({ serviceAccount }).findings).toEqual([
      `yashima/production.serviceAccount.${message}`,
    ]);
  });
});

describe('an object beside ours', () => {
  const ours = {
    'app.kubernetes.io/name': 'yashima',
    'app.kubernetes.io/part-of': 'yashima',
    'app.kubernetes.io/managed-by': 'cdk8s-rails',
  };

  const custom = (kind: string, metadata: object = {}, apiVersion = 'example.com/v1') =>
    render((chart) => new ApiObject(chart, 'thing', { apiVersion, kind, metadata }), {
      environment: { clusterScoped: ['Zone.example.com'] },
    }).manifest(kind, 'yashima-thing').metadata;

  test('gets a readable name', () => {
    const rendered = render((chart) => new k.ConfigMap(chart, 'holidays'));
    expect(rendered.names('ConfigMap')).toEqual(['yashima-holidays']);
  });

  test('is called after whom it is for, where cdk8s-plus-28 would write a hash', () => {
    const rendered = render((chart) => {
      const role = new k.Role(chart, 'reader');
      role.bind(new k.ServiceAccount(chart, 'robot'));
    });
    expect(rendered.names('RoleBinding')).toEqual(['yashima-reader-rolebinding-robot']);
  });

  test('gets the labels of the service', () => {
    expect(custom('Thing').labels).toEqual(ours);
  });

  test('keeps the labels that it has', () => {
    const labels = { 'app.kubernetes.io/name': 'redis', team: 'cache' };
    expect(custom('Thing', { labels }).labels).toEqual({ ...ours, ...labels });
  });

  test('gives its pods the label that network policies select them by', () => {
    const rendered = render(
      (chart) => new k.Deployment(chart, 'cache', { containers: [{ image: 'redis:7.4' }] }),
    );
    expect(rendered.pod('Deployment', 'yashima-cache').metadata?.labels).toMatchObject(ours);
  });

  test('gives the pods of a CronJob that label too', () => {
    const rendered = render(
      (chart) =>
        new ApiObject(chart, 'tidy', {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          spec: { schedule: '@daily', jobTemplate: { spec: { template: { spec: { containers: [] } } } } },
        }),
    );
    expect(rendered.pod('CronJob', 'yashima-tidy').metadata?.labels).toEqual(ours);
  });

  test('leaves the selector of its pods alone', () => {
    const rendered = render(
      (chart) => new k.Deployment(chart, 'cache', { containers: [{ image: 'redis:7.4' }] }),
    );
    const { selector } = present(rendered.object('Deployment', 'yashima-cache').spec);
    expect(Object.keys(selector.matchLabels ?? {})).toEqual(['cdk8s.io/metadata.addr']);
  });

  test.each([
    ['is applied before the migration where pods need it', 'ExternalSecret', '-30'],
    ['is applied with the pods where nobody waits for it', 'Thing', undefined],
  ])('%s', (_, kind, wave) => {
    expect(custom(kind).annotations?.['argocd.argoproj.io/sync-wave']).toBe(wave);
  });

  test.each([
    ['keeps its wave', { 'argocd.argoproj.io/sync-wave': '7' }],
    ['that is a hook keeps its phase', { 'argocd.argoproj.io/hook': 'PostSync' }],
  ])('%s', (_, annotations) => {
    expect(custom('ConfigMap', { annotations }, 'v1').annotations).toEqual(annotations);
  });

  test.each([
    ['stands in the namespace of the chart', 'Thing', 'example.com/v1', 'yashima'],
    [
      'stands in no namespace where Kubernetes knows none',
      'ClusterRole',
      'rbac.authorization.k8s.io/v1',
      undefined,
    ],
    ['stands in no namespace where the platform knows none', 'Zone', 'example.com/v1', undefined],
  ])('%s', (_, kind, apiVersion, namespace) => {
    expect(custom(kind, {}, apiVersion).namespace).toBe(namespace);
  });
});

describe('a chart refuses', () => {
  test.each([
    [
      'a namespace that cannot be called so',
      { namespace: { name: 'My_Space' } },
      "namespace.name: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'My_Space'; choose a shorter or simpler name",
    ],
    [
      'to own a namespace of the cluster',
      { namespace: { name: 'kube-system' } },
      "namespace.name: expected a namespace that is not the cluster's, got 'kube-system'; choose another, or write owned: false",
    ],
    [
      'to loosen a namespace of somebody else',
      { ...elsewhere, podSecurity: 'baseline' },
      "podSecurity: expected none in a namespace of somebody else, got 'baseline'; set it in the chart that owns the namespace",
    ],
  ] satisfies [string, ServiceChartProps, string][])('%s', (_, props, message) => {
    expect(renderEmpty(props).findings).toEqual([`yashima/production.${message}`]);
  });

  test('an account that cannot be called so', () => {
    expect(renderEmpty({ serviceAccount: 'My_Robot' }).findings).toEqual([
      expect.stringMatching(
        /^yashima\/production\.serviceAccount: expected the name of a ServiceAccount, got /,
      ),
    ]);
  });
});

describe('a chart that names another ingress of the platform', () => {
  const nginx = { controller: 'nginx', sources: ['10.11.0.0/16'] } as const;
  const renderBehind = (ingress: string, ingresses: Partial<Environment>) =>
    render((chart) => new RailsService(chart, 'rails'), { props: { ingress }, environment: ingresses });

  test('is let in, and stopped, as that one needs', () => {
    const { spec } = renderBehind('nginx', { ingresses: { nginx } }).pod('Deployment', 'yashima-web');
    expect(spec?.containers[0]?.lifecycle?.preStop?.sleep?.seconds).toBe(15);
  });

  test.each([
    ['one of nginx', { ingresses: { nginx } }],
    ['none: the platform has one ingress', {}],
  ])('is refused where there is %s', (expected, ingresses) => {
    expect(renderBehind('internal', ingresses).findings).toEqual([
      `yashima/production.ingress: expected ${expected}, got 'internal'; correct it, or name it among the ingresses of every environment`,
    ]);
  });
});

test('a chart records why a warning is right in all of it', () => {
  let chart: Yashima | undefined;
  render((made) => {
    chart = made;
    made.acknowledge('P4', 'a legacy image runs as root');
  });
  expect(acknowledgementsOn(present(chart))).toEqual([{ id: 'P4', reason: 'a legacy image runs as root' }]);
});
