import { checkLabel, checkReference, isDnsSubdomain, nameOf, type Path } from '../kernel';
import { checkAffinity } from './affinity-check';
import { checkAlias } from './host-alias-check';
import type { PlacementProps } from './placement-props';
import { checkToleration } from './toleration-check';

/** Refuses what the API server would refuse of the pods, long after the sync that brought them. */
export function planPlacement(props: PlacementProps, path: Path): PlacementProps {
  const { nodeSelector = {}, tolerations = [], affinity, hostAliases = {}, pullSecrets = [] } = props;
  const { priorityClass, runtimeClass } = props;
  for (const [key, value] of Object.entries(nodeSelector)) checkLabel(key, value, path.at('nodeSelector'));
  tolerations.forEach((toleration, index) => {
    checkToleration(toleration, path.at('tolerations').at(index));
  });
  if (affinity !== undefined) checkAffinity(affinity, path.at('affinity'));
  for (const [address, names] of Object.entries(hostAliases)) {
    checkAlias(address, names, path.at('hostAliases'));
  }
  checkPullSecrets(pullSecrets, path.at('pullSecrets'));
  if (priorityClass !== undefined) checkClass(priorityClass, 'PriorityClass', path.at('priorityClass'));
  if (runtimeClass !== undefined) checkClass(runtimeClass, 'RuntimeClass', path.at('runtimeClass'));
  return props;
}

function checkPullSecrets(secrets: NonNullable<PlacementProps['pullSecrets']>, path: Path): void {
  const names = secrets.map(nameOf);
  for (const [index, secret] of secrets.entries()) {
    const place = path.at(index);
    if (names.indexOf(nameOf(secret)) === index) checkReference(secret, 'Secret', place);
    else place.refuse('each Secret once', nameOf(secret), 'remove one of the two');
  }
}

function checkClass(name: string, kind: string, path: Path): void {
  if (isDnsSubdomain(name)) return;
  path.refuse(`the name of a ${kind}`, name, `write the name that the ${kind} has`);
}
