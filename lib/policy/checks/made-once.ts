import { secretsMadeBy, Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import type { Placed, World } from '../world';

/** Two controllers would write one Secret in turn, or one of them none, and pods read whichever was last. */
export const secretsMadeOnce: Check = {
  id: 'C23',
  title: 'every Secret of a namespace is made by one object',
  severity: 'error',
  why: 'two controllers write one Secret in turn, and pods read whichever was last',
  fix: 'let one of them have a Secret of its own',
  *run({ objects }: World): Iterable<Objection> {
    const first = new Map<string, Placed>();
    for (const placed of objects) {
      for (const name of secretsMadeBy(placed.object)) {
        const key = `${placed.namespace}/${name}`;
        const other = first.get(key);
        if (other === undefined) first.set(key, placed);
        // a second object of the same kind and name is C1's
        else if (nameIn(other) !== nameIn(placed)) yield objection(placed, name, other);
      }
    }
  },
};

const objection = (to: Placed, name: string, other: Placed): Objection => ({
  to,
  field: 'metadata.name',
  expected: `one object that makes Secret ${name} in namespace ${to.namespace}`,
  got: new Words(`a second one beside ${nameIn(other)} of service ${other.from.service}`),
  fix: `let one of them have a Secret of its own: secrets: { ${to.from.service}: {} } for the chart, and secret: [{ from: '${to.from.service}', keys: […] }]`,
  with: [other],
});
