import { ApiObject } from 'cdk8s';
import { type Check, definePlatform, InvalidProps } from '../../../lib';
import { describe as line, type Manifest } from '../../../lib/kernel';
import type { BoundChart } from '../../../lib/platform';
import { render } from '../../../lib/testing';

/** A platform with rules; JavaScript may hand it anything. */
export const platformWith = (rules: readonly unknown[]) =>
  definePlatform({
    apps: '/nowhere/apps',
    environments: { production: { kubernetes: '1.34' }, qa: { kubernetes: '1.34' } },
    rules: rules as readonly Check[],
  });

/** What the rules of such a platform say of a chart that has these objects, a line a finding. */
export function saidOf(
  rules: readonly unknown[],
  build: (chart: BoundChart<'production' | 'qa'>) => void,
  environment: 'production' | 'qa' = 'production',
): readonly string[] {
  class Mikan extends platformWith(rules).ServiceChart {
    ready = build(this);
  }
  const image = 'registry.example.com/mikan:4f2a9c1';
  const isOfRule = (said: string) => /SHOP-|platform\.rules/.test(said);
  try {
    return render(Mikan, environment, { image }).warnings.map(line).filter(isOfRule);
  } catch (error) {
    if (error instanceof InvalidProps) return error.findings.map(line).filter(isOfRule);
    throw error;
  }
}

export const add = (chart: BoundChart<'production' | 'qa'>, { metadata, ...fields }: Manifest): ApiObject =>
  new ApiObject(chart, metadata.name, { metadata: { ...metadata, namespace: 'mikan' }, ...fields });

export const configMap = (name: string, data: Record<string, string> = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

export const deploymentOf = (image: string, env: readonly object[] = []): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'mikan-web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: 'app',
            image,
            env,
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    },
  },
});
