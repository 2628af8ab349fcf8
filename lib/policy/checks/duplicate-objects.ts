import { secretsMadeBy, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { Placed, World } from '../world';

/** The second of two objects silently overwrites the first, and Argo CD calls both out of sync for good. */
export const duplicateObjects: Check = {
  id: 'C1',
  title: 'every kind, namespace and name is rendered once',
  severity: 'error',
  why: 'the second of two objects overwrites the first in silence',
  fix: 'rename one of them, or leave it to one chart',
  *run({ objects }: World): Iterable<Objection> {
    const first = new Map<string, Placed>();
    for (const placed of objects) {
      const key = `${placed.kind}/${placed.namespace}/${placed.object.metadata.name}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, placed);
      else yield objection(placed, other);
    }
  },
};

const RENAME = 'rename one of them or leave it to one chart';

/** What the source of an environment makes is called as the chart calls the Secret. */
const ownSecret = ({ from }: Placed): string =>
  `let one of them have a Secret of its own: secrets: { ${from.service}: {} } for the chart, and secret: [{ from: '${from.service}', keys: […] }]`;

function objection(to: Placed, other: Placed): Objection {
  const { kind } = to.object;
  const place = to.namespace === '' ? 'the cluster' : `namespace ${to.namespace}`;
  const owner = other.from.service === to.from.service ? 'this service' : `service ${other.from.service}`;
  return {
    to,
    field: 'metadata.name',
    expected: `one ${kind} of this name in ${place}`,
    got: new Words(`a second one beside that of ${owner}`),
    fix: secretsMadeBy(to.object).length > 0 ? ownSecret(to) : RENAME,
    with: [other],
  };
}
