import type { Path } from '../../kernel';
import type { Backend } from '../backend-plan';

/** Without a path such a load balancer asks for '/', and takes what answers otherwise for a pod that is not well. */
export function checkReadiness({ service }: Backend, who: string, path: Path): void {
  if (service.readinessPath !== undefined) return;
  const fix = `give '${service.name}' probes with a path, or acknowledge that '/' answers 200`;
  path.at('probes').warn('N2', `a readiness path, for ${who} asks pods over HTTP`, undefined, fix);
}
