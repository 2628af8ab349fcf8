import { Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { secretsIn } from '../secret-values';
import type { World } from '../world';

/** dist is committed, and a cluster shows specifications to many more than may read its Secrets. */
export const secretValues: Check = {
  id: 'C17',
  title: 'no value in any object looks like a secret',
  severity: 'error',
  why: 'dist is committed, and whoever may read objects may read the value',
  fix: 'name the key of a Secret instead',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      for (const { field, fix } of secretsIn(to.object)) {
        yield { to, field, expected: 'no secret value', got: new Words('what looks like a secret'), fix };
      }
    }
  },
};
