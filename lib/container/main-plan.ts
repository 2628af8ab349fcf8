import { atLeast, type Path } from '../kernel';
import { checkCommand } from './command-plan';
import type { ContainerPlan, PreStop } from './container-plan';
import { planImage } from './image-plan';
import { planMounts } from './mounts-plan';
import type { PodProps } from './pod-props';
import type { PodShare } from './pod-share';
import type { PodSurroundings } from './pod-surroundings';
import { PORT_NAME } from './port-plan';
import type { ContainerPorts } from './port-props';
import { planProbes } from './probes-plan';
import { planResources } from './resources-plan';
import type { ShutdownPlan } from './shutdown-props';
import { checkStart, startOf } from './start-plan';
import { TMP } from './writable';

/** The container that does the work. */
export function planMain(
  props: PodProps,
  { component, env, environment, release }: PodSurroundings,
  { preStop: seconds }: ShutdownPlan,
  share: PodShare,
  path: Path,
): ContainerPlan {
  const { containerName = component, entrypoint, command, args } = props;
  const { probes = {}, volumes = {}, writable = {} } = props;
  checkCommand(command, path.at('command'));
  checkStart(entrypoint, command, args, path.at('command'));
  const ports = planPorts(props, share, path);
  const preStop: PreStop = { seconds, native: atLeast(environment.kubernetes, 30) };
  return {
    name: containerName,
    image: planImage(props.image, release, path.at('image'), environment.production),
    entrypoint,
    ...startOf(entrypoint, command, args),
    env,
    ports: ports.all,
    probes: planProbes(probes, ports, path.at('probes')),
    preStop,
    resources: planResources(props, path, environment),
    mounts: planMounts({ writable: { ...TMP, ...writable }, volumes }, [], share.volumes, path),
    override: props.container,
  };
}

/** Behind a proxy, `http` is the proxy's port. */
const APP = 'app';

function planPorts({ port, ports = {}, proxy }: PodProps, share: PodShare, path: Path): ContainerPorts {
  const usualName = proxy === undefined ? PORT_NAME : APP;
  const usual = port === undefined ? undefined : share.ports.serving(port, path.at('port'), usualName);
  const named = share.ports.named(ports, path.at('ports'));
  return { usual, all: usual === undefined ? named : [usual, ...named] };
}
