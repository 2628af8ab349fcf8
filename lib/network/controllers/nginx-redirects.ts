import type { IngressRule } from 'kubernetes-types/networking/v1';
import type { RedirectPlan } from '../redirects-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { AddressOf } from './controller';
import { serviceBackend } from './ingress-object';
import { onNginx } from './nginx-names';

interface NginxRedirect {
  /** What its Ingress is called after the name of the whole. */
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly rules: readonly IngressRule[];
}

/** One Ingress each, for where it leads is an annotation. A URL there holds no variables, so it names a host. */
export const nginxRedirects = (plan: SecureIngressPlan, addressOf: AddressOf): readonly NginxRedirect[] =>
  hostedRedirects(plan).map(({ redirect, from, to }, index) => ({
    name: nameOf(index),
    ...redirectOf(plan, redirect, from, to, addressOf),
  }));

/** Names that no other Ingress of the plan can have. */
export const redirectNames = (plan: Redirecting): readonly string[] =>
  hostedRedirects(plan).map((_, index) => nameOf(index));

const nameOf = (index: number): string => `redirect-${index + 1}`;

type Redirecting = Pick<SecureIngressPlan, 'redirects' | 'hosts'>;

/** Hosts and the one that they are led to, which each of several stays itself. */
const hostedRedirects = ({ redirects, hosts }: Redirecting) =>
  redirects.flatMap((redirect) => {
    const { host, toHost } = redirect;
    return toHost === undefined
      ? hosts.map((own) => ({ redirect, from: [own], to: own }))
      : [{ redirect, from: host === undefined ? hosts : [host], to: toHost }];
  });

const redirectOf = (
  { service }: SecureIngressPlan,
  { path, toPath = '/', status }: RedirectPlan,
  from: readonly string[],
  to: string,
  addressOf: AddressOf,
): Omit<NginxRedirect, 'name'> => {
  const kind = status === 301 ? 'permanent-redirect' : 'temporal-redirect';
  const rule = { path, pathType: 'Prefix', backend: serviceBackend(addressOf(service)) };
  return {
    annotations: onNginx({ 'ssl-redirect': 'true', [kind]: `https://${to}${toPath}` }),
    rules: from.map((host) => ({ host, http: { paths: [rule] } })),
  };
};
