import type { HTTPIngressPath, Ingress, IngressBackend, IngressRule } from 'kubernetes-types/networking/v1';
import type { Emitted } from '../../kernel';
import type { Route } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { AddressOf, ServiceAddress } from './controller';

type Annotations = Readonly<Record<string, string>>;

/** One Ingress of a plan: what the controllers that read Ingress write alike. */
export const ingressObject = (
  { labels, annotations }: SecureIngressPlan,
  name: string,
  own: Annotations,
  spec: NonNullable<Ingress['spec']>,
): Emitted<Ingress> => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name, labels, annotations: { ...own, ...annotations } },
  spec,
});

/** A path that the Service of its backend answers. */
export const pathSpec = ({ path, exact, backend }: Route, addressOf: AddressOf): HTTPIngressPath => ({
  path,
  pathType: exact ? 'Exact' : 'Prefix',
  backend: serviceBackend(addressOf(backend.service)),
});

/** The port by its name, so that the Service can move to another number without the Ingress. */
export const serviceBackend = ({ name, port, portName }: ServiceAddress): IngressBackend => ({
  service: { name, port: portName === undefined ? { number: port } : { name: portName } },
});

/** The same paths for every host; one rule without a host where all of them are meant, none without paths. */
export function rulesFor(plan: SecureIngressPlan, paths: readonly HTTPIngressPath[]): readonly IngressRule[] {
  if (paths.length === 0) return [];
  const hosts = plan.defaultBackend ? [undefined] : plan.hosts;
  return hosts.map((host) => ({ ...(host !== undefined && { host }), http: { paths: [...paths] } }));
}

/** What the default backend answers needs no rule. */
export const isDefault = ({ defaultBackend, service }: SecureIngressPlan, route: Route): boolean =>
  defaultBackend &&
  route.path === '/' &&
  route.backend.service === service &&
  !route.exact &&
  route.when === undefined;

/** The default backend, by the number of its port; nothing for an ingress of certain hosts. */
export function defaultBackendOf(
  { defaultBackend, service }: SecureIngressPlan,
  addressOf: AddressOf,
): Pick<NonNullable<Ingress['spec']>, 'defaultBackend'> {
  const { name, port } = addressOf(service);
  return defaultBackend ? { defaultBackend: { service: { name, port: { number: port } } } } : {};
}

/** Rules only where there are some: an empty list says nothing. */
export const rulesOf = (rules: readonly IngressRule[]): { rules?: IngressRule[] } =>
  rules.length === 0 ? {} : { rules: [...rules] };

/** The hosts that a certificate has to cover: what is redirected is asked over TLS too. */
export const tlsHostsOf = ({ hosts, redirects }: SecureIngressPlan): string[] => [
  ...new Set([...hosts, ...redirects.flatMap(({ host }) => host ?? [])]),
];
