import { type Environment, describe as line, type Manifest, NOWHERE } from '../../lib/kernel';
import { judge, OBJECT_CHECKS, type Rendered, type Verdict } from '../../lib/policy';

type Fields = Readonly<Record<string, unknown>>;

/** An object of namespace yashima, whose kind and name are given as `Kind/name`. */
export function object(title: string, fields: Fields = {}, metadata: Fields = {}): Manifest {
  const [kind = '', name = ''] = title.split('/');
  return {
    apiVersion: GROUPS[kind] ?? 'v1',
    kind,
    metadata: { name, namespace: 'yashima', ...metadata },
    ...fields,
  };
}

const GROUPS: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  Ingress: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  PodDisruptionBudget: 'policy/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
};

/** A pod template with one container, `app`, that listens on `http`. */
export const template = (labels: Fields, pod: Fields = {}, container: Fields = {}): Fields => ({
  metadata: { labels },
  spec: {
    containers: [{ name: 'app', image: 'app:1', ports: [{ name: 'http', containerPort: 80 }], ...container }],
    ...pod,
  },
});

/** A Deployment whose pods carry `app: <name>` and are selected by it. */
export const deployment = (name: string, pod: Fields = {}, container: Fields = {}): Manifest =>
  workload(`Deployment/${name}`, { app: name }, template({ app: name }, pod, container));

export const workload = (title: string, selector: Fields, pods: Fields): Manifest =>
  object(title, { spec: { selector: { matchLabels: selector }, template: pods } });

export const job = (name: string, labels: Fields): Manifest =>
  object(`Job/${name}`, { spec: { template: template(labels) } });

export const service = (name: string, selector: Fields, ports: readonly Fields[] = []): Manifest =>
  object(`Service/${name}`, { spec: { selector, ports } });

/** Where objects are rendered for, unless a test says otherwise. */
export const PRODUCTION: Environment = {
  ...NOWHERE,
  name: 'production',
  production: true,
  cluster: { name: 'production', primary: true },
  kubernetes: '1.34',
};

export interface RenderedOptions {
  readonly service?: string;
  readonly externals?: readonly string[];
  /** Its cluster is where the objects are. */
  readonly environment?: Environment;
}

export const rendered = (
  objects: readonly Manifest[],
  { service = 'yashima', externals = [], environment = PRODUCTION }: RenderedOptions = {},
): Rendered => ({
  service,
  cluster: environment.cluster.name,
  environment,
  objects,
  externals: new Set(externals),
  clusterScoped: ['Tenant.example.com'],
});

/** What the checks of objects have against objects of one service, a line each, without the service and the cluster. */
export const refusals = (
  objects: readonly Manifest[],
  externals: readonly string[] = [],
): readonly string[] =>
  judge([rendered(objects, { externals })], { whole: true }, OBJECT_CHECKS).map(({ finding }) =>
    line(finding).replace('yashima/production/', ''),
  );

export const verdicts = (...services: readonly Rendered[]): readonly Verdict[] =>
  judge(services, { whole: true }, OBJECT_CHECKS);
