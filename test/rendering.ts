import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Deployment } from 'kubernetes-types/apps/v1';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import type { CronJob, Job } from 'kubernetes-types/batch/v1';
import type {
  ConfigMap,
  Container,
  LimitRange,
  Namespace,
  PodTemplateSpec,
  ResourceQuota,
  Service,
  ServiceAccount,
} from 'kubernetes-types/core/v1';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import { definePlatform, type ServiceChartProps } from '../lib';
import {
  collectInto,
  describe,
  type Environment,
  type Finding,
  type Image,
  type Manifest,
  renderImage,
  renderIn,
} from '../lib/kernel';

/** A platform of three environments, the first with two clusters; small enough to be known by heart. */
export const platform = definePlatform({
  apps: '/nowhere/apps',
  environments: {
    production: {
      clusters: { production: {}, 'production-osaka': {} },
      kubernetes: '1.34',
      domain: 'example.com',
      timeZone: 'Asia/Tokyo',
      ingress: { controller: 'alb', sources: ['10.10.0.0/16'] },
    },
    qa: { follows: 'production', kubernetes: '1.34', domain: 'qa.example.com', timeZone: 'Asia/Tokyo' },
    sandbox: { kubernetes: '1.28' },
  },
});

/** The service of most tests. */
export class Yashima extends platform.ServiceChart {}

interface Kinds {
  ConfigMap: ConfigMap;
  CronJob: CronJob;
  Deployment: Deployment;
  HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  Job: Job;
  LimitRange: LimitRange;
  Namespace: Namespace;
  NetworkPolicy: NetworkPolicy;
  PodDisruptionBudget: PodDisruptionBudget;
  ResourceQuota: ResourceQuota;
  Service: Service;
  ServiceAccount: ServiceAccount;
}

/** What came out of a chart, found by kind and name. */
export class Rendered {
  constructor(
    readonly objects: readonly Manifest[],
    readonly findings: readonly string[],
  ) {}

  names(kind: string): readonly string[] {
    return this.objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
  }

  manifest(kind: string, name: string): Manifest {
    const found = this.objects.find((object) => object.kind === kind && object.metadata.name === name);
    if (found === undefined) throw new Error(`no ${kind} ${name} among ${this.names(kind)}`);
    return found;
  }

  object<K extends keyof Kinds>(kind: K, name: string): Kinds[K] {
    const found: unknown = this.manifest(kind, name);
    return found as Kinds[K]; // an object of this kind has this type
  }

  /** The pod template of a Deployment, Job or CronJob. */
  pod(kind: 'Deployment' | 'Job' | 'CronJob', name: string): PodTemplateSpec {
    const { spec } =
      kind === 'CronJob' ? present(this.object(kind, name).spec?.jobTemplate) : this.object(kind, name);
    return present(spec?.template);
  }

  /** The container that does the work of a pod. */
  container(kind: 'Deployment' | 'Job' | 'CronJob', name: string): Container {
    return present(this.pod(kind, name).spec?.containers[0]);
  }

  /** Names of the init containers of a pod, in their order. */
  initNames(kind: 'Deployment' | 'Job' | 'CronJob', name: string): readonly string[] {
    return (this.pod(kind, name).spec?.initContainers ?? []).map((container) => container.name);
  }

  /** The clear values that all containers of yashima read. */
  get clear(): Readonly<Record<string, string>> {
    const name = present(this.names('ConfigMap').find((candidate) => candidate.startsWith('yashima-env-')));
    return present(this.object('ConfigMap', name).data);
  }
}

interface Place {
  /** @default 'production' */
  readonly cluster?: string;
  /** What differs from the platform's environment. */
  readonly environment?: Partial<Environment>;
  readonly props?: ServiceChartProps;
}

const IMAGE: Image = { repository: 'registry.example.com/yashima', tag: '4f2a9c1' };

/** Renders yashima with whatever `build` puts into it. */
export function render(build: (chart: Yashima) => unknown, place: Place = {}): Rendered {
  const { cluster = 'production', environment = {}, props = {} } = place;
  const { app, findings } = newApp();
  renderIn(app, { ...present(platform.clusters.find((e) => e.cluster.name === cluster)), ...environment });
  renderImage(app, IMAGE);
  const chart = new Yashima(app, props);
  build(chart);
  return new Rendered(chart.toJson(), findings);
}

/** Renders a chart of cdk8s itself, called demo, which knows no platform. */
export function renderPlain(build: (chart: Construct) => unknown): Rendered {
  const { app, findings } = newApp();
  const chart = new Chart(app, 'demo');
  build(chart);
  return new Rendered(chart.toJson(), findings);
}

function newApp() {
  const app = new App({ outdir: '/dev/null' });
  const findings: string[] = [];
  collectInto(app, { report: (_, found: readonly Finding[]) => findings.push(...found.map(describe)) });
  return { app, findings };
}

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected a value, got nothing');
  return value;
}
