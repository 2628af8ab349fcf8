import type { Verdict } from '../../policy';
import { resourceName } from './construct-metadata';
import type { ManifestFiles } from './manifests';

/** As the cdk8s CLI reports it; it finds the construct by the resource's name. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}

/** The same against several objects is one violation. */
export function violationsOf(
  verdicts: readonly Verdict[],
  { manifests }: Pick<ManifestFiles, 'manifests'>,
): readonly Violation[] {
  const paths = new Map(
    manifests.map(({ cluster, service, path }) => [resourceName(cluster, service), path]),
  );
  const violations = new Map<string, Violation>();
  for (const { finding } of verdicts) {
    const { id = '', expected, got, fix, where } = finding;
    const { cluster = '', service = '', kind = '', name = '', field = finding.path } = where ?? {};
    const key = [id, expected, got, fix].join('\n');
    const manifestPath = paths.get(resourceName(cluster, service)) ?? '';
    const resource = {
      resourceName: resourceName(cluster, service, kind, name),
      locations: [field],
      manifestPath,
    };
    const { violatingResources = [] } = violations.get(key) ?? {};
    violations.set(key, {
      ruleName: id,
      recommendation: `expected ${expected}, got ${got}`,
      fix,
      violatingResources: [...violatingResources, resource],
    });
  }
  return [...violations.values()];
}
