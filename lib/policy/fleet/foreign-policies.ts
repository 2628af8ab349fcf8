import { field, Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { fromSelector, isEmpty, selects } from '../selector';
import type { World } from '../world';

/**
 * In a namespace that several services share a policy of one may open what another one keeps closed: policies add up.
 * One for all pods is whoever's the namespace is. https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export const foreignPolicies: Check = {
  id: 'X11',
  title: "a NetworkPolicy with a selector is for its own service's pods",
  severity: 'warning',
  why: "another service's pods are reached by whom it does not know of",
  fix: 'add app.kubernetes.io/name to its podSelector',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      if (to.kind !== 'NetworkPolicy.networking.k8s.io') continue;
      const selector = fromSelector(field(to.object, 'spec', 'podSelector'));
      if (isEmpty(selector)) continue;
      const makers = world.podMakers(to.namespace);
      // who has no pods there writes policies for others
      if (makers.every(({ from }) => from.service !== to.from.service)) continue;
      const others = makers.filter(
        ({ from, pod }) => from.service !== to.from.service && selects(selector, pod.labels),
      );
      const [other] = others;
      if (other === undefined) continue;
      yield {
        to,
        field: 'spec.podSelector',
        expected: `labels of pods of ${to.from.service} alone`,
        got: new Words(`some that ${nameIn(other)} of service ${other.from.service} has too`),
        fix: "add app.kubernetes.io/name, or acknowledge('X11', 'why both')",
      };
    }
  },
};
