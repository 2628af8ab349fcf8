import type { Manifest } from '../../kernel';
import type { ArgoPlan } from './argo-plan';
import { HEALTH } from './health';

/** Argo CD looks for its settings by this label. */
const labels = { 'app.kubernetes.io/part-of': 'argocd' };

/** A ConfigMap that Argo CD reads by its name. */
export const settingsMap = (name: string, namespace: string, data: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace, labels },
  data,
});

/** Only what syncs depend on: whatever else a platform sets in these two stays as it is. */
export const settingsSpec = ({ namespace, syncTimeout }: ArgoPlan): readonly Manifest[] => [
  settingsMap('argocd-cm', namespace, healthData()),
  // read by its controller when it starts
  settingsMap('argocd-cmd-params-cm', namespace, {
    'controller.sync.timeout.seconds': String(syncTimeout),
    // what is Degraded then stands on the Application, where people are told of it
    'controller.resource.health.persist': 'true',
  }),
];

const healthData = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(HEALTH).flatMap(([kind, script]) => [
      [`resource.customizations.health.${kind}`, script],
      ...(namesLibrary(script) ? [[`resource.customizations.useOpenLibs.${kind}`, 'true']] : []),
    ]),
  );

/**
 * Scripts have Lua's language and its tables; what else Lua comes with must be asked for.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#way-1-define-a-custom-health-check-in-argocd-cm-configmap
 */
const namesLibrary = (script: string): boolean => /\b(string|math)\./.test(script);
