import type { Environment, Path } from '../kernel';
import { type CablePlan, planCable } from './cable-plan';
import { type LedPath, planLed } from './led-paths';
import type { Processes } from './process-names';
import type { RailsServiceProps } from './rails-props';
import { planSide, type SidePlan } from './side-plan';
import type { WebPlan } from './web-plan';

/** What answers beside the main web process. */
export interface BesideWeb {
  readonly webs: Readonly<Record<string, SidePlan>>;
  /** Undefined for a service without Action Cable. */
  readonly cable: CablePlan | undefined;
  /** What an ingress leads to them. */
  readonly led: readonly LedPath[];
}

type Asked = Pick<RailsServiceProps, 'cable' | 'assets' | 'service'> & Pick<Processes, 'webs'>;

/** Paths are led to beside those of the main process, so there must be one. */
export function planBesideWeb(
  asked: Asked,
  main: WebPlan | undefined,
  service: string,
  environment: Environment,
  path: Path,
): BesideWeb {
  const { webs, cable } = asked;
  if (main === undefined) {
    refuseWithoutWeb(asked, path);
    return { webs: {}, cable: undefined, led: [] };
  }
  const sides = Object.entries(webs).map(
    ([name, props]) =>
      [name, planSide(props, main, service, environment, path.part('webs').part(name))] as const,
  );
  const plan = {
    webs: Object.fromEntries(sides),
    cable: cable && planCable(cable, main, service, environment, path.part('cable')),
  };
  return { ...plan, led: planLed(plan, hasNginx(asked.assets), path) };
}

const hasNginx = (assets: RailsServiceProps['assets']): boolean =>
  typeof assets === 'object' && 'nginx' in assets;

function refuseWithoutWeb({ webs, cable, assets, service }: Asked, path: Path): void {
  const unmet = {
    webs: Object.keys(webs).length > 0,
    cable: cable !== undefined,
    assets: hasNginx(assets),
    service: service !== undefined,
  };
  const names = Object.entries(unmet).flatMap(([name, isThere]) => (isThere ? [name] : []));
  if (names.length === 0) return;
  path.part('web').refuse(`a web process beside ${names.join(' and ')}`, false, 'leave web: false out');
}
