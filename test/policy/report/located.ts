import type { Finding, Whereabouts } from '../../../lib/kernel';
import type { Located } from '../../../lib/policy';

export const where: Whereabouts = {
  service: 'yashima',
  environment: 'production',
  cluster: 'production',
  kind: 'Deployment',
  name: 'yashima-web',
  namespace: 'yashima',
  field: 'spec.replicas',
  construct: 'yashima/rails/web/deployment',
};

const finding: Finding = {
  path: 'yashima/production/Deployment/yashima-web.spec.replicas',
  expected: 'none beside HorizontalPodAutoscaler yashima-web',
  got: '3',
  fix: 'leave replicas out',
  severity: 'error',
  id: 'C18',
  where,
};

/** Something that a check said of yashima's chart, which makes the part on line 5. */
export const located = (said: Partial<Finding> = {}, also: readonly string[] = []): Located => ({
  finding: { ...finding, ...said },
  source: { file: 'apps/yashima/chart.ts', line: 5 },
  rendered: { file: 'dist/production/yashima/yashima.k8s.yaml', line: 297 },
  also,
});
