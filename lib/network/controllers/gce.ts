import type { Ingress, IngressTLS } from 'kubernetes-types/networking/v1';
import { type Emitted, nameOf, type TlsSource } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { certificateAnnotations, issuedName } from './cert-manager';
import type { AddressOf, Controller, FactsOf } from './controller';
import { gceBackend, gceServiceAnnotations, gceServiceObjects } from './gce-backends';
import { checkGce } from './gce-check';
import { frontAnnotations, frontObjects, isInternal, tlsOf } from './gce-front';
import {
  defaultBackendOf,
  ingressObject,
  isDefault,
  pathSpec,
  rulesFor,
  rulesOf,
  tlsHostsOf,
} from './ingress-object';

/**
 * Google's front ends and its health checks.
 * https://cloud.google.com/load-balancing/docs/firewall-rules
 */
const GOOGLE = ['130.211.0.0/22', '35.191.0.0/16'];

/**
 * GKE Ingress: one Ingress, a FrontendConfig for what clients meet, a BackendConfig for each Service behind it.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 */
export const gce = (facts: FactsOf['gce']): Controller => ({
  sources: facts.sources ?? (isInternal(facts) ? [] : GOOGLE),
  reserved: [],
  check: (plan, path) => checkGce(plan, facts, path),
  objects: (plan, addressOf) => ({
    ingress: ingressSpec(plan, facts, addressOf),
    ...frontObjects(plan, facts),
  }),
  serviceObjects: (plan, addressOf) => gceServiceObjects(plan, facts, addressOf),
  serviceAnnotations: (_, service) => gceServiceAnnotations(service),
});

function ingressSpec(plan: SecureIngressPlan, facts: FactsOf['gce'], addressOf: AddressOf): Emitted<Ingress> {
  const paths = plan.routes
    .filter((route) => !isDefault(plan, route))
    .map((route) => ({ ...pathSpec(route, addressOf), backend: gceBackend(plan, route, addressOf) }));
  const own = { ...frontAnnotations(plan, facts), ...certificateAnnotations(plan) };
  // no ingressClassName: GKE looks at the annotation alone
  return ingressObject(plan, plan.name, own, {
    ...defaultBackendOf(plan, addressOf),
    ...rulesOf(rulesFor(plan, paths)),
    ...tlsSpec(plan, tlsOf(plan, facts)),
  });
}

/** A certificate that Google manages is named in an annotation instead. */
function tlsSpec(plan: SecureIngressPlan, tls: TlsSource | undefined): { tls?: IngressTLS[] } {
  const hosts = tlsHostsOf(plan);
  if (tls !== undefined && 'secret' in tls) return { tls: [{ hosts, secretName: nameOf(tls.secret) }] };
  return tls !== undefined && 'issuer' in tls ? { tls: [{ hosts, secretName: issuedName(plan) }] } : {};
}
