import type { HTTPIngressPath } from 'kubernetes-types/networking/v1';
import { withoutSlash } from '../path-rules';
import type { Route } from '../routes-plan';
import type { AddressOf } from './controller';
import { pathSpec } from './ingress-object';

/** https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#strict-validate-path-type */
export const STRICT_PATH = /^\/[\w./-]*$/;

/** A path that is replaced is a regular expression, whose second group is all that comes after it. */
export function nginxPath(route: Route, addressOf: AddressOf): HTTPIngressPath {
  const path = pathSpec(route, addressOf);
  if (route.rewrite === undefined) return path;
  return { ...path, path: expression(route), pathType: 'ImplementationSpecific' };
}

function expression({ path, exact }: Route): string {
  const prefix = withoutSlash(path);
  if (prefix === '/') return exact ? '/()()$' : '/()(.*)';
  return exact ? `${prefix}()()$` : `${prefix}(/|$)(.*)`;
}

/** https://kubernetes.github.io/ingress-nginx/examples/rewrite/ */
export const rewriteTarget = (rewrite: string): string =>
  withoutSlash(rewrite) === '/' ? '/$2' : `${withoutSlash(rewrite)}/$2`;
