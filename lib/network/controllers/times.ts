import { isWithin, type Path } from '../../kernel';
import { backendsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';

/** A number of seconds, from and to which a load balancer takes, and as what. */
interface Times {
  readonly from: number;
  readonly to: number;
  readonly what: string;
  /** What a path may say for no limit at all. */
  readonly endless?: number;
}

/** Refuses requests and connections of a length that a load balancer cannot be told. */
export function checkTimeouts({ routes }: SecureIngressPlan, times: Times, path: Path): void {
  for (const { service } of backendsOf(routes)) {
    const place = path.at('service').at('drain').at('longestRequest');
    check(service.drain.longestRequest, times, `change longestRequest of '${service.name}'`, place);
  }
  for (const { timeout, place } of routes) {
    if (timeout !== undefined && timeout !== times.endless)
      check(timeout, times, 'change the timeout of this path', place.at('timeout'));
  }
}

/** Refuses a drain of a length that a load balancer cannot be told. */
export function checkDrains({ routes }: SecureIngressPlan, times: Times, path: Path): void {
  for (const { service } of backendsOf(routes)) {
    const place = path.at('service').at('drain').at('deregistrationDelay');
    check(service.drain.deregistrationDelay, times, `change deregistrationDelay of '${service.name}'`, place);
  }
}

function check(value: number, { from, to, what }: Times, fix: string, path: Path): void {
  if (isWithin(value, { from, to })) return;
  path.refuse(`whole seconds from ${from} to ${to}, what ${what}`, value, fix);
}
