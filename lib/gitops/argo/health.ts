import { SECRET_HEALTH } from '../../config';

const healthy = (reason: string): string => `return { status = "Healthy", message = "${reason}" }\n`;

/**
 * What Argo CD is told of the health of kinds by which a release must not be held up, as Lua. A sync waits for what is
 * Progressing, for good where nothing ever changes that, and ends at what is Degraded.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#custom-health-checks
 */
export const HEALTH: Readonly<Record<string, string>> = {
  // one whose last run failed is Degraded
  batch_CronJob: healthy('what its runs came to is told by their Jobs'),
  // one without an address is Progressing, as behind a controller that writes none
  'networking.k8s.io_Ingress': healthy('its address is told by its controller'),
  // one that no gateway has looked at yet is Progressing, and Degraded until its Service is there
  'gateway.networking.k8s.io_HTTPRoute': healthy('who serves it is told by its gateway'),
  // one whose pods outlive their ReplicaSet is Degraded for a while: "found no controllers for pod" (seen on 1.36)
  policy_PodDisruptionBudget: healthy('what it allows is told by its status'),
  // one that waits for a pod, or for somebody to make a volume, is Progressing
  PersistentVolumeClaim: `local status = obj.status or {}
if status.phase == "Lost" then
  return { status = "Degraded", message = "its volume is gone" }
end
return { status = "Healthy", message = status.phase or "new" }
`,
  ...SECRET_HEALTH,
};
