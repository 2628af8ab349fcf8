import { type Json, list, record, text } from '../../../kernel';
import type { Objection } from '../../check';
import { type Change, type ChangeCheck, ofKinds } from '../change';
import { ANEW, cannotChange } from '../frozen';

const FIX = `keep it; or add a Service by another name and lead requests there; or cut them off for a moment: ${ANEW}`;

/** https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export const services: ChangeCheck = {
  id: 'I4',
  title: 'a Service keeps its address',
  severity: 'error',
  why: 'the API server refuses the change, and with it the sync',
  fix: FIX,
  run: ofKinds(['Service'], ofService),
};

function* ofService(change: Change): Iterable<Objection> {
  const was = record(change.before.spec);
  const is = record(change.after.object.spec);
  // a name elsewhere has no address that it would have to keep
  if ([was, is].some(({ type }) => type === 'ExternalName')) return;
  yield* ofAddress(change, addressOf(was), addressOf(is));
  if (
    was.type === 'LoadBalancer' &&
    is.type === 'LoadBalancer' &&
    was.loadBalancerClass !== is.loadBalancerClass
  )
    yield cannotChange(change, 'spec.loadBalancerClass', was.loadBalancerClass, is.loadBalancerClass, FIX);
  const [first, second] = [was, is].map(({ ipFamilies }) => text(list(ipFamilies)[0]));
  const isHeadless = [was, is].some((spec) => addressOf(spec) === 'None');
  if (first !== undefined && second !== undefined && first !== second && !isHeadless)
    yield cannotChange(change, 'spec.ipFamilies', first, second, FIX);
}

const addressOf = ({ clusterIP, clusterIPs }: Json): string | undefined =>
  text(clusterIP) || text(list(clusterIPs)[0]) || undefined;

/** One that nobody names was given by the cluster: nobody knows here whether it is the one that is named now. */
function* ofAddress(change: Change, was: string | undefined, is: string | undefined): Iterable<Objection> {
  const given = was === undefined && is !== undefined && is !== 'None';
  if (was === is || given) return;
  if (is !== undefined) yield cannotChange(change, 'spec.clusterIP', was ?? 'an address', is, FIX);
  // what is left out is taken over, and nothing is said of it
  else if (was === 'None')
    yield { ...cannotChange(change, 'spec.clusterIP', was, is, FIX), severity: 'warning' };
}
