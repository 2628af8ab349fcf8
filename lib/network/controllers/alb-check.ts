import { isEverybody, type Path, Words } from '../../kernel';
import { type Backend, backendsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { albAnnotations, targetAnnotations } from './alb-annotations';
import type { FactsOf } from './controller';

const IN_RAILS = "config.action_dispatch.default_headers['X-Robots-Tag'] = 'noindex' in Rails";

export function checkAlb(plan: SecureIngressPlan, facts: FactsOf['alb'], path: Path): void {
  for (const backend of backendsOf(plan.routes)) {
    checkTimes(backend, path.at('service'));
    checkReadiness(backend, path.at('service'));
    checkTarget(plan, backend, path.at('paths'));
  }
  checkCrawlers(plan, facts, path.at('noindex'));
  checkAnnotations(plan, facts, path.at('annotations'));
}

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 */
const RANGES = {
  longestRequest: { from: 1, to: 4000, what: 'idle timeout' },
  deregistrationDelay: { from: 0, to: 3600, what: 'deregistration delay' },
} as const;

function checkTimes({ service }: Backend, path: Path): void {
  for (const name of ['longestRequest', 'deregistrationDelay'] as const) {
    const { from, to, what } = RANGES[name];
    const value = service.drain[name];
    if (Number.isInteger(value) && value >= from && value <= to) continue;
    const expected = `whole seconds from ${from} to ${to}, what an ALB takes as its ${what}`;
    path.at('drain').at(name).refuse(expected, value, `change ${name} of '${service.name}'`);
  }
}

/** Without a path it asks for '/', and takes what answers otherwise for a pod that is not well. */
function checkReadiness({ service }: Backend, path: Path): void {
  if (service.readinessPath !== undefined) return;
  const fix = `give '${service.name}' probes with a path, or acknowledge that '/' answers 200`;
  path.at('probes').warn('N2', 'a readiness path, for an ALB asks pods over HTTP', undefined, fix);
}

/** Only a Service that is made here can be annotated with what its pods need. */
function checkTarget(plan: SecureIngressPlan, { service }: Backend, path: Path): void {
  if (service.serviceName === undefined || Object.keys(targetAnnotations(plan, service)).length === 0) return;
  path.refuse(
    `the readiness path and deregistration delay of '${plan.service.name}' behind the same ALB`,
    new Words(`others of '${service.name}'`),
    'make them the same, or give it a SecureIngress of its own',
  );
}

/**
 * The response headers that an ALB can set do not include X-Robots-Tag.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
 */
function checkCrawlers(
  { noindex, environment, allowedFrom }: SecureIngressPlan,
  { scheme }: FactsOf['alb'],
  path: Path,
): void {
  if (noindex === true) {
    const fix = `set ${IN_RAILS}, or use the controller 'gateway', which can`;
    path.refuse('no noindex behind an ALB, which cannot set X-Robots-Tag', noindex, fix);
  }
  const open = scheme !== 'internal' && isEverybody(allowedFrom);
  if (noindex === undefined && !environment.production && open) {
    const fix = `restrict allowedFrom, or set ${IN_RAILS} and acknowledge N1; 'gateway' would set it itself`;
    path.warn('N1', `crawlers kept out of '${environment.name}', which an ALB cannot do`, noindex, fix);
  }
}

function checkAnnotations(plan: SecureIngressPlan, facts: FactsOf['alb'], path: Path): void {
  const ours = albAnnotations({ ...plan, allowedFrom: plan.allowedFrom ?? [] }, facts);
  for (const [key, value] of Object.entries(plan.annotations)) {
    if (!Object.hasOwn(ours, key)) continue;
    const fix = 'use the prop that it comes from, or ingress.addJsonPatch on this part';
    path.refuse(`no annotation that the library writes itself, such as ${key}`, value, fix);
  }
}
