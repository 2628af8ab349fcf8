import { once } from './once';
import { isEmpty, type Selector, selects } from './selector';
import type { PodMaker, World } from './world';

const key = (label: string, value: unknown): string => `${label}=${value}`;

/** Where each label stands among the makers of a namespace. */
const byLabel: (makers: readonly PodMaker[]) => ReadonlyMap<string, readonly PodMaker[]> = once((makers) => {
  const found = new Map<string, PodMaker[]>();
  for (const maker of makers) {
    for (const [label, value] of Object.entries(maker.pod.labels)) {
      const others = found.get(key(label, value));
      if (others === undefined) found.set(key(label, value), [maker]);
      else others.push(maker);
    }
  }
  return found;
});

/** So many are asked one by one. */
const FEW = 16;

/** Whose pods a selector selects; found by its rarest label where hundreds of services share a namespace. */
export function selectedBy(world: World, namespace: string, selector: Selector): readonly PodMaker[] {
  const all = world.podMakers(namespace);
  if (isEmpty(selector)) return all;
  const fewest = all.length <= FEW ? all : rarest(all, selector);
  return fewest.filter(({ pod }) => selects(selector, pod.labels));
}

const rarest = (all: readonly PodMaker[], { labels }: Selector): readonly PodMaker[] =>
  Object.entries(labels)
    .map(([label, value]) => byLabel(all).get(key(label, value)) ?? [])
    .reduce((few, others) => (others.length < few.length ? others : few), all);
