import type { Ingress, IngressTLS } from 'kubernetes-types/networking/v1';
import { type Emitted, nameOf } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { certificateAnnotations, issuedName } from './cert-manager';
import type { AddressOf, Controller, FactsOf, Objects } from './controller';
import { defaultBackendOf, ingressObject, isDefault, rulesFor, rulesOf, tlsHostsOf } from './ingress-object';
import { commonAnnotations, groupAnnotations, RESERVED } from './nginx-annotations';
import { checkNginx } from './nginx-check';
import { type NginxGroup, nginxGroups } from './nginx-groups';
import { crawlerHeaders } from './nginx-headers';
import { nginxPath } from './nginx-paths';
import { nginxRedirects } from './nginx-redirects';

/** ingress-nginx: an Ingress, and one more for each path that needs annotations of its own. */
export const nginx = (facts: FactsOf['nginx']): Controller => ({
  sources: facts.sources,
  reserved: RESERVED,
  check: (plan, path) => checkNginx(plan, facts, path),
  objects: (plan, addressOf) => ({
    ...crawlerHeaders(plan, facts),
    ...Object.fromEntries(
      nginxGroups(plan).map((group) => [
        group.suffix === undefined ? 'ingress' : `ingress-${group.suffix}`,
        groupIngress(plan, facts, group, addressOf),
      ]),
    ),
    ...redirectIngresses(plan, facts, addressOf),
  }),
  serviceObjects: () => ({}),
  serviceAnnotations: () => ({}),
});

type Facts = FactsOf['nginx'];

const classOf = ({ className = 'nginx' }: Facts) => ({ ingressClassName: className });

function groupIngress(
  plan: SecureIngressPlan,
  facts: Facts,
  group: NginxGroup,
  addressOf: AddressOf,
): Emitted<Ingress> {
  const isMain = group.suffix === undefined;
  const routes = group.routes.filter((route) => !isDefault(plan, route));
  const own = {
    ...commonAnnotations(plan, facts),
    ...groupAnnotations(group),
    // one Ingress alone may ask for the certificate that all of them use
    ...(isMain && certificateAnnotations(plan)),
  };
  return ingressObject(plan, isMain ? plan.name : `${plan.name}-${group.suffix}`, own, {
    ...classOf(facts),
    ...(isMain && defaultBackendOf(plan, addressOf)),
    ...rulesOf(
      rulesFor(
        plan,
        routes.map((route) => nginxPath(route, addressOf)),
      ),
    ),
    tls: tlsOf(plan),
  });
}

/** The API server asks for a backend, but nothing is ever led to it. */
const redirectIngresses = (plan: SecureIngressPlan, facts: Facts, addressOf: AddressOf): Objects =>
  Object.fromEntries(
    nginxRedirects(plan, addressOf).map(({ name, annotations, rules }) => [
      name,
      ingressObject(plan, `${plan.name}-${name}`, annotations, {
        ...classOf(facts),
        rules: [...rules],
        tls: tlsOf(plan),
      }),
    ]),
  );

/** Without a Secret the controller shows its own certificate. */
function tlsOf(plan: SecureIngressPlan): IngressTLS[] {
  const { tls } = plan;
  const hosts = tlsHostsOf(plan);
  if (tls !== undefined && 'secret' in tls) return [{ hosts, secretName: nameOf(tls.secret) }];
  return tls !== undefined && 'issuer' in tls ? [{ hosts, secretName: issuedName(plan) }] : [{ hosts }];
}
