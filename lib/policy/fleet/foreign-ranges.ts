import { liesIn } from '../../kernel';
import { type Suspicion, unlessShared, type Whose } from './whose';

/** Addresses of another environment's endpoints, and of none of this one's. */
export function rangeSuspicion(range: string, { environment, estates }: Whose): Suspicion | undefined {
  const own = estates.all.get(environment.name)?.ranges ?? new Set();
  // what the platform itself lets pods reach
  if (own.has(range) || [...own].some((outer) => liesIn(range, outer))) return undefined;
  const owner = [...estates.all.values()].find(({ ranges }) =>
    [...ranges].some((outer) => liesIn(range, outer)),
  );
  return unlessShared(owner?.name);
}
