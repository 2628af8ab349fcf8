import { atLeast, type Environment, type Path } from '../kernel';
import { type Beside, planBeside } from './beside-plan';
import type { SidecarProps } from './beside-props';
import { type ContainerPlan, NO_PRE_STOP, type PreStop } from './container-plan';
import { planProbes } from './probes-plan';

/** Since when an init container may go on running. */
const NATIVE = 29;

/** Whether it stands among the init containers: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ */
export const isNative = (
  { native }: SidecarProps,
  { kubernetes }: Pick<Environment, 'kubernetes'>,
): boolean => atLeast(kubernetes, NATIVE) && (native ?? true);

/** The helpers of a container, in the order in which they are written. */
export const planSidecars = (
  sidecars: Readonly<Record<string, SidecarProps>>,
  around: Beside,
  path: Path,
): readonly ContainerPlan[] =>
  Object.entries(sidecars).map(([name, props]) => planSidecar(name, props, around, path.at(name)));

function planSidecar(name: string, props: SidecarProps, around: Beside, path: Path): ContainerPlan {
  const { environment, share } = around;
  if (props.native === true && !atLeast(environment.kubernetes, NATIVE)) {
    const fix = `leave native out, or run Kubernetes 1.${NATIVE}`;
    path.at('native').refuse(`Kubernetes 1.${NATIVE} or later`, environment.kubernetes, fix);
  }
  share.names.take(name, path);
  const all = share.ports.named(props.ports ?? {}, path.at('ports'));
  const usual = all.length === 1 ? all[0] : undefined;
  const probes = props.probes && planProbes(props.probes, { all, usual }, path.at('probes'));
  const native = isNative(props, environment);
  return {
    ...planBeside(name, props, around, path),
    ports: all,
    probes,
    preStop: native ? NO_PRE_STOP : untilTheEnd(around),
    ...(native && { restart: 'Always' }),
  };
}

/** Kubernetes stops it together with the main container, whose requests or jobs may need it to their end. */
const untilTheEnd = ({ shutdown, environment }: Beside): PreStop => ({
  seconds: shutdown.preStop + shutdown.longestRequest + shutdown.jobTimeout,
  native: atLeast(environment.kubernetes, 30),
});
