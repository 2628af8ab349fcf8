import type { Deployment as BareDeployment, ReplicaSet as BareReplicaSet } from 'kubernetes-types/apps/v1';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import type { Job as BareJob, CronJob } from 'kubernetes-types/batch/v1';
import type {
  Pod as BarePod,
  ConfigMap,
  Namespace,
  PersistentVolumeClaim,
  Secret,
} from 'kubernetes-types/core/v1';
import type { Ingress } from 'kubernetes-types/networking/v1';
import type { Api } from './api';
import { type Event, follow, type History, type Live } from './history';

export type Pod = BarePod & Live;
export type Job = BareJob & Live;
export type Deployment = BareDeployment & Live;
export type ReplicaSet = BareReplicaSet & Live;

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/ */
export interface Application extends Live {
  readonly spec: { readonly ignoreDifferences?: readonly { readonly jsonPointers?: readonly string[] }[] };
  readonly operation?: object;
  readonly status?: {
    readonly sync?: { readonly status: string; readonly revision?: string };
    readonly health?: { readonly status: string; readonly message?: string };
    readonly operationState?: {
      readonly phase: string;
      readonly message?: string;
      readonly startedAt: string;
      readonly finishedAt?: string;
      readonly retryCount?: number;
      readonly syncResult?: {
        readonly revision?: string;
        readonly resources?: readonly {
          readonly kind: string;
          readonly name: string;
          readonly message?: string;
        }[];
      };
      readonly operation?: { readonly sync?: { readonly resources?: readonly object[] } };
    };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly resources?: readonly {
      readonly kind: string;
      readonly name: string;
      readonly status?: string;
      readonly health?: { readonly status: string; readonly message?: string };
    }[];
  };
}

export interface ExternalSecret extends Live {
  readonly spec: { readonly target?: { readonly name?: string } };
  readonly status?: object;
}

const PATHS = {
  pods: '/api/v1/pods',
  namespaces: '/api/v1/namespaces',
  configMaps: '/api/v1/configmaps',
  secrets: '/api/v1/secrets',
  claims: '/api/v1/persistentvolumeclaims',
  deployments: '/apis/apps/v1/deployments',
  replicaSets: '/apis/apps/v1/replicasets',
  jobs: '/apis/batch/v1/jobs',
  cronJobs: '/apis/batch/v1/cronjobs',
  ingresses: '/apis/networking.k8s.io/v1/ingresses',
  autoscalers: '/apis/autoscaling/v2/horizontalpodautoscalers',
  externalSecrets: '/apis/external-secrets.io/v1/externalsecrets',
  applications: '/apis/argoproj.io/v1alpha1/applications',
} as const;

interface Kinds {
  pods: Pod;
  namespaces: Namespace & Live;
  configMaps: ConfigMap & Live;
  secrets: Secret & Live;
  claims: PersistentVolumeClaim & Live;
  deployments: Deployment;
  replicaSets: ReplicaSet;
  jobs: Job;
  cronJobs: CronJob & Live;
  ingresses: Ingress & Live;
  autoscalers: HorizontalPodAutoscaler & Live;
  externalSecrets: ExternalSecret;
  applications: Application;
}

/** What happened in the cluster, kind by kind. */
export type Histories = { readonly [K in keyof Kinds]: History<Kinds[K]> };

type Listeners = { readonly [K in keyof Kinds]?: (event: Event<Kinds[K]>) => void };

export async function followAll(api: Api, listeners: Listeners): Promise<Histories> {
  const one = <K extends keyof Kinds>(kind: K): Promise<History<Kinds[K]>> =>
    follow<Kinds[K]>(api, PATHS[kind], listeners[kind]);
  return {
    pods: await one('pods'),
    namespaces: await one('namespaces'),
    configMaps: await one('configMaps'),
    secrets: await one('secrets'),
    claims: await one('claims'),
    deployments: await one('deployments'),
    replicaSets: await one('replicaSets'),
    jobs: await one('jobs'),
    cronJobs: await one('cronJobs'),
    ingresses: await one('ingresses'),
    autoscalers: await one('autoscalers'),
    externalSecrets: await one('externalSecrets'),
    applications: await one('applications'),
  };
}

export const PATH_OF = PATHS;
