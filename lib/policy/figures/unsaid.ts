import { field, record } from '../../kernel';
import type { Objection } from '../check';
import { nameIn } from '../check';
import type { Placed, World } from '../world';
import { defaultsIn } from './limit-range';
import { ofContainer } from './pod-resources';
import { counted } from './quota';
import { workloadsIn } from './workload';

/** What a quota wants to be told by each container; of other resources it takes silence for none. */
const MUST_SAY = /^(requests|limits)\.(cpu|memory)$/;

/** Containers that say nothing of what a quota counts: the API server refuses their pods. */
export function* unsaidIn(world: World, quota: Placed): Iterable<Objection> {
  const { namespace, object } = quota;
  const names = Object.keys(record(field(object.spec, 'hard'))).map(counted);
  const wanted = names.filter((name) => MUST_SAY.test(name));
  const defaults = defaultsIn(world, namespace);
  for (const { placed } of workloadsIn(world, namespace)) {
    // amounts of the whole pod speak for its containers
    if (placed.pod.spec.resources !== undefined) continue;
    for (const { container, at } of placed.pod.containers) {
      const said = ofContainer(container, defaults);
      for (const name of wanted) {
        if (name in said) continue;
        const fix = 'write it, or take it out of the quota';
        const expected = `an amount, which ${nameIn(quota)} counts`;
        yield {
          to: placed,
          field: `${at}.resources.${name}`,
          expected,
          got: undefined,
          fix,
          severity: 'error',
        };
      }
    }
  }
}
