import type { NameOr } from '../kernel';
import type { SecureIngressPlan } from './secure-ingress-plan';

/** The Secrets that an ingress refers to; what cert-manager makes is not among them. */
export const secretsOf = ({ tls, auth }: SecureIngressPlan): readonly NameOr<'Secret'>[] => [
  ...(tls !== undefined && 'secret' in tls ? [tls.secret] : []),
  ...(auth !== undefined && 'basic' in auth ? [auth.basic] : []),
  ...(auth !== undefined && 'oidc' in auth ? [auth.oidc.secret] : []),
];
