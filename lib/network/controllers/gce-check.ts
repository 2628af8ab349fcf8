import { checkName, type Path, Words } from '../../kernel';
import { backendsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { issuedName } from './cert-manager';
import type { FactsOf } from './controller';
import { configName, patientName, patientRoutes } from './gce-backends';
import { isInternal, tlsOf } from './gce-front';
import { checkReadiness } from './readiness';
import { checkDrains, checkTimeouts } from './times';

/** https://cloud.google.com/compute/docs/reference/rest/v1/backendServices */
const BACKEND = { from: 1, to: 2_147_483_647, what: "Google's load balancer takes as its timeout" };
const DRAIN = { from: 0, to: 3600, what: "Google's load balancer takes as its draining timeout" };

export function checkGce(plan: SecureIngressPlan, facts: FactsOf['gce'], path: Path): void {
  checkTimeouts(plan, BACKEND, path);
  checkDrains(plan, DRAIN, path);
  for (const backend of backendsOf(plan.routes)) {
    checkReadiness(backend, "Google's load balancer", path.at('service'));
    if (backend.ours) continue;
    const got = new Words(`'${backend.service.serviceName}', which was made elsewhere`);
    const fix = 'leave serviceName out, or make it with ClusterService: it has to name its BackendConfig';
    path.at('service').at('serviceName').refuse('a Service that this chart makes', got, fix);
  }
  checkNames(plan, path);
  checkPlain(plan, facts, path.at('plainHttp'));
  checkCertificate(plan, facts, path.at('tls'));
}

/** Two paths that differ in their signs only would share a Service, as would one called like a part. */
function checkNames(plan: SecureIngressPlan, path: Path): void {
  const parts = [...backendsOf(plan.routes)].map(({ service }) => configName(service));
  const taken = new Map<string, string>(parts.map((name) => [name, name]));
  for (const route of patientRoutes(plan)) {
    const name = patientName(route);
    checkName(name, path.at('name'));
    const other = taken.get(name);
    if (other !== undefined) {
      const fix = `call it otherwise than '${other}', or give it no timeout of its own`;
      route.place.refuse(`a path that makes another Service than '${name}'`, route.path, fix);
    }
    taken.set(name, route.path);
  }
  if (plan.tls !== undefined && 'issuer' in plan.tls) checkName(issuedName(plan), path.at('name'));
}

function checkPlain({ plainHttp }: SecureIngressPlan, facts: FactsOf['gce'], path: Path): void {
  if (plainHttp !== 'redirect' || !isInternal(facts)) return;
  path.refuse("'closed' behind gce-internal, which cannot redirect", plainHttp, 'leave it out');
}

/** https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs#limitations */
const LONGEST_DOMAIN = 63;

function checkCertificate(plan: SecureIngressPlan, facts: FactsOf['gce'], path: Path): void {
  const tls = tlsOf(plan, facts);
  if (tls === undefined) {
    const fix = 'name a secret or an issuer here, or tls on the platform';
    path.refuse('a certificate behind gce-internal, for which Google manages none', tls, fix);
  }
  if (tls === undefined || !('managed' in tls)) return;
  if (isInternal(facts)) {
    path.refuse(
      'no managed certificate behind gce-internal',
      new Words('managed'),
      'name a secret or an issuer',
    );
  }
  for (const host of plan.hosts) {
    if (!host.startsWith('*') && host.length <= LONGEST_DOMAIN) continue;
    const expected = `hosts without a wildcard, ${LONGEST_DOMAIN} characters at most, for a managed certificate`;
    path.refuse(expected, host, 'name a secret or an issuer, or other hosts');
  }
}
