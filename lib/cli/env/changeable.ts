import type { ExternalSource } from '../../kernel';
import { refuse } from '../misuse';
import { labelOf, type Place, pathOf } from './place';
import { checkRestart } from './restart';

/** Refuses, before anything is read or asked, places that cannot be changed as it was said. */
export function changeable(
  places: readonly Place[],
  { restart }: { readonly restart?: boolean },
): readonly Place[] {
  for (const place of places) {
    checkSource(place);
    if (restart === true) checkRestart(place);
  }
  return places;
}

/** What comes from elsewhere, the next synchronisation would put back. */
function checkSource(place: Place): void {
  const { secrets } = place.clusters[0];
  if (secrets.source === 'external') {
    refuse(pathOf(place), 'values that kube env keeps', 'values of a store', inStore(place, secrets));
  }
  if (secrets.source === 'sealed') {
    const file = `secrets/${labelOf(place)}.sealed.yaml of ${place.service}`;
    refuse(
      pathOf(place),
      'values that kube env keeps',
      'sealed ones',
      `seal the new value with kubeseal into ${file}`,
    );
  }
}

function inStore(
  { service, secret, clusters: [environment] }: Place,
  { store, remote }: ExternalSource,
): string {
  const asked = { environment: environment.name, cluster: environment.cluster.name, service, secret };
  const key = remote?.({ ...asked, key: undefined }).key ?? `${environment.name}/${service}/${secret}`;
  return `change ${key} behind ${store.kind ?? 'ClusterSecretStore'} ${store.name}`;
}
