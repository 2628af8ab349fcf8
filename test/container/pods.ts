import type { Container, EnvVar, PodSpec } from 'kubernetes-types/core/v1';
import { type PodProps, type PodSurroundings, planPod, podTemplate } from '../../lib/container';
import { type Environment, inspect, NOWHERE } from '../../lib/kernel';
import { messagesOf } from '../kernel/messages';

export const PLAIN: Environment = { ...NOWHERE, name: 'production', kubernetes: '1.34' };
export const BEHIND_ALB: Environment = { ...PLAIN, ingress: { controller: 'alb', sources: ['10.0.0.0/16'] } };

export const BEHIND_GCE: Environment = { ...PLAIN, ingress: { controller: 'gce' } };

const surroundings = (environment: Environment, variables: readonly EnvVar[] = []): PodSurroundings => ({
  component: 'web',
  labels: { app: 'orders' },
  env: { from: [], variables },
  environment,
  release: { repository: 'registry.example.com/orders', tag: '4f2a9c1' },
  serviceAccount: 'orders',
});

export const planOf = (props: PodProps, environment = PLAIN, variables: readonly EnvVar[] = []) =>
  inspect('orders/web', (path) => planPod(props, surroundings(environment, variables), path)).value;

export const wrongWith = (props: PodProps, environment = PLAIN) =>
  messagesOf((path) => planPod(props, surroundings(environment), path));

/** What the API server would be given. */
export function podOf(props: PodProps, environment = PLAIN, variables: readonly EnvVar[] = []): PodSpec {
  const { spec = { containers: [] } } = podTemplate(planOf(props, environment, variables));
  return spec;
}

/** What is written on the pod. */
export const metadataOf = (props: PodProps) => podTemplate(planOf(props)).metadata ?? {};

/** A container of the pod by its name, wherever it stands. */
export function containerCalled(name: string, props: PodProps, environment = PLAIN): Container {
  const { containers, initContainers = [] } = podOf(props, environment);
  const found = [...initContainers, ...containers].find((container) => container.name === name);
  if (found === undefined) throw new Error(`no container ${name}`);
  return found;
}

/** The container that does the work. */
export function containerOf(props: PodProps, environment = PLAIN): Container {
  const [container = { name: 'none' }] = podOf(props, environment).containers;
  return container;
}
