import { isEmpty, type Selector, selects } from '../selector';
import type { PodMaker, World } from '../world';
import { once } from './once';
import { makersIn } from './running';

const key = (namespace: string, label: string, value: unknown): string => `${namespace}/${label}=${value}`;

/** Where each label stands in a namespace. */
const byLabel: (world: World) => ReadonlyMap<string, readonly PodMaker[]> = once((world) => {
  const makers = new Map<string, PodMaker[]>();
  for (const maker of makersIn(world)) {
    for (const [label, value] of Object.entries(maker.pod.labels)) {
      const place = key(maker.namespace, label, value);
      const others = makers.get(place);
      if (others === undefined) makers.set(place, [maker]);
      else others.push(maker);
    }
  }
  return makers;
});

/** Whose pods a selector selects; found by its rarest label, for a namespace may hold hundreds of services. */
export function selectedBy(world: World, namespace: string, selector: Selector): readonly PodMaker[] {
  const all = world.podMakers(namespace);
  if (isEmpty(selector)) return all;
  const fewest = Object.entries(selector.labels)
    .map(([label, value]) => byLabel(world).get(key(namespace, label, value)) ?? [])
    .reduce((few, others) => (others.length < few.length ? others : few), all);
  return fewest.filter(({ pod }) => selects(selector, pod.labels));
}
