import type { Reachable } from '../reachable';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { FactsOf } from './controller';

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/ */
const PREFIX = 'alb.ingress.kubernetes.io/';

/** TLS 1.2 with forward secrecy, and 1.3; the controller's own default still speaks TLS 1.0. */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/**
 * The ALB can send neither Host nor X-Forwarded-Proto with a health check, so Rails answers 403 (host
 * authorization) or 301 (force_ssl) from a pod that is well. The kubelet's probes send both and stay strict.
 */
const SUCCESS_CODES = '200,301,403';

type Annotations = Readonly<Record<string, string>>;

const prefixed = (annotations: Annotations): Annotations =>
  Object.fromEntries(Object.entries(annotations).map(([key, value]) => [PREFIX + key, value]));

export const albAnnotations = (plan: SecureIngressPlan, facts: FactsOf['alb']): Annotations =>
  prefixed({
    scheme: facts.scheme ?? 'internet-facing',
    // straight to the pods: a node in between would answer for pods that are gone
    'target-type': 'ip',
    'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]',
    'ssl-redirect': '443',
    'ssl-policy': TLS_POLICY,
    ...(facts.certificateArn !== undefined && { 'certificate-arn': facts.certificateArn }),
    ...healthCheck(plan.service),
    'success-codes': SUCCESS_CODES,
    'load-balancer-attributes': `idle_timeout.timeout_seconds=${idleTimeout(plan)},${STRICT_HEADERS}`,
    'target-group-attributes': draining(plan.service),
    ...(plan.allowedFrom !== undefined && { 'inbound-cidrs': plan.allowedFrom.join(',') }),
  });

/** A header name that HTTP does not allow may be read differently by ALB and Puma, so it is dropped. */
const STRICT_HEADERS = 'routing.http.drop_invalid_header_fields.enabled=true';

/** The load balancer has one idle timeout for all that it leads to. */
const idleTimeout = ({ service, routes }: SecureIngressPlan): number =>
  Math.max(
    service.drain.longestRequest,
    ...routes.map(({ backend }) => backend.service.drain.longestRequest),
  );

const healthCheck = ({ readinessPath }: Reachable): Annotations =>
  readinessPath === undefined ? {} : { 'healthcheck-path': readinessPath };

const draining = ({ drain }: Reachable): string =>
  `deregistration_delay.timeout_seconds=${drain.deregistrationDelay}`;

/** Annotations of a Service win over the Ingress's, which carries those of the main service. */
export function targetAnnotations({ service: main }: SecureIngressPlan, service: Reachable): Annotations {
  const sameCheck = service.readinessPath === main.readinessPath;
  const sameDrain = service.drain.deregistrationDelay === main.drain.deregistrationDelay;
  return prefixed({
    // '/' is the controller's default
    ...(!sameCheck && { 'healthcheck-path': service.readinessPath ?? '/' }),
    ...(!sameDrain && { 'target-group-attributes': draining(service) }),
  });
}
