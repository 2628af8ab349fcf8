/**
 * Kinds in namespaces that charts have, `Kind.group`, and those that come of them: what a project does not name, Argo
 * CD does not show either. Secrets are none of them.
 */
export const USUAL_KINDS: readonly string[] = [
  'ConfigMap',
  'Endpoints',
  'LimitRange',
  'PersistentVolumeClaim',
  'Pod',
  'ResourceQuota',
  'Service',
  'ServiceAccount',
  'ControllerRevision.apps',
  'DaemonSet.apps',
  'Deployment.apps',
  'ReplicaSet.apps',
  'StatefulSet.apps',
  'HorizontalPodAutoscaler.autoscaling',
  'CronJob.batch',
  'Job.batch',
  'EndpointSlice.discovery.k8s.io',
  'Ingress.networking.k8s.io',
  'NetworkPolicy.networking.k8s.io',
  'PodDisruptionBudget.policy',
  'Role.rbac.authorization.k8s.io',
  'RoleBinding.rbac.authorization.k8s.io',
  // custom kinds of the projects that charts meet
  'VerticalPodAutoscaler.autoscaling.k8s.io',
  'SealedSecret.bitnami.com',
  'Certificate.cert-manager.io',
  'CertificateRequest.cert-manager.io',
  'Issuer.cert-manager.io',
  'Challenge.acme.cert-manager.io',
  'Order.acme.cert-manager.io',
  'BackendConfig.cloud.google.com',
  'TargetGroupBinding.elbv2.k8s.aws',
  'ExternalSecret.external-secrets.io',
  'SecretStore.external-secrets.io',
  'BackendTLSPolicy.gateway.networking.k8s.io',
  'GRPCRoute.gateway.networking.k8s.io',
  'HTTPRoute.gateway.networking.k8s.io',
  'SopsSecret.isindir.github.com',
  'ScaledObject.keda.sh',
  'TriggerAuthentication.keda.sh',
  'PodMonitor.monitoring.coreos.com',
  'PrometheusRule.monitoring.coreos.com',
  'ServiceMonitor.monitoring.coreos.com',
  'FrontendConfig.networking.gke.io',
  'GCPBackendPolicy.networking.gke.io',
  'HealthCheckPolicy.networking.gke.io',
  'ManagedCertificate.networking.gke.io',
  'PodMonitoring.monitoring.googleapis.com',
  'SecretProviderClass.secrets-store.csi.x-k8s.io',
];

/** How an AppProject names a kind. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** `Kind.group`, or `Kind` alone for Kubernetes' core ones. */
export function groupKind(name: string): GroupKind {
  const [kind = '', ...group] = name.split('.');
  return { group: group.join('.'), kind };
}
