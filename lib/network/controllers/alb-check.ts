import { isEverybody, type Path, Words } from '../../kernel';
import type { Backend } from '../backend-plan';
import type { ConditionsPlan } from '../route-conditions';
import { backendsOf, type Route } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { targetAnnotations } from './alb-annotations';
import { checkGroup } from './alb-group';
import type { FactsOf } from './controller';
import { checkCrawlers } from './crawlers';
import { checkReadiness } from './readiness';
import { checkDrains, checkTimeouts } from './times';

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 */
const IDLE = { from: 1, to: 4000, what: 'an ALB takes as its idle timeout' };
const DELAY = { from: 0, to: 3600, what: 'an ALB takes as its deregistration delay' };

export function checkAlb(plan: SecureIngressPlan, facts: FactsOf['alb'], path: Path): void {
  checkTimeouts(plan, IDLE, path);
  checkDrains(plan, DELAY, path);
  for (const backend of backendsOf(plan.routes)) {
    checkReadiness(backend, 'an ALB', path.at('service'));
    checkTarget(plan, backend, path.at('paths'));
  }
  for (const route of plan.routes) checkConditions(plan, route);
  checkGroup(plan, path);
  checkRewrite(plan, path.at('rewrite'));
  const open = facts.scheme !== 'internal' && isEverybody(plan.allowedFrom);
  const instead = "use the controller 'gateway', which can";
  checkCrawlers(plan, { who: 'an ALB', instead, open }, path.at('noindex'));
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html */
function checkRewrite({ rewrite }: SecureIngressPlan, path: Path): void {
  if (rewrite === undefined || !rewrite.includes('$')) return;
  path.refuse("a path without '$', which an ALB reads as a part of the old one", rewrite, 'leave it out');
}

/** Only a Service that is made here can be annotated with what its pods need. */
function checkTarget(plan: SecureIngressPlan, { service, ours }: Backend, path: Path): void {
  if (ours || Object.keys(targetAnnotations(plan, service)).length === 0) return;
  path.refuse(
    `the readiness path and deregistration delay of '${plan.service.name}' behind the same ALB`,
    new Words(`others of '${service.name}'`),
    'make them the same, or give it a SecureIngress of its own',
  );
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_OF_A_RULE = 5;
const MOST_OF_A_CONDITION = 3;

/** Host and path count too, and a prefix counts twice: for itself and for what is below it. */
function checkConditions({ defaultBackend }: SecureIngressPlan, { path, exact, when, place }: Route): void {
  if (when === undefined) return;
  const counts = countsOf(when);
  const left = MOST_OF_A_RULE - (defaultBackend ? 0 : 1) - (exact || path === '/' ? 1 : 2);
  if (counts.some((count) => count > MOST_OF_A_CONDITION)) {
    const expected = `${MOST_OF_A_CONDITION} values of one condition at most, as an ALB takes`;
    place.at('when').refuse(expected, Math.max(...counts), 'split it into two paths');
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all > left) {
    const expected = `${left} values at most, as an ALB takes beside host and path`;
    place.at('when').refuse(expected, all, 'split it into two paths');
  }
}

const countsOf = ({ headers, methods, query }: ConditionsPlan): readonly number[] => [
  ...headers.map(({ values }) => values.length),
  methods.length,
  ...query.map(({ values }) => values.length),
];
