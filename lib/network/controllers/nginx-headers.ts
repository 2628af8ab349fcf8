import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { FactsOf, Objects } from './controller';
import { keepsCrawlersOut, NOINDEX } from './crawlers';

/**
 * Snippets are off by default since 1.9, so that a header on answers comes from a ConfigMap in the namespace of
 * the Ingress, and only if the controller allows its name.
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-headers
 */
export const canSetHeader = ({ responseHeaders = [] }: FactsOf['nginx']): boolean =>
  responseHeaders.includes(NOINDEX.name);

export const canKeepCrawlersOut = (plan: SecureIngressPlan, facts: FactsOf['nginx']): boolean =>
  keepsCrawlersOut(plan) && canSetHeader(facts);

export const headersName = ({ name }: SecureIngressPlan): string => `${name}-headers`;

/** The ConfigMap of headers; nothing where there is none to set. */
export function crawlerHeaders(plan: SecureIngressPlan, facts: FactsOf['nginx']): Objects {
  if (!canKeepCrawlersOut(plan, facts)) return {};
  const headers = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: headersName(plan), labels: plan.labels },
    data: { [NOINDEX.name]: NOINDEX.value },
  };
  return { headers };
}
