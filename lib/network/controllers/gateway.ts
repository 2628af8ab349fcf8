import type { ApiObjectProps } from 'cdk8s';
import {
  HttpRoute,
  type HttpRouteSpec,
  type HttpRouteSpecParentRefs,
} from '../../../imports/gateway.networking.k8s.io';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { AddressOf, Controller, FactsOf, Objects } from './controller';
import { checkGateway } from './gateway-check';
import { hostRedirects, pathRedirects, TO_TLS } from './gateway-redirects';
import { gatewayRules } from './gateway-rules';
import { tlsHostsOf } from './ingress-object';

/** Gateway API: a route on the platform's TLS listener, and one on its plain listener that redirects. */
export const gateway = ({ gateway: parent, sources }: FactsOf['gateway']): Controller => ({
  sources,
  reserved: [],
  check: checkGateway,
  objects: (plan, addressOf) => ({
    route: httpRoute(plan, plan.name, {
      parentRefs: [parentRef(parent, parent.httpsListener ?? 'https')],
      ...hostnames(plan, plan.hosts),
      rules: rules(plan, addressOf),
    }),
    ...plainRoute(plan, parent),
    ...movedHosts(plan, parent),
  }),
  serviceObjects: () => ({}),
  serviceAnnotations: () => ({}),
});

type Parent = FactsOf['gateway']['gateway'];

const rules = (plan: SecureIngressPlan, addressOf: AddressOf) => [
  ...pathRedirects(plan),
  ...gatewayRules(plan, addressOf),
];

/** A route without hosts answers whatever the listener does. */
const hostnames = ({ defaultBackend }: SecureIngressPlan, hosts: readonly string[]) =>
  defaultBackend ? {} : { hostnames: [...hosts] };

const plainName = ({ name }: SecureIngressPlan): string => `${name}-redirect`;

const plainRoute = (plan: SecureIngressPlan, parent: Parent): Objects =>
  plan.plainHttp === 'closed'
    ? {}
    : {
        redirect: httpRoute(plan, plainName(plan), {
          parentRefs: [parentRef(parent, parent.httpListener ?? 'http')],
          ...hostnames(plan, tlsHostsOf(plan)),
          rules: [TO_TLS],
        }),
      };

/** A route each, for its hosts are others. */
const movedHosts = (plan: SecureIngressPlan, parent: Parent): Objects =>
  Object.fromEntries(
    hostRedirects(plan).map(({ host, rule }, index) => [
      `redirect-${index + 1}`,
      httpRoute(plan, `${plainName(plan)}-${index + 1}`, {
        parentRefs: [parentRef(parent, parent.httpsListener ?? 'https')],
        hostnames: [host],
        rules: [rule],
      }),
    ]),
  );

const httpRoute = (
  { labels, annotations }: SecureIngressPlan,
  name: string,
  spec: HttpRouteSpec,
): ApiObjectProps =>
  HttpRoute.manifest({
    metadata: { name, labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec,
  });

/**
 * What the API server would fill in is written out here and in the rules: left out of a list of a custom
 * resource, it makes Argo CD compare the lists as different for good.
 * https://github.com/argoproj/argo-cd/issues/22151
 */
const parentRef = ({ name, namespace }: Parent, sectionName: string): HttpRouteSpecParentRefs => ({
  group: 'gateway.networking.k8s.io',
  kind: 'Gateway',
  name,
  namespace,
  sectionName,
});
