import type { NetworkPolicy } from 'kubernetes-types/networking/v1';
import { type Emitted, type Environment, NAME } from '../kernel';
import { planEgress } from './egress-plan';
import type { NetworkPlan } from './network-plan';
import {
  type AllowRule,
  allowRule,
  defaultDeny,
  egressPolicy,
  ingressPolicy,
  podsBeside,
  podsOf,
  tcp,
} from './network-policy-spec';

type Policy = Emitted<NetworkPolicy>;

const podsOfService = (service: string) => ({ [NAME]: service });

/** In a namespace of its own every pod is meant, in a shared one only those of the service. */
export const denyPolicy = (service: string, wholeNamespace: boolean): Policy =>
  wholeNamespace
    ? defaultDeny({ service, name: 'default-deny' }, {})
    : defaultDeny({ service, name: `${service}-default-deny` }, podsOfService(service));

/** Where the platform lets the pods of a service go. */
export const platformEgress = (service: string, { egress }: Environment): Policy =>
  egressPolicy({ service, name: `${service}-egress` }, podsOfService(service), planEgress(egress));

/** Lets the monitoring system scrape; none where nothing is to be scraped, or nobody scrapes. */
export function metricsPolicy(
  service: string,
  { metrics }: NetworkPlan,
  { monitoring }: Environment,
): Policy | undefined {
  if (monitoring === undefined) return undefined;
  return unlessEmpty(allowRule([podsOf(monitoring.namespace)], metrics.map(tcp)), (rules) =>
    ingressPolicy({ service, name: `${service}-metrics` }, podsOfService(service), rules),
  );
}

/** The service's own pods, on these ports. */
const eachOther = (service: string, ports: readonly number[]): readonly AllowRule[] =>
  allowRule([podsBeside(podsOfService(service))], ports.map(tcp));

/** What the chart itself opens inwards; none where it opens nothing. */
export const allowFromPolicy = (service: string, { allowFrom, within }: NetworkPlan): Policy | undefined =>
  unlessEmpty([...allowFrom, ...eachOther(service, within)], (rules) =>
    ingressPolicy({ service, name: `${service}-allow-from` }, podsOfService(service), rules),
  );

/** What the chart itself opens outwards; none where it opens nothing. */
export const allowToPolicy = (service: string, { allowTo, within }: NetworkPlan): Policy | undefined =>
  unlessEmpty([...allowTo, ...eachOther(service, within)], (rules) =>
    egressPolicy({ service, name: `${service}-allow-to` }, podsOfService(service), rules),
  );

const unlessEmpty = (rules: readonly AllowRule[], policy: (rules: readonly AllowRule[]) => Policy) =>
  rules.length === 0 ? undefined : policy(rules);
