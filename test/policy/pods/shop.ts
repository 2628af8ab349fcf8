import type { Manifest } from '../../../lib/kernel';
import { object, service } from '../objects';

type Fields = Readonly<Record<string, unknown>>;

/** What may be changed of a workload: of its one container, its pods, and itself. */
export interface Changes {
  readonly container?: Fields;
  readonly pod?: Fields;
  readonly spec?: Fields;
  readonly metadata?: Fields;
}

const HEADERS = [
  { name: 'Host', value: 'shop.example.com' },
  { name: 'X-Forwarded-Proto', value: 'https' },
];

export const asked = (path: string, fields: Fields = {}, request: Fields = {}): Fields => ({
  httpGet: { path, port: 'http', httpHeaders: HEADERS, ...request },
  timeoutSeconds: 5,
  ...fields,
});

export const sleeping = (seconds: number): Fields => ({ lifecycle: { preStop: { sleep: { seconds } } } });

/** Puma, which nothing is to be said against. */
const PUMA: Fields = {
  name: 'web',
  image: 'registry.example.com/shop:4f2a9c1',
  command: ['bundle', 'exec', 'puma'],
  ports: [{ name: 'http', containerPort: 3000 }],
  startupProbe: asked('/up', { periodSeconds: 2, failureThreshold: 60 }),
  readinessProbe: asked('/up'),
  livenessProbe: asked('/up', { failureThreshold: 6 }),
  ...sleeping(15),
};

const SIDEKIQ: Fields = {
  name: 'jobs',
  image: 'registry.example.com/shop:4f2a9c1',
  command: ['bundle', 'exec', 'sidekiq', '-t', '25'],
};

const workload =
  (title: string, usual: Fields, usualPod: Fields) =>
  ({ container = {}, pod = {}, spec = {}, metadata = {} }: Changes = {}): Manifest => {
    const labels = { app: title.replace('Deployment/', '') };
    const containers = [{ ...usual, ...container }];
    return object(
      title,
      {
        spec: {
          replicas: 2,
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers, ...usualPod, ...pod } },
          ...spec,
        },
      },
      metadata,
    );
  };

export const web = workload('Deployment/web', PUMA, { terminationGracePeriodSeconds: 60 });
export const worker = workload('Deployment/jobs', SIDEKIQ, {});

/** The web process with a second container in front of it or beside it, to which the Service leads. */
export const behindProxy = (proxy: Fields, puma: Fields = {}): Manifest =>
  web({
    pod: {
      containers: [
        { ...PUMA, ports: [{ name: 'puma', containerPort: 3000 }], ...puma },
        { name: 'nginx', image: 'nginx:1.31.3', ports: [{ name: 'http', containerPort: 8080 }], ...proxy },
      ],
    },
  });

const FRONT = service('web', { app: 'web' }, [{ name: 'http', port: 80, targetPort: 'http' }]);

export const ingress = (annotations: Fields = {}): Manifest =>
  object(
    'Ingress/web',
    {
      spec: {
        rules: [
          {
            host: 'shop.example.com',
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'web', port: { name: 'http' } } },
                },
              ],
            },
          },
        ],
      },
    },
    { annotations },
  );

/** A web process that the world may ask. */
export const open = (process: Manifest, annotations: Fields = {}): readonly Manifest[] => [
  process,
  FRONT,
  ingress(annotations),
];

export const onAlb = (attributes?: string): Fields => ({
  'alb.ingress.kubernetes.io/target-type': 'ip',
  ...(attributes !== undefined && { 'alb.ingress.kubernetes.io/target-group-attributes': attributes }),
});

export const HOOK = {
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
  'argocd.argoproj.io/sync-wave': '-10',
};

/** A migration as it should be. */
export const migration = ({ container = {}, pod = {}, spec = {}, metadata = {} }: Changes = {}): Manifest =>
  object(
    'Job/migration',
    {
      spec: {
        activeDeadlineSeconds: 900,
        backoffLimit: 0,
        template: {
          metadata: { labels: { app: 'migration' } },
          spec: {
            restartPolicy: 'Never',
            containers: [
              {
                name: 'migration',
                image: 'registry.example.com/shop:4f2a9c1',
                command: ['bin/rails', 'db:migrate'],
                ...container,
              },
            ],
            ...pod,
          },
        },
        ...spec,
      },
    },
    { annotations: HOOK, ...metadata },
  );

export const budget = (spec: Fields, app = 'web'): Manifest =>
  object('PodDisruptionBudget/web', { spec: { selector: { matchLabels: { app } }, ...spec } });

export const autoscaler = (spec: Fields, name = 'web'): Manifest =>
  object('HorizontalPodAutoscaler/web', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 2,
      maxReplicas: 10,
      ...spec,
    },
  });

export const fromSecret = (name: string, key: string, secret = 'dotenv'): Fields => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
});

export const configMap = (data: Fields): Manifest => object('ConfigMap/env', { data });
export const ENV_FROM = [{ configMapRef: { name: 'env' } }];
