import { nameOf } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { FactsOf } from './controller';
import type { NginxGroup } from './nginx-groups';
import { canKeepCrawlersOut, headersName } from './nginx-headers';
import { onNginx } from './nginx-names';
import { rewriteTarget } from './nginx-paths';

type Annotations = Readonly<Record<string, string>>;

const ALLOWED_FROM = 'whitelist-source-range';

/** What every Ingress of the plan says, or one of them would be a way in past it. */
export const commonAnnotations = (plan: SecureIngressPlan, facts: FactsOf['nginx']): Annotations =>
  onNginx({
    'ssl-redirect': 'true',
    ...(plan.allowedFrom !== undefined && { [ALLOWED_FROM]: plan.allowedFrom.join(',') }),
    ...(plan.bodySize !== undefined && { 'proxy-body-size': sizeOf(plan.bodySize) }),
    ...authentication(plan),
    ...(canKeepCrawlersOut(plan, facts) && {
      'custom-headers': [...(plan.namespace === undefined ? [] : [plan.namespace]), headersName(plan)].join(
        '/',
      ),
    }),
  });

/** Whom it lets in is the prop's to say, under either of its names. */
export const RESERVED = Object.keys(onNginx({ [ALLOWED_FROM]: '', 'allowlist-source-range': '' }));

/** What differs from one Ingress of the plan to another. */
export const groupAnnotations = ({ seconds, rewrite }: NginxGroup): Annotations =>
  onNginx({
    'proxy-read-timeout': `${seconds}`,
    'proxy-send-timeout': `${seconds}`,
    ...(rewrite !== undefined && { 'use-regex': 'true', 'rewrite-target': rewriteTarget(rewrite) }),
  });

const KIBI = 2 ** 10;
const MEBI = 2 ** 20;

/** nginx counts k and m as Kubernetes counts Ki and Mi, and knows no fractions. */
function sizeOf(bytes: number): string {
  if (bytes === 0) return '0';
  if (bytes % MEBI === 0) return `${bytes / MEBI}m`;
  return bytes % KIBI === 0 ? `${bytes / KIBI}k` : `${bytes}`;
}

function authentication({ auth, name, environment }: SecureIngressPlan): Annotations {
  if (auth !== undefined && 'basic' in auth) {
    return {
      'auth-type': 'basic',
      'auth-secret': nameOf(auth.basic),
      'auth-realm': [name, environment.name].join(' '),
    };
  }
  if (auth === undefined || !('forward' in auth)) return {};
  const { url, signin } = auth.forward;
  return { 'auth-url': url, ...(signin !== undefined && { 'auth-signin': signin }) };
}
