import type { Path } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';

/** Refuses a second default backend behind the same load balancer, which asks one. */
export function checkOneDefault(
  { defaultBackend }: SecureIngressPlan,
  others: readonly SecureIngressPlan[],
  path: Path,
): void {
  const other = others.find((beside) => beside.defaultBackend);
  if (!defaultBackend || other === undefined) return;
  const expected = `one default backend behind a load balancer, which '${other.name}' is`;
  path.at('defaultBackend').refuse(expected, defaultBackend, 'leave it out in one of the two');
}
