import { field, list, record, text, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { fromSelector, isEmpty, type Selector, selects } from '../selector';
import type { Placed, World } from '../world';

const POLICY = 'NetworkPolicy.networking.k8s.io';
const POD_MONITOR = 'PodMonitor.monitoring.coreos.com';
const SERVICE_MONITOR = 'ServiceMonitor.monitoring.coreos.com';

/** A Service and a budget, which need the pods of one workload, are C7's. */
export const watchedPods: Check = {
  id: 'F31',
  title: 'a NetworkPolicy or monitor that selects something finds it',
  severity: 'warning',
  why: 'a policy for nobody opens and closes nothing, a monitor of nothing never fires an alert',
  fix: 'select labels that pods, or for a ServiceMonitor Services, have',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      const wanted = wantedBy(to);
      if (wanted === undefined || isEmpty(wanted.selector)) continue;
      const { namespaces, of, at, selector } = wanted;
      if (namespaces.some((namespace) => !world.knows(namespace))) continue;
      if (to.from.externals.has(`${of}/${to.object.metadata.name}`)) continue;
      if (namespaces.some((namespace) => finds(world, namespace, of, selector))) continue;
      const expected = `labels of ${of}s in ${namespaces.join(' or ')}`;
      const got = new Words(`labels that no ${of} has`);
      const fix = `correct them, or declareExternal(this, { kind: '${of}', name: '${to.object.metadata.name}' })`;
      yield { to, field: at, expected, got, fix };
    }
  },
};

interface Wanted {
  readonly selector: Selector;
  readonly of: 'Pod' | 'Service';
  readonly namespaces: readonly string[];
  readonly at: string;
}

/** Undefined for what looks into all namespaces, of which nobody knows all objects. */
function wantedBy({ kind, object, namespace, from }: Placed): Wanted | undefined {
  if (kind === POLICY) {
    // a policy may be there before its pods are, as those of a namespace are for a chart without any
    if (!from.objects.some(({ kind: other }) => WORKLOADS.has(other))) return undefined;
    const selector = fromSelector(field(object, 'spec', 'podSelector'));
    return { selector, of: 'Pod', namespaces: [namespace], at: 'spec.podSelector' };
  }
  if (kind !== POD_MONITOR && kind !== SERVICE_MONITOR) return undefined;
  const { any, matchNames } = record(field(object, 'spec', 'namespaceSelector'));
  if (any === true) return undefined;
  const named = list(matchNames).flatMap((name) => text(name) ?? []);
  const selector = fromSelector(field(object, 'spec', 'selector'));
  const of = kind === POD_MONITOR ? 'Pod' : 'Service';
  return { selector, of, namespaces: named.length > 0 ? named : [namespace], at: 'spec.selector' };
}

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod', 'Rollout']);

function finds(world: World, namespace: string, of: Wanted['of'], selector: Selector): boolean {
  if (of === 'Pod') return world.podMakers(namespace).some(({ pod }) => selects(selector, pod.labels));
  return world.objects.some(
    (placed) =>
      placed.kind === 'Service' &&
      placed.namespace === namespace &&
      selects(selector, record(placed.object.metadata.labels)),
  );
}
