import { getJson, kubectl } from '../kubectl';

/** What the API server refuses while a scenario wants it. */
export const REFUSAL = 'argo-test-refusal';

interface Items {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly finalizers?: readonly string[] };
  }[];
}

/** Takes everything away that a world brought, Argo CD's part first. */
export function cleanUp(services: readonly string[]): void {
  for (const kind of ['applicationsets', 'applications']) {
    for (const { metadata } of getJson<Items>([`${kind}.argoproj.io`, '-n', 'argocd']).items) {
      const object = [kind, metadata.name, '-n', 'argocd'];
      kubectl(['patch', ...object, '--type=merge', '-p', '{"metadata":{"finalizers":null}}']);
      kubectl(['delete', ...object, '--cascade=orphan', '--ignore-not-found']);
    }
  }
  const projects = getJson<Items>(['appprojects.argoproj.io', '-n', 'argocd']).items;
  for (const { metadata } of projects.filter(({ metadata }) => metadata.name !== 'default'))
    kubectl(['delete', 'appprojects', metadata.name, '-n', 'argocd']);
  for (const kind of ['validatingadmissionpolicy', 'validatingadmissionpolicybinding'])
    kubectl(['delete', kind, REFUSAL, '--ignore-not-found']);
  kubectl(['delete', 'namespace', '--ignore-not-found', '--wait=false', ...services]);
  for (const name of services) {
    const held = getJson<Items>(['pods', '-n', name]).items.filter(({ metadata }) => metadata.finalizers);
    for (const { metadata } of held)
      kubectl([
        'patch',
        'pod',
        metadata.name,
        '-n',
        name,
        '--type=merge',
        '-p',
        '{"metadata":{"finalizers":null}}',
      ]);
    kubectl(['delete', 'pods', '--all', '-n', name, '--grace-period=0', '--force', '--wait=false']);
  }
}

/** Waits until namespaces are gone: their controllers take a while. */
export function areGone(services: readonly string[]): void {
  const namespaces = services.map((name) => `namespace/${name}`);
  kubectl(['wait', '--for=delete', '--timeout=120s', ...namespaces]);
}
