import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../../kernel';
import { secondsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { idleTimeout } from './alb-annotations';
import { checkOneDefault } from './one-default';

/**
 * Refuses what the controller could not build one ALB of: it then changes nothing for any ingress of the group.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#ingressgroup
 */
export function checkGroup(plan: SecureIngressPlan, path: Path): void {
  const { group, others } = plan;
  if (group === undefined) return;
  const members = others.filter((other) => other.group?.name === group.name);
  checkIdleTimeout(plan, members, path.at('group').at('idleTimeout'));
  checkOrder(plan, members, path.at('group').at('order'));
  checkAllowedFrom(plan, members, path.at('allowedFrom'));
  checkOneDefault(plan, members, path);
}

type Members = readonly SecureIngressPlan[];

function checkIdleTimeout(plan: SecureIngressPlan, members: Members, path: Path): void {
  const longest = Math.max(plan.service.drain.longestRequest, ...plan.routes.map(secondsOf));
  const own = idleTimeout(plan);
  const got = `${own}s`;
  if (own < longest) {
    path.refuse(`${longest}s or more, the longest request`, got, 'raise it, for every ingress of the group');
    return;
  }
  const other = members.find((member) => idleTimeout(member) !== own);
  if (other === undefined) return;
  const expected = `${idleTimeout(other)}s, as '${other.name}' of the same group has`;
  path.refuse(expected, got, 'write the same idleTimeout in both');
}

function checkOrder({ group }: SecureIngressPlan, members: Members, path: Path): void {
  const other = members.find((member) => member.group?.order === group?.order);
  if (group?.order === undefined || other === undefined) return;
  path.refuse(
    `an order that '${other.name}' of the same group does not have`,
    group.order,
    'write another number',
  );
}

/** Addresses are let in by port, and so for all. */
function checkAllowedFrom({ allowedFrom }: SecureIngressPlan, members: Members, path: Path): void {
  const other = members.find(
    (member) => !isDeepStrictEqual(rangesOf(member.allowedFrom), rangesOf(allowedFrom)),
  );
  if (other === undefined) return;
  const expected = `the ranges that '${other.name}' of the same group has`;
  path.refuse(expected, allowedFrom, 'write the same in both, or put one of them into another group');
}

const rangesOf = (ranges: readonly string[] = []): ReadonlySet<string> => new Set(ranges);
