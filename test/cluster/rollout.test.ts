import { type ChildProcess, spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { App, Chart } from 'cdk8s';
import { RollingDeployment } from '../../lib';
import type { Manifest } from '../../lib/kernel';
import { figuresOf, World } from '../../lib/policy';
import { rendered } from '../policy/objects';
import { describeCluster, getJson, kubectlOk, restrictedNamespace, until } from './kubectl';

const NAMESPACE = 'rollouts';

interface Pod {
  metadata: { uid: string; deletionTimestamp?: string };
  spec: { containers: { image: string }[] };
  status: { conditions?: { type: string; status: string }[] };
}

interface ReplicaSet {
  metadata: { uid: string };
  spec: { replicas: number };
}

interface Deployment {
  metadata: { generation: number };
  status: {
    observedGeneration?: number;
    availableReplicas?: number;
    updatedReplicas?: number;
    replicas?: number;
  };
}

/** A deployment of the library with so many replicas of an image. */
function deploymentOf(name: string, replicas: number, tag: string): readonly Manifest[] {
  const chart = new Chart(new App({ outdir: '/nonexistent' }), name, { namespace: NAMESPACE });
  new RollingDeployment(chart, 'web', {
    image: `registry.example.com/app:${tag}`,
    port: 3000,
    replicas,
    minReady: '1s',
  });
  return chart.toJson();
}

const apply = (items: readonly Manifest[]) =>
  kubectlOk(['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));

/** What `kube check` says of a release before it happens. */
const rolloutOf = (objects: readonly Manifest[]) =>
  figuresOf([new World([rendered(objects)], true)]).services[0]?.workloads[0]?.rollout;

const deployment = (name: string) => getJson<Deployment>(['deployment', `${name}-web`, '-n', NAMESPACE]);

const podsOf = (name: string) =>
  getJson<{ items: Pod[] }>(['pods', '-n', NAMESPACE, '-l', `app.kubernetes.io/name=${name}`]).items;

const isReady = ({ status }: Pod) =>
  status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True');

const isRolledOut = (name: string, replicas: number) => {
  const { metadata, status } = deployment(name);
  const { observedGeneration, availableReplicas = 0, updatedReplicas = 0, replicas: all } = status;
  return (
    observedGeneration === metadata.generation &&
    availableReplicas === replicas &&
    updatedReplicas === replicas &&
    all === replicas
  );
};

/** Every object of a kind that belongs to a service, as the API server tells each change of them. */
class Watch<T extends { metadata: { uid: string } }> {
  private readonly objects = new Map<string, T>();
  private readonly process: ChildProcess;
  private text = '';

  /** `look` sees all objects that there are after each change. */
  constructor(
    kind: string,
    name: string,
    private readonly look: (objects: readonly T[]) => void,
  ) {
    const selection = ['-n', NAMESPACE, '-l', `app.kubernetes.io/name=${name}`];
    this.process = spawn('kubectl', [
      'get',
      kind,
      ...selection,
      '--watch',
      '--output-watch-events',
      '-o',
      'json',
    ]);
    this.process.stdout?.on('data', (chunk) => this.read(String(chunk)));
  }

  get size(): number {
    return this.objects.size;
  }

  stop(): void {
    this.process.kill();
  }

  /** kubectl prints an event a line. */
  private read(chunk: string): void {
    const lines = (this.text + chunk).split('\n');
    this.text = lines.pop() ?? '';
    for (const line of lines) this.take(JSON.parse(line));
  }

  private take({ type, object }: { type: string; object: T }): void {
    if (type === 'DELETED') this.objects.delete(object.metadata.uid);
    else this.objects.set(object.metadata.uid, object);
    this.look([...this.objects.values()]);
  }
}

/** The extremes of a rollout. */
interface Seen {
  fewestReady: number;
  /** Of all ReplicaSets together: their pods come and go a moment after they are asked for. */
  mostAsked: number;
}

const stays = ({ metadata }: Pod) => metadata.deletionTimestamp === undefined;

/** Rolls from v1 to another tag and returns what was seen on the way; `arrived` says when to stop looking. */
async function roll(name: string, replicas: number, tag: string, arrived: () => boolean): Promise<Seen> {
  restrictedNamespace(NAMESPACE);
  apply(deploymentOf(name, replicas, 'v1'));
  await until('the first version runs', () => isRolledOut(name, replicas), 120);
  const seen: Seen = { fewestReady: replicas, mostAsked: 0 };
  // the first events tell the pods that there are, one by one; from then on every drop counts
  let begun = false;
  const pods = new Watch<Pod>('pods', name, (all) => {
    const serving = all.filter(stays).filter(isReady).length;
    begun ||= serving >= replicas;
    if (begun) seen.fewestReady = Math.min(seen.fewestReady, serving);
  });
  const sets = new Watch<ReplicaSet>('replicasets', name, (all) => {
    const asked = all.reduce((sum, { spec }) => sum + spec.replicas, 0);
    seen.mostAsked = Math.max(seen.mostAsked, asked);
  });
  try {
    await until('the watches have begun', () => begun && sets.size > 0);
    apply(deploymentOf(name, replicas, tag));
    await until('the second version is where it gets', arrived, 150);
    await new Promise((resolve) => setTimeout(resolve, 3000));
  } finally {
    pods.stop();
    sets.stop();
  }
  return seen;
}

const runs = (tag: string) => (pod: Pod) => pod.spec.containers[0]?.image.endsWith(`:${tag}`);

describeCluster('a rollout, watched through the real deployment controller', () => {
  // side by side, for most of the time is waiting
  test.concurrent.each([1, 3, 10, 20])(
    'of %i pods never has fewer ready, nor asks for more than a tenth beyond',
    async (replicas) => {
      const name = `rolling-${replicas}`;
      const seen = await roll(name, replicas, 'v2', () => isRolledOut(name, replicas));
      expect(seen.fewestReady).toBe(replicas);
      expect(seen.mostAsked).toBe(replicas + Math.ceil(replicas / 10));
      const { pods = 0, extra = 0, neverBelow } = rolloutOf(deploymentOf(name, replicas, 'v2')) ?? {};
      expect(seen).toEqual({ fewestReady: neverBelow, mostAsked: pods + extra });
      expect(podsOf(name).filter(stays).every(runs('v2'))).toBe(true);
    },
  );

  test.concurrent('to an image that never becomes ready leaves all old pods serving', async () => {
    const seen = await roll('stuck', 4, 'broken', () => podsOf('stuck').some(runs('broken')));
    expect(podsOf('stuck').filter(runs('v1')).filter(isReady)).toHaveLength(4);
    expect(seen.fewestReady).toBe(4);
    expect(seen.mostAsked).toBe(5);
  });
});
