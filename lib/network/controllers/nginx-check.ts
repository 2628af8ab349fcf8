import { checkName, isEverybody, type Path, Words } from '../../kernel';
import { isPath } from '../path-rules';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { issuedName } from './cert-manager';
import type { FactsOf } from './controller';
import { checkCrawlers } from './crawlers';
import { nginxGroups } from './nginx-groups';
import { canSetHeader } from './nginx-headers';
import { STRICT_PATH } from './nginx-paths';
import { checkOneDefault } from './one-default';
import { checkTimeouts } from './times';

/** nginx reads the number into 32 bits, as thousandths of a second. */
const READ = { from: 1, to: 2_147_483, what: 'nginx takes as its timeout' };

export function checkNginx(plan: SecureIngressPlan, facts: FactsOf['nginx'], path: Path): void {
  warnRetired(plan, path);
  checkTimeouts(plan, READ, path);
  for (const { suffix } of nginxGroups(plan)) {
    if (suffix !== undefined) checkName(`${plan.name}-${suffix}`, path.at('name'));
  }
  if (plan.tls !== undefined && 'issuer' in plan.tls) checkName(issuedName(plan), path.at('name'));
  checkOneDefault(plan, plan.others, path);
  for (const { path: text, place } of plan.routes) checkStrict(text, place, 'lead a shorter prefix there');
  if (plan.rewrite !== undefined) checkStrict(plan.rewrite, path.at('rewrite'), 'lead to a plainer path');
  checkRedirects(plan);
  if (canSetHeader(facts)) return;
  const instead =
    "allow X-Robots-Tag in global-allowed-response-headers and name it in the platform's responseHeaders";
  checkCrawlers(plan, { who: "'nginx'", instead, open: isEverybody(plan.allowedFrom) }, path.at('noindex'));
}

/** https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/ */
function warnRetired({ others }: SecureIngressPlan, path: Path): void {
  if (others.length > 0) return;
  const got = new Words("'nginx', which was retired in March 2026");
  const fix =
    "let the platform move to 'gateway' or another maintained controller; until then acknowledge N3";
  path.warn('N3', 'a controller that gets security fixes', got, fix);
}

/** '$' would be a variable, or a part of the old path. */
function checkStrict(text: string, path: Path, fix: string): void {
  if (STRICT_PATH.test(text) || !isPath(text)) return;
  path.refuse("a path of letters, digits, '-', '.', '_' and '/', as ingress-nginx takes", text, fix);
}

/** Annotations may hold no variables, so a redirect cannot keep what was asked for. */
function checkRedirects({ redirects, hosts }: SecureIngressPlan): void {
  for (const { path, toHost, toPath, place } of redirects) {
    checkStrict(path, place.at('from'), 'redirect a shorter prefix');
    if (toPath === undefined) {
      const fix = `write '${toHost}/' to lead all to its first page, or annotate from-to-www-redirect`;
      place.at('to').refuse("a host and a path behind 'nginx', which cannot keep the path", toHost, fix);
    } else if (toHost === undefined && hosts.some((host) => host.startsWith('*'))) {
      const expected = "a host and a path behind 'nginx' where hosts have a wildcard";
      place.at('to').refuse(expected, toPath, 'name the host');
    } else checkStrict(toPath, place.at('to'), 'lead to a plainer path');
  }
}
