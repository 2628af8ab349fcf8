import { FrontendConfig, ManagedCertificate } from '../../../imports/networking.gke.io';
import type { TlsSource } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { FactsOf, Objects } from './controller';

type Facts = FactsOf['gce'];

export const isInternal = ({ className }: Facts): boolean => className === 'gce-internal';

/** Without a certificate the load balancer would speak plain HTTP only. */
export const tlsOf = ({ tls }: SecureIngressPlan, facts: Facts): TlsSource | undefined =>
  tls ?? (isInternal(facts) ? undefined : { managed: true });

const isManaged = (plan: SecureIngressPlan, facts: Facts): boolean => {
  const tls = tlsOf(plan, facts);
  return tls !== undefined && 'managed' in tls;
};

/** An internal load balancer cannot redirect, so that it is closed to plain HTTP. */
const isClosed = ({ plainHttp }: SecureIngressPlan, facts: Facts): boolean =>
  plainHttp === 'closed' || isInternal(facts);

const hasFrontend = (plan: SecureIngressPlan, facts: Facts): boolean =>
  !isClosed(plan, facts) || facts.sslPolicy !== undefined;

export const frontAnnotations = (
  plan: SecureIngressPlan,
  facts: Facts,
): Readonly<Record<string, string>> => ({
  'kubernetes.io/ingress.class': facts.className ?? 'gce',
  ...(isClosed(plan, facts) && { 'kubernetes.io/ingress.allow-http': 'false' }),
  ...address(facts),
  ...(hasFrontend(plan, facts) && { 'networking.gke.io/v1beta1.FrontendConfig': plan.name }),
  ...(isManaged(plan, facts) && { 'networking.gke.io/managed-certificates': plan.name }),
});

const address = (facts: Facts): Readonly<Record<string, string>> => {
  if (facts.staticIp === undefined) return {};
  const scope = isInternal(facts) ? 'regional' : 'global';
  return { [`kubernetes.io/ingress.${scope}-static-ip-name`]: facts.staticIp };
};

/** What stands in front beside the Ingress: how TLS is spoken, and the certificate that Google gets. */
export const frontObjects = (plan: SecureIngressPlan, facts: Facts): Objects => ({
  ...(hasFrontend(plan, facts) && { 'frontend-config': frontendConfig(plan, facts) }),
  ...(isManaged(plan, facts) && { certificate: certificate(plan) }),
});

const frontendConfig = (plan: SecureIngressPlan, facts: Facts) =>
  FrontendConfig.manifest({
    metadata: { name: plan.name, labels: plan.labels },
    spec: {
      ...(facts.sslPolicy !== undefined && { sslPolicy: facts.sslPolicy }),
      ...(!isClosed(plan, facts) && {
        redirectToHttps: { enabled: true, responseCodeName: 'MOVED_PERMANENTLY_DEFAULT' },
      }),
    },
  });

const certificate = ({ name, labels, hosts }: SecureIngressPlan) =>
  ManagedCertificate.manifest({ metadata: { name, labels }, spec: { domains: [...hosts] } });
