import { field, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { Placed, PodMaker, World } from '../world';
import { amountText } from './amount';
import { amounts, type Defaults, defaultsIn, type LimitItem, limitsIn } from './limit-range';
import { broken } from './limit-rules';
import { type Amounts, ofContainer, ofPod } from './pod-resources';

/** The API server takes the workload and refuses its pods. */
export const limitsAdmit: Check = {
  id: 'Q2',
  title: 'what containers ask for is within the LimitRange of their namespace',
  severity: 'error',
  why: 'the API server takes the workload and refuses its pods: a sync succeeds and nothing starts',
  fix: 'ask for what the LimitRange lets in, or change it',
  *run(world: World): Iterable<Objection> {
    const ranges = world.objects.filter(({ kind }) => kind === 'LimitRange');
    for (const namespace of new Set(ranges.map((range) => range.namespace))) {
      const limits = limitsIn(world, namespace);
      const defaults = defaultsIn(world, namespace);
      for (const maker of world.podMakers(namespace)) {
        const found = [...ofMaker(maker, limits, defaults)];
        yield* found.length > 0 ? found : beyondDefaults(maker, defaults);
      }
    }
  },
};

function* ofMaker(to: PodMaker, limits: readonly LimitItem[], defaults: Defaults): Iterable<Objection> {
  for (const item of limits) {
    if (item.type === 'Pod') yield* refused(to, `${to.pod.at}.spec`, ofPod(to.pod.spec, defaults), item);
    if (item.type !== 'Container') continue;
    for (const { container, at } of to.pod.containers) {
      yield* refused(to, at, ofContainer(container, defaults), item);
    }
  }
}

function* refused(to: Placed, at: string, amounts: Amounts, item: LimitItem): Iterable<Objection> {
  for (const { name, resource, expected, got } of broken(amounts, item)) {
    yield {
      to,
      field: `${at}.resources.${name}`,
      expected: `${expected}, by LimitRange ${item.name}`,
      got: got === undefined ? undefined : amountText(resource, got),
      fix: 'correct it, or change the limits of the platform',
    };
  }
}

/** A container without a limit of its own gets one, which may be less than it asks for. */
function* beyondDefaults(to: PodMaker, { limits }: Defaults): Iterable<Objection> {
  for (const { container, at } of to.pod.containers) {
    const own = amounts(field(container, 'resources', 'limits'));
    for (const [resource, asked] of Object.entries(amounts(field(container, 'resources', 'requests')))) {
      const limit = limits[resource];
      if (resource in own || limit === undefined || asked <= limit) continue;
      yield {
        to,
        field: `${at}.resources.limits.${resource}`,
        expected: `${amountText(resource, asked)} or more, what it asks for`,
        got: new Words(`none, and so the ${amountText(resource, limit)} of the LimitRange`),
        fix: 'write a limit',
      };
    }
  }
}
