import type { Reachable } from '../reachable';
import { secondsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { albAuth } from './alb-auth';
import { type Annotations, onAlb } from './alb-names';
import type { FactsOf } from './controller';

/** TLS 1.2 with forward secrecy, and 1.3; the controller's own default still speaks TLS 1.0. */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/**
 * The ALB can send neither Host nor X-Forwarded-Proto with a health check, so Rails answers 403 (host
 * authorization) or 301 (force_ssl) from a pod that is well. The kubelet's probes send both and stay strict.
 */
const SUCCESS_CODES = '200,301,403';

export const albAnnotations = (plan: SecureIngressPlan, facts: FactsOf['alb']): Annotations => ({
  ...onAlb({
    scheme: facts.scheme ?? 'internet-facing',
    // straight to the pods: a node in between would answer for pods that are gone
    'target-type': 'ip',
    ...listeners(plan),
    'ssl-policy': TLS_POLICY,
    ...certificate(plan),
    ...healthCheck(plan.service),
    'success-codes': SUCCESS_CODES,
    'load-balancer-attributes': `idle_timeout.timeout_seconds=${idleTimeout(plan)},${STRICT_HEADERS}`,
    'target-group-attributes': targetGroup(plan, plan.service),
    ...(plan.allowedFrom !== undefined && { 'inbound-cidrs': plan.allowedFrom.join(',') }),
    ...group(plan),
  }),
  ...albAuth(plan),
});

/** Whom it lets in is the prop's to say, for the check of crawlers believes it. */
export const RESERVED = Object.keys(onAlb({ 'inbound-cidrs': '' }));

/** A header name that HTTP does not allow may be read differently by ALB and Puma, so it is dropped. */
const STRICT_HEADERS = 'routing.http.drop_invalid_header_fields.enabled=true';

const listeners = ({ plainHttp }: SecureIngressPlan): Annotations =>
  plainHttp === 'closed'
    ? { 'listen-ports': '[{"HTTPS": 443}]' }
    : { 'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]', 'ssl-redirect': '443' };

const certificate = ({ tls }: SecureIngressPlan): Annotations =>
  tls !== undefined && 'arn' in tls ? { 'certificate-arn': tls.arn } : {};

const group = ({ group: shared }: SecureIngressPlan): Annotations =>
  shared === undefined
    ? {}
    : {
        'group.name': shared.name,
        ...(shared.order !== undefined && { 'group.order': `${shared.order}` }),
      };

/** The load balancer has one idle timeout for all that it leads to. */
export const idleTimeout = ({ group: shared, service, routes }: SecureIngressPlan): number =>
  shared?.idleTimeout ?? Math.max(service.drain.longestRequest, ...routes.map(secondsOf));

const healthCheck = ({ readinessPath }: Reachable): Annotations =>
  readinessPath === undefined ? {} : { 'healthcheck-path': readinessPath };

const targetGroup = ({ balancing }: SecureIngressPlan, { drain }: Reachable): string =>
  [
    `deregistration_delay.timeout_seconds=${drain.deregistrationDelay}`,
    ...(balancing === undefined ? [] : [`load_balancing.algorithm.type=${balancing}`]),
  ].join(',');

/** Annotations of a Service win over the Ingress's, which carries those of the main service. */
export function targetAnnotations(plan: SecureIngressPlan, service: Reachable): Annotations {
  const { service: main } = plan;
  const sameCheck = service.readinessPath === main.readinessPath;
  const sameDrain = service.drain.deregistrationDelay === main.drain.deregistrationDelay;
  return onAlb({
    // '/' is the controller's default
    ...(!sameCheck && { 'healthcheck-path': service.readinessPath ?? '/' }),
    ...(!sameDrain && { 'target-group-attributes': targetGroup(plan, service) }),
  });
}
