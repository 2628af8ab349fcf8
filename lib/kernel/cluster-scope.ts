import { kindOf, type Manifest } from './manifest';

/** Kinds that live outside namespaces: Kubernetes' own, and those of the projects that charts meet. */
const CLUSTER_SCOPED = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'APIService.apiregistration.k8s.io',
  'StorageClass.storage.k8s.io',
  'VolumeAttachment.storage.k8s.io',
  'CSIDriver.storage.k8s.io',
  'CSINode.storage.k8s.io',
  'VolumeAttributesClass.storage.k8s.io',
  'PriorityClass.scheduling.k8s.io',
  'RuntimeClass.node.k8s.io',
  'IngressClass.networking.k8s.io',
  'ServiceCIDR.networking.k8s.io',
  'IPAddress.networking.k8s.io',
  'DeviceClass.resource.k8s.io',
  'CertificateSigningRequest.certificates.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'MutatingAdmissionPolicy.admissionregistration.k8s.io',
  'MutatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'FlowSchema.flowcontrol.apiserver.k8s.io',
  'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io',
  'GatewayClass.gateway.networking.k8s.io',
  'ClusterIssuer.cert-manager.io',
  'ClusterSecretStore.external-secrets.io',
  'ClusterExternalSecret.external-secrets.io',
  'ClusterPolicy.kyverno.io',
  'ConstraintTemplate.templates.gatekeeper.sh',
  'IngressClassParams.elbv2.k8s.aws',
  'NodePool.karpenter.sh',
  'EC2NodeClass.karpenter.k8s.aws',
]);

/** A kind for each template. https://open-policy-agent.github.io/gatekeeper/website/docs/howto#constraints */
const CONSTRAINTS = '.constraints.gatekeeper.sh';

/** Whether an object lives outside namespaces; `also` names the platform's own kinds, `Kind.group`. */
export function isClusterScoped(
  object: Pick<Manifest, 'apiVersion' | 'kind'>,
  also: readonly string[] = [],
): boolean {
  const kind = kindOf(object);
  return CLUSTER_SCOPED.has(kind) || also.includes(kind) || kind.endsWith(CONSTRAINTS);
}
