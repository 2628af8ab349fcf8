import type { HTTPIngressPath, Ingress } from 'kubernetes-types/networking/v1';
import type { Emitted } from '../../kernel';
import type { Route } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { albAnnotations, targetAnnotations } from './alb-annotations';
import { checkAlb } from './alb-check';
import type { AddressOf, Controller, FactsOf } from './controller';

/** AWS Load Balancer Controller: one Ingress, the rest in annotations. */
export const alb = (facts: FactsOf['alb']): Controller => ({
  check: (plan, path) => checkAlb(plan, facts, path),
  objects: (plan, addressOf) => ({ ingress: ingressSpec(plan, facts, addressOf) }),
  serviceAnnotations: targetAnnotations,
});

const ingressSpec = (
  plan: SecureIngressPlan,
  facts: FactsOf['alb'],
  addressOf: AddressOf,
): Emitted<Ingress> => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: {
    name: plan.name,
    labels: plan.labels,
    annotations: { ...albAnnotations(plan, facts), ...plan.annotations },
  },
  spec: {
    ingressClassName: 'alb',
    rules: plan.hosts.map((host) => ({
      host,
      http: { paths: plan.routes.map((route) => pathSpec(route, addressOf)) },
    })),
    // where the platform names no certificate, the controller looks for one that covers these hosts
    tls: [{ hosts: [...plan.hosts] }],
  },
});

const pathSpec = ({ path, backend }: Route, addressOf: AddressOf): HTTPIngressPath => ({
  path,
  pathType: 'Prefix',
  backend: { service: { name: addressOf(backend.service).name, port: { name: backend.port.name } } },
});
