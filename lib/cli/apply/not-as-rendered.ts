import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../kernel';
import { type ChartClass, fileOf, renderService, toYaml } from '../../synth';

/** The files of dist that a synth would write otherwise now; what was looked at is applied all the same. */
export const notAsRendered = (
  chart: ChartClass,
  environments: readonly Environment[],
  dist: string,
): readonly string[] =>
  environments.flatMap((environment) => {
    const { cluster, service, objects } = renderService(chart, environment);
    const file = fileOf(cluster, service);
    return readFileSync(join(dist, file), 'utf8') === toYaml(objects) ? [] : [file];
  });
