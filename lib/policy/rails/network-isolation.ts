import { field, type Json, list, records, Words } from '../../kernel';
import { backendsOf } from '../backends';
import { type Check, nameIn, type Objection } from '../check';
import { selectionOf } from '../selection';
import { fromSelector, type Selector, selects } from '../selector';
import type { Placed, PodMaker, World } from '../world';

type Direction = 'Ingress' | 'Egress';

/**
 * What probes a pod is its own node, which no policy keeps out.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export const networkIsolation: Check = {
  id: 'F50',
  title: 'pods that NetworkPolicies isolate find names, and are found by who lets requests in',
  severity: 'warning',
  why: 'no name is found, so no database is; or the load balancer answers 504',
  fix: 'allow port 53 out, and the addresses or the namespace of the controller in',
  *run(world: World): Iterable<Objection> {
    const policies = policiesIn(world);
    for (const [namespace, all] of policies) {
      if (!world.knows(namespace)) continue;
      for (const to of world.podMakers(namespace)) yield* withoutNames(to, all);
    }
    for (const door of world.objects) yield* unreachable(world, door, policies);
  },
};

/** By namespace, without those in which policies of another kind may open more. */
function policiesIn({ objects }: World): ReadonlyMap<string, readonly Policy[]> {
  const policies = new Map<string, Policy[]>();
  const others = new Set<string>();
  for (const placed of objects) {
    if (placed.kind === 'NetworkPolicy.networking.k8s.io') {
      const beside = policies.get(placed.namespace);
      if (beside === undefined) policies.set(placed.namespace, [policyOf(placed)]);
      else beside.push(policyOf(placed));
    } else if (placed.object.kind.endsWith('NetworkPolicy')) others.add(placed.namespace);
  }
  // what lives outside namespaces may concern all of them
  return new Map(others.has('') ? [] : [...policies].filter(([namespace]) => !others.has(namespace)));
}

function* withoutNames(to: PodMaker, policies: readonly Policy[]): Iterable<Objection> {
  const rules = rulesFor(to, policies, 'Egress');
  if (rules === undefined || to.pod.spec.hostNetwork === true) return;
  if (rules.some((rule) => opens(rule, (port) => isPort(port, [53])))) return;
  const expected = 'NetworkPolicies that let them ask for names';
  const got = new Words('none that opens port 53');
  const fix = 'allow UDP and TCP 53 to kube-dns in kube-system';
  yield { to, field: 'spec', expected, got, fix };
}

/** Everything that the policies which isolate a pod allow; undefined where none isolates it. */
function rulesFor(
  to: PodMaker,
  policies: readonly Policy[],
  direction: Direction,
): readonly Json[] | undefined {
  const isolating = policies.filter(
    ({ rules, selector }) => rules[direction] !== undefined && selects(selector, to.pod.labels),
  );
  return isolating.length === 0 ? undefined : isolating.flatMap(({ rules }) => rules[direction] ?? []);
}

/** What a NetworkPolicy says, read once for all pods. */
interface Policy {
  readonly selector: Selector;
  /** Undefined for a direction in which it isolates nobody. */
  readonly rules: Readonly<Record<Direction, readonly Json[] | undefined>>;
}

function policyOf({ object: { spec } }: Placed): Policy {
  const rulesOf = (direction: Direction, name: string) =>
    isFor(spec, direction) ? records(field(spec, name)) : undefined;
  return {
    selector: fromSelector(field(spec, 'podSelector')),
    rules: { Ingress: rulesOf('Ingress', 'ingress'), Egress: rulesOf('Egress', 'egress') },
  };
}

/** Without types a policy is for what comes in, and for what goes out where it has rules for it. */
function isFor(spec: unknown, direction: Direction): boolean {
  const types = field(spec, 'policyTypes');
  return Array.isArray(types)
    ? types.includes(direction)
    : direction === 'Ingress' || field(spec, 'egress') !== undefined;
}

const opens = ({ ports }: Json, isMeant: (port: Json) => boolean): boolean =>
  list(ports).length === 0 || records(ports).some(isMeant);

const isPort = ({ port, endPort }: Json, meant: readonly unknown[]): boolean =>
  port === undefined ||
  meant.includes(port) ||
  (typeof port === 'number' &&
    typeof endPort === 'number' &&
    meant.some((one) => typeof one === 'number' && one >= port && one <= endPort));

function* unreachable(
  world: World,
  door: Placed,
  policies: ReadonlyMap<string, readonly Policy[]>,
): Iterable<Objection> {
  for (const { name, namespace, port } of backendsOf(door)) {
    const own = policies.get(namespace);
    const service = world.find('Service', namespace, name);
    const selection = service && selectionOf(service);
    if (own === undefined || selection === undefined || service === undefined || !world.knows(namespace))
      continue;
    for (const to of world.podMakers(namespace)) {
      if (!selects(selection.selector, to.pod.labels)) continue;
      const rules = rulesFor(to, own, 'Ingress');
      const meant = targetsOf(service, port, to);
      if (rules === undefined || meant.length === 0) continue;
      if (rules.some((rule) => fromOutside(rule) && opens(rule, (one) => isPort(one, meant)))) continue;
      const expected = `NetworkPolicies that let ${nameIn(door)} reach them`;
      const got = new Words(`none that opens port ${meant.join(' or ')} to another namespace or address`);
      const fix = 'allow the namespace or the addresses of the controller, on that port';
      yield { to, field: 'spec', expected, got, fix, with: [door] };
    }
  }
}

/** Anybody, addresses, or pods of a namespace that it names: a controller is hardly ever beside the pods. */
const fromOutside = ({ from }: Json): boolean =>
  list(from).length === 0 ||
  records(from).some(({ ipBlock, namespaceSelector }) => (ipBlock ?? namespaceSelector) !== undefined);

/** The port of a pod behind a port of a Service, by its name and its number. */
function targetsOf(service: Placed, port: unknown, { pod }: PodMaker): readonly unknown[] {
  const found = records(field(service.object, 'spec', 'ports')).find(
    (one) => port === undefined || one.port === port || one.name === port,
  );
  const target = found?.targetPort ?? found?.port;
  const declared = pod.containers
    .flatMap(({ container }) => records(container.ports))
    .find(({ name, containerPort }) => name === target || containerPort === target);
  return [...new Set([target, declared?.containerPort, declared?.name])].filter((one) => one !== undefined);
}
