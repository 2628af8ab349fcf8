import { checkName, type Path } from '../kernel';
import { ContainerNames } from './container-names';
import { mountedBy } from './mounted';
import { PodPorts } from './pod-ports';
import type { PodProps } from './pod-props';
import { PodVolumes } from './pod-volumes';
import { TMP_MOUNT } from './writable';

/** What the containers of a pod have in common: names, ports and volumes that none can have twice. */
export interface PodShare {
  readonly names: ContainerNames;
  readonly ports: PodPorts;
  readonly volumes: PodVolumes;
}

export function shareOf(props: PodProps, component: string, path: Path): PodShare {
  const prescribed = mountedBy(props).flatMap(({ name }) => name ?? []);
  const keptFree = new Set(prescribed.filter((name) => name !== TMP_MOUNT.volume));
  return {
    names: namesOf(props, component, path),
    ports: new PodPorts(),
    volumes: new PodVolumes(keptFree),
  };
}

/** The id is checked as that of a part. */
function namesOf({ containerName }: PodProps, component: string, path: Path): ContainerNames {
  if (containerName === undefined) return new ContainerNames(component, path);
  const place = path.at('containerName');
  checkName(containerName, place);
  return new ContainerNames(containerName, place);
}
