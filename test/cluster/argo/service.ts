import type { Application } from './kinds';
import { measure, tagOf } from './measure';
import type { World } from './world';

const APPLICATIONS = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';

export type Service = ReturnType<typeof serviceIn>;

/** A service of the world: what its team does with it, and what becomes of it. */
export function serviceIn(world: World, name: string, cluster = 'production') {
  const { api, deploys, happened } = world;
  const application = `${name}-${cluster}`;
  const state = () => world.application(application);
  const until = (what: string, holds: () => boolean, seconds = 240) =>
    waitUntil(`${name}: ${what}`, holds, seconds, () => describeApplication(state()));
  const refresh = () =>
    api.patch(`${APPLICATIONS}/${application}`, {
      metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } },
    });
  /** Edits, renders, commits and pushes. */
  const push = (message: string, edit: () => void): Promise<string> =>
    deploys.inTurn(async () => {
      edit();
      await deploys.synth();
      const commit = await deploys.push(`${name}: ${message}`);
      await refresh();
      return commit;
    });
  const runs = (tag: string): boolean =>
    happened.deployments.now(name).length > 0 &&
    happened.deployments.now(name).every(({ metadata, spec, status }) => {
      const { observedGeneration = 0, updatedReplicas, availableReplicas, replicas } = status ?? {};
      return (
        observedGeneration >= (metadata.generation ?? 0) &&
        tagOf(spec?.template ?? {}) === tag &&
        updatedReplicas === replicas &&
        availableReplicas === replicas
      );
    });
  return {
    name,
    application,
    state,
    until,
    refresh,
    push,
    ...measure(happened, name),
    path: (group: string, kind: string, object: string) => `/${group}/namespaces/${name}/${kind}/${object}`,
    release: (tag: string) =>
      push(tag, () => deploys.write(`apps/${name}/releases.yaml`, `production: ${tag}\n`)),
    /** Replaces one text of its chart by another. */
    edit: (from: string, to: string) =>
      push(`${from} becomes ${to}`, () => {
        const chart = deploys.read(`apps/${name}/chart.ts`);
        if (!chart.includes(from)) throw new Error(`${name}'s chart has no ${from}`);
        deploys.write(`apps/${name}/chart.ts`, chart.replace(from, to));
      }),
    runs,
    /** As somebody does it who uses `kube`. */
    deploy: (tag: string) =>
      deploys.inTurn(() => told(world, 'deploy', name, '-e', cluster, '--image', tag, '--push', '--yes')),
    wait: (timeout = '4m') => deploys.kube('wait', name, '-e', cluster, '--timeout', timeout),
    rollback: (tag: string) =>
      deploys.inTurn(() => told(world, 'rollback', name, '-e', cluster, '--to', tag, '--push', '--yes')),
    /** Whether its Application is told to leave a field alone. */
    ignores: (pointer: string): boolean =>
      state()?.spec.ignoreDifferences?.some(({ jsonPointers = [] }) => jsonPointers.includes(pointer)) ??
      false,
    /** Argo CD is content, and all pods run a version. */
    arrives: (tag: string, seconds = 300) =>
      until(`runs ${tag}`, () => isContent(state()) && runs(tag), seconds),
  };
}

/** A command that must succeed. */
async function told(world: World, ...words: readonly string[]): Promise<void> {
  const { exitCode, out, err } = await world.deploys.kube(...words);
  if (exitCode !== 0) throw new Error(`kube ${words.join(' ')}: ${out}${err}`);
}

/** Synced and Healthy, and nothing under way. */
export const isContent = (application: Application | undefined): boolean =>
  application?.operation === undefined &&
  application?.status?.sync?.status === 'Synced' &&
  application.status.health?.status === 'Healthy' &&
  application.status.operationState?.phase === 'Succeeded';

export function describeApplication(application: Application | undefined): string {
  if (application === undefined) return 'no Application';
  const { sync, health, operationState, conditions = [], resources = [] } = application.status ?? {};
  const ailing = resources
    .filter(({ status, health: is }) => status !== 'Synced' || (is !== undefined && is.status !== 'Healthy'))
    .map(
      ({ kind, name, status, health: is }) =>
        `${kind}/${name} ${status} ${is?.status ?? ''} ${is?.message ?? ''}`,
    );
  return [
    `${sync?.status} ${health?.status} ${operationState?.phase}: ${operationState?.message}`,
    ...conditions.map(({ type, message }) => `${type}: ${message}`),
    ...ailing,
  ].join('\n  ');
}

/** Looks twice a second at what the histories hold. */
export async function waitUntil(
  what: string,
  holds: () => boolean,
  seconds: number,
  explain: () => string = () => '',
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${seconds}s in vain until ${what}\n  ${explain()}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));
