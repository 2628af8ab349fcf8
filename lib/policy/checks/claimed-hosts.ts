import { Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { type Claim, claimsOf, meet } from '../claims';
import type { Placed, World } from '../world';

interface Claimed {
  readonly claim: Claim;
  readonly by: Placed;
}

/**
 * Only one of the two is ever asked, and which one depends on the controller or on what was made first.
 * Hosts are the whole cluster's, whatever the namespace.
 * https://gateway-api.sigs.k8s.io/api-types/httproute/#matches
 */
export const claimedHosts: Check = {
  id: 'C19',
  title: 'no two Ingresses or HTTPRoutes claim the same host and path',
  severity: 'error',
  why: 'only one of the two is ever asked',
  fix: 'choose another host or path, or leave it to one of the two',
  *run({ objects }: World): Iterable<Objection> {
    const before = new Map<string, Claimed[]>();
    for (const by of objects) {
      for (const claim of claimsOf(by)) {
        const same = before.get(claim.key) ?? [];
        // a rule beside another of the same object, such as an ALB's redirect, was written knowingly
        const other = same.find((claimed) => claimed.by !== by && meet(claim, claimed.claim));
        if (other !== undefined) yield objection(by, claim, other.by);
        before.set(claim.key, [...same, { claim, by }]);
      }
    }
  },
};

const objection = (to: Placed, { host, path, at }: Claim, other: Placed): Objection => ({
  to,
  field: at,
  expected: 'a host and path that nothing else claims',
  got: new Words(`${host}${path}, which ${nameIn(other)} of service ${other.from.service} claims too`),
  fix: 'choose another host or path, or leave it to one of the two',
  with: [other],
});
