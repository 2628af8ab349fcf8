import type { IngressRule } from 'kubernetes-types/networking/v1';
import type { RedirectPlan } from '../redirects-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { AddressOf } from './controller';
import { serviceBackend } from './ingress-object';
import { onNginx } from './nginx-names';

interface NginxRedirect {
  readonly annotations: Readonly<Record<string, string>>;
  readonly rules: readonly IngressRule[];
}

/** One Ingress each, for where it leads is an annotation. A URL there holds no variables, so it names a host. */
export const nginxRedirects = (plan: SecureIngressPlan, addressOf: AddressOf): readonly NginxRedirect[] =>
  plan.redirects.flatMap((redirect) =>
    redirect.toHost === undefined
      ? plan.hosts.map((host) => redirectOf(plan, redirect, [host], host, addressOf))
      : [redirectOf(plan, redirect, sourcesOf(plan, redirect), redirect.toHost, addressOf)],
  );

const sourcesOf = ({ hosts }: SecureIngressPlan, { host }: RedirectPlan): readonly string[] =>
  host === undefined ? hosts : [host];

const redirectOf = (
  { service }: SecureIngressPlan,
  { path, toPath = '/', status }: RedirectPlan,
  from: readonly string[],
  to: string,
  addressOf: AddressOf,
): NginxRedirect => {
  const kind = status === 301 ? 'permanent-redirect' : 'temporal-redirect';
  const rule = { path, pathType: 'Prefix', backend: serviceBackend(addressOf(service)) };
  return {
    annotations: onNginx({ 'ssl-redirect': 'true', [kind]: `https://${to}${toPath}` }),
    rules: from.map((host) => ({ host, http: { paths: [rule] } })),
  };
};
