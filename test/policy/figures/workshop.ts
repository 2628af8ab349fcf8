import type { Environment, Manifest } from '../../../lib/kernel';
import { type Figures, figuresOf, type WorkloadFigures, World } from '../../../lib/policy';
import { object, PRODUCTION, rendered, template } from '../objects';

type Fields = Readonly<Record<string, unknown>>;

/** A Deployment whose specification and pod are given; its one container is `app`. */
export const rolling = (
  name: string,
  spec: Fields = {},
  container: Fields = {},
  pod: Fields = {},
): Manifest =>
  object(`Deployment/${name}`, {
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: template({ app: name }, pod, container),
      ...spec,
    },
  });

/** A strategy, in words of a Deployment. */
export const by = (maxSurge: unknown, maxUnavailable: unknown): Fields => ({
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } },
});

/** Variables as a container lists them. */
export const env = (variables: Readonly<Record<string, string>>) => ({
  env: Object.entries(variables).map(([name, value]) => ({ name, value })),
});

/** An address that stands in a Secret. */
export const FROM_SECRET = {
  name: 'DATABASE_URL',
  valueFrom: { secretKeyRef: { name: 'dotenv', key: 'DATABASE_URL' } },
};

export const budget = (name: string, spec: Fields): Manifest =>
  object(`PodDisruptionBudget/${name}`, { spec: { selector: { matchLabels: { app: name } }, ...spec } });

export const scaler = (name: string, spec: Fields): Manifest =>
  object(`HorizontalPodAutoscaler/${name}`, {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name }, ...spec },
  });

export const quota = (hard: Fields, spec: Fields = {}): Manifest =>
  object('ResourceQuota/quota', { spec: { hard, ...spec } });

export const limits = (...items: readonly Fields[]): Manifest =>
  object('LimitRange/limits', { spec: { limits: items } });

export const cron = (name: string, spec: Fields = {}, container: Fields = {}): Manifest =>
  object(`CronJob/${name}`, {
    spec: {
      schedule: '* * * * *',
      concurrencyPolicy: 'Forbid',
      jobTemplate: { spec: { template: template({ app: name }, {}, container) } },
      ...spec,
    },
  });

/** A Job that a sync makes in its wave. */
export const hook = (name: string, wave: number, container: Fields = {}): Manifest =>
  object(
    `Job/${name}`,
    { spec: { template: template({ app: name }, {}, container) } },
    {
      annotations: {
        'argocd.argoproj.io/hook': 'Sync',
        'argocd.argoproj.io/sync-wave': String(wave),
      },
    },
  );

/** Figures of objects of one service in one cluster. */
export const figures = (objects: readonly Manifest[], environment: Environment = PRODUCTION): Figures =>
  figuresOf([new World([rendered(objects, { environment })], true)]);

/** Those of its first workload. */
export function figuresOfFirst(...objects: readonly Manifest[]): WorkloadFigures {
  const [first] = figures(objects).services[0]?.workloads ?? [];
  if (first === undefined) throw new Error('nothing has figures');
  return first;
}
