import type { IngressBackend } from 'kubernetes-types/networking/v1';
import { BackendConfig } from '../../../imports/cloud.google.com';
import type { Backend } from '../backend-plan';
import { pathName } from '../path-rules';
import type { Reachable } from '../reachable';
import { backendsOf, type Route, secondsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { serviceSpec } from '../service-spec';
import type { AddressOf, FactsOf, Objects } from './controller';
import { keepsCrawlersOut, NOINDEX } from './crawlers';
import { isInternal } from './gce-front';
import { serviceBackend } from './ingress-object';

type Facts = FactsOf['gce'];

/** Named after the Service that it is for. */
export const configName = ({ serviceName, name }: Reachable): string => serviceName ?? name;

/** Straight to the pods, and with what the BackendConfig says. */
const annotationsFor = (config: string) => ({
  'cloud.google.com/neg': '{"ingress":true}',
  'cloud.google.com/backend-config': JSON.stringify({ default: config }),
});

export const gceServiceAnnotations = (service: Reachable) => annotationsFor(configName(service));

/** A timeout is the Service's: that of all paths to a part of the service, else that of its requests. */
function secondsFor({ routes, service: main }: SecureIngressPlan, service: Reachable): number {
  const seconds = new Set(routes.filter(({ backend }) => backend.service === service).map(secondsOf));
  const [only = service.drain.longestRequest] = seconds;
  return service !== main && seconds.size === 1 ? only : service.drain.longestRequest;
}

/** A path that takes longer or less than its Service says leads to the same pods by a Service of its own. */
const isPatient = (plan: SecureIngressPlan, route: Route): boolean =>
  secondsOf(route) !== secondsFor(plan, route.backend.service);

export const patientName = ({ backend: { service }, path }: Route): string =>
  `${configName(service)}-${pathName(path)}`;

export function gceBackend(plan: SecureIngressPlan, route: Route, addressOf: AddressOf): IngressBackend {
  const address = addressOf(route.backend.service);
  return serviceBackend(isPatient(plan, route) ? { ...address, name: patientName(route) } : address);
}

export const patientRoutes = (plan: SecureIngressPlan): readonly Route[] =>
  plan.routes.filter((route) => isPatient(plan, route));

export function gceServiceObjects(plan: SecureIngressPlan, facts: Facts, addressOf: AddressOf): Objects {
  const configs = [...backendsOf(plan.routes)].map((backend) => {
    const { service } = backend;
    const config = backendConfig(plan, facts, backend, configName(service), secondsFor(plan, service));
    return [`backend-config-${configName(service)}`, config] as const;
  });
  const patient = patientRoutes(plan).flatMap((route) => {
    const name = patientName(route);
    return [
      [`patient-service-${name}`, patientService(plan, route, name, addressOf)],
      [`backend-config-${name}`, backendConfig(plan, facts, route.backend, name, secondsOf(route))],
    ] as const;
  });
  return Object.fromEntries([...configs, ...patient]);
}

function patientService(
  { labels }: SecureIngressPlan,
  { backend }: Route,
  name: string,
  addressOf: AddressOf,
) {
  const { port, portName = backend.port.name } = addressOf(backend.service);
  const { selector } = backend.service;
  const annotations = annotationsFor(name);
  return serviceSpec({ name, port, portName, targetPort: backend.port.name, selector, annotations }, labels);
}

const backendConfig = (
  plan: SecureIngressPlan,
  facts: Facts,
  { service, port }: Backend,
  name: string,
  timeoutSec: number,
) =>
  BackendConfig.manifest({
    metadata: { name, labels: plan.labels },
    spec: {
      timeoutSec,
      connectionDraining: { drainingTimeoutSec: service.drain.deregistrationDelay },
      ...(service.readinessPath !== undefined && {
        healthCheck: { type: 'HTTP', requestPath: service.readinessPath, port: port.number },
      }),
      // nobody from outside reads what an internal load balancer answers
      ...(keepsCrawlersOut(plan) &&
        !isInternal(facts) && { customResponseHeaders: { headers: [`${NOINDEX.name}: ${NOINDEX.value}`] } }),
      ...(facts.securityPolicy !== undefined && { securityPolicy: { name: facts.securityPolicy } }),
    },
  });
