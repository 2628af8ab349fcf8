import { nameOf } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { type Annotations, onAlb } from './alb-names';

/**
 * The ALB signs people in before it leads them to a pod; its health checks do not come this way.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export function albAuth({ auth }: SecureIngressPlan): Annotations {
  if (auth === undefined || !('oidc' in auth)) return {};
  const { issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint, secret } = auth.oidc;
  const provider = {
    ...{ issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint },
    secretName: nameOf(secret),
  };
  return onAlb({ 'auth-type': 'oidc', 'auth-idp-oidc': JSON.stringify(provider) });
}
