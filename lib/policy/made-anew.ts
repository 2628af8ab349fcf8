import { type Manifest, SYNC_OPTIONS, textAt } from '../kernel';
import { hookOf } from './sync-hook';

/** Whether Argo CD deletes an object and makes it again instead of changing it. */
export function isMadeAnew(object: Manifest): boolean {
  const options = new Set(
    (textAt(object.metadata, 'annotations', SYNC_OPTIONS) ?? '').split(',').map((option) => option.trim()),
  );
  if (options.has('Replace=true') && options.has('Force=true')) return true;
  return hookOf(object)?.deletePolicies.includes('BeforeHookCreation') ?? false;
}
