import type { SecureIngressPlan } from '../secure-ingress-plan';

/** The Secret that cert-manager puts the certificate of an ingress into. */
export const issuedName = ({ name }: SecureIngressPlan): string => `${name}-tls`;

/** https://cert-manager.io/docs/usage/ingress/#supported-annotations */
export function certificateAnnotations({ tls }: SecureIngressPlan): Readonly<Record<string, string>> {
  if (tls === undefined || !('issuer' in tls)) return {};
  const { issuer, kind = 'ClusterIssuer' } = tls;
  return { [kind === 'Issuer' ? 'cert-manager.io/issuer' : 'cert-manager.io/cluster-issuer']: issuer };
}
