import type { KubernetesVersion, Manifest } from '../../../lib/kernel';
import { type Fault, faultsIn } from '../../../lib/policy';

/** What would stop a service: warnings, such as all of K6, would not. */
export const refusedIn = (object: Manifest, kubernetes?: KubernetesVersion): readonly Fault[] =>
  faultsIn(object, { kubernetes }).filter(
    ({ id, severity = 'error' }) => severity === 'error' && id !== 'K6',
  );
