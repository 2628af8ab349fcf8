import type { Construct } from 'constructs';
import { type ChartSecrets, planSecrets } from '../config';
import { contextOf, externalsIn, type Manifest, planFor, publishSecrets } from '../kernel';

/** A chart's objects with what makes the Secrets that their pods read, from the source of its environment. */
export function withSecrets(
  chart: Construct,
  objects: readonly Manifest[],
  secrets: ChartSecrets,
): readonly Manifest[] {
  const { service, environment, folder, namespace = service } = contextOf(chart);
  const externals = externalsIn(chart);
  const isElsewhere = (secret: string) => externals.has(`Secret/${secret}`);
  const props = { service, environment, folder, namespace, secrets, isElsewhere };
  const plan = planFor(chart, (path) => planSecrets(objects, props, path.part('secrets')));
  const { contract, file } = plan;
  publishSecrets(chart, { contract, ...(file !== undefined && { file }) });
  return plan.objects;
}
