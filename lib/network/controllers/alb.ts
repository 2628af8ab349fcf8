import type { Ingress } from 'kubernetes-types/networking/v1';
import type { Emitted } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { albAnnotations, RESERVED, targetAnnotations } from './alb-annotations';
import { checkAlb } from './alb-check';
import { albRedirects } from './alb-redirects';
import { albRules } from './alb-rules';
import type { AddressOf, Controller, FactsOf } from './controller';
import { defaultBackendOf, ingressObject, rulesFor, rulesOf, tlsHostsOf } from './ingress-object';

/** AWS Load Balancer Controller: one Ingress, the rest in annotations. */
export const alb = (facts: FactsOf['alb']): Controller => ({
  sources: facts.sources,
  reserved: RESERVED,
  check: (plan, path) => checkAlb(plan, facts, path),
  objects: (plan, addressOf) => ({ ingress: ingressSpec(plan, facts, addressOf) }),
  serviceObjects: () => ({}),
  serviceAnnotations: targetAnnotations,
});

function ingressSpec(plan: SecureIngressPlan, facts: FactsOf['alb'], addressOf: AddressOf): Emitted<Ingress> {
  const redirects = albRedirects(plan);
  const routes = albRules(plan, addressOf);
  const own = { ...albAnnotations(plan, facts), ...redirects.annotations, ...routes.annotations };
  return ingressObject(plan, plan.name, own, {
    ingressClassName: facts.className ?? 'alb',
    ...defaultBackendOf(plan, addressOf),
    ...rulesOf([...redirects.ofHosts, ...rulesFor(plan, [...redirects.ofPaths, ...routes.paths])]),
    // where the platform names no certificate, the controller looks for one that covers these hosts
    tls: [{ hosts: tlsHostsOf(plan) }],
  });
}
