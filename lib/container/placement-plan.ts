import { isIP } from 'node:net';
import type { Toleration } from 'kubernetes-types/core/v1';
import { checkLabel, checkLabelKey, checkReference, isDnsSubdomain, type Path } from '../kernel';
import type { PlacementProps } from './placement-props';

/** Refuses what the API server would refuse of the pods, long after the sync that brought them. */
export function planPlacement(props: PlacementProps, path: Path): PlacementProps {
  const { nodeSelector = {}, tolerations = [], hostAliases = {}, pullSecrets = [] } = props;
  const { priorityClass, runtimeClass } = props;
  for (const [key, value] of Object.entries(nodeSelector)) checkLabel(key, value, path.at('nodeSelector'));
  tolerations.forEach((toleration, index) => {
    checkToleration(toleration, path.at('tolerations').at(index));
  });
  for (const [address, names] of Object.entries(hostAliases)) {
    checkAlias(address, names, path.at('hostAliases'));
  }
  pullSecrets.forEach((secret, index) => {
    checkReference(secret, 'Secret', path.at('pullSecrets').at(index));
  });
  if (priorityClass !== undefined) checkClass(priorityClass, 'PriorityClass', path.at('priorityClass'));
  if (runtimeClass !== undefined) checkClass(runtimeClass, 'RuntimeClass', path.at('runtimeClass'));
  return props;
}

function checkClass(name: string, kind: string, path: Path): void {
  if (isDnsSubdomain(name)) return;
  path.refuse(`the name of a ${kind}`, name, `write the name that the ${kind} has`);
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function checkToleration({ key, operator = 'Equal', value, effect, ...rest }: Toleration, path: Path): void {
  if (key !== undefined && key !== '') checkLabelKey(key, path.at('key'));
  if (operator !== 'Equal' && operator !== 'Exists') {
    path.at('operator').refuse('Equal or Exists', operator, 'leave operator out where a value is compared');
  } else if (operator === 'Exists' && value !== undefined && value !== '') {
    path.at('value').refuse('no value beside Exists', value, 'leave value out, or operator');
  } else if (operator === 'Equal' && !key) {
    path.at('key').refuse('a key', key, "name the taint's key, or tolerate all with operator: 'Exists'");
  }
  if (effect !== undefined && effect !== '' && !EFFECTS.includes(effect)) {
    path.at('effect').refuse(`one of ${EFFECTS.join(', ')}`, effect, 'correct it, or leave it out for all');
  }
  if (rest.tolerationSeconds !== undefined && effect !== 'NoExecute') {
    const fix = 'leave tolerationSeconds out: only NoExecute evicts';
    path.at('tolerationSeconds').refuse('none without NoExecute', rest.tolerationSeconds, fix);
  }
}

function checkAlias(address: string, names: readonly string[], path: Path): void {
  if (isIP(address) === 0) {
    path.refuse('an address of IPv4 or IPv6', address, "write it as '10.0.0.1', its names behind it");
  }
  for (const name of names.filter((candidate) => !isDnsSubdomain(candidate))) {
    path.at(address).refuse('a host name in lower case', name, "write it as 'db.example.com'");
  }
}
