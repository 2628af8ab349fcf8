interface Corrections {
  /** Types of fields. */
  readonly types: Readonly<Record<string, string>>;
  /** Whether the API server refuses an object without a field, where its OpenAPI says otherwise. */
  readonly required: Readonly<Record<string, boolean>>;
  /** Gates of fields that Go does not mark. */
  readonly gates: Readonly<Record<string, readonly string[]>>;
  /** The minor version in which the gate of a field was opened, where it stands in another module. */
  readonly opened: Readonly<Record<string, number>>;
  /** The few values of fields that are plain strings in Go. */
  readonly enums: Readonly<Record<string, { readonly name: string; readonly values: readonly string[] }>>;
  /** Types of string that Go does not mark and that take no other values. */
  readonly alsoEnums: readonly string[];
  /** Kinds as they stand in the table, by apiVersion, beside or in place of those with a path of their own. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  /** Constants, `Type.value`, that no object may say. */
  readonly noValues: readonly string[];
}

const LABEL_OPERATORS = { name: 'LabelSelectorOperator', values: ['In', 'NotIn', 'Exists', 'DoesNotExist'] };

const fields = (required: boolean, all: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(
    Object.entries(all).flatMap(([type, names]) => names.map((name) => [`${type}.${name}`, required])),
  );

/** What the API server does and none of its documents says; each is asked of a real one by test/cluster/schema.test.ts. */
export const CORRECTIONS: Corrections = {
  // C3 says what is wrong with each of them
  types: { 'ObjectMeta.labels': '{*', 'ObjectMeta.annotations': '{*' },
  required: {
    ...fields(false, {
      SleepAction: ['seconds'],
      PodFailurePolicy: ['rules'],
      LimitRangeSpec: ['limits'],
      CSIDriver: ['spec'],
      CustomResourceDefinitionVersion: ['served', 'storage'],
    }),
    ...fields(true, {
      Deployment: ['spec'],
      StatefulSet: ['spec'],
      DaemonSet: ['spec'],
      ReplicaSet: ['spec'],
      ReplicationController: ['spec'],
      Pod: ['spec'],
      PodTemplateSpec: ['spec'],
      Job: ['spec'],
      CronJob: ['spec'],
      JobTemplateSpec: ['spec'],
      Service: ['spec'],
      Ingress: ['spec'],
      IngressClass: ['spec'],
      IngressClassSpec: ['controller'],
      HorizontalPodAutoscaler: ['spec'],
      'autoscaling.HorizontalPodAutoscaler': ['spec'],
      PersistentVolume: ['spec'],
      PersistentVolumeClaim: ['spec'],
      PersistentVolumeClaimSpec: ['accessModes', 'resources'],
      VolumeResourceRequirements: ['requests'],
      Container: ['image'],
      ExecAction: ['command'],
      ConfigMapEnvSource: ['name'],
      SecretEnvSource: ['name'],
      ConfigMapKeySelector: ['name'],
      SecretKeySelector: ['name'],
      ConfigMapVolumeSource: ['name'],
      SecretVolumeSource: ['secretName'],
      ConfigMapProjection: ['name'],
      SecretProjection: ['name'],
      PodDNSConfigOption: ['name'],
      EphemeralContainer: ['image'],
      PersistentVolumeSpec: ['capacity', 'accessModes'],
      AggregationRule: ['clusterRoleSelectors'],
      APIService: ['spec'],
      'apiregistration.ServiceReference': ['name', 'namespace'],
      CustomResourceDefinitionVersion: ['schema'],
      CustomResourceValidation: ['openAPIV3Schema'],
      RuleWithOperations: ['apiGroups', 'apiVersions', 'operations', 'resources'],
      NamedRuleWithOperations: ['apiGroups', 'apiVersions', 'operations', 'resources'],
      ValidatingAdmissionPolicy: ['spec'],
      ValidatingAdmissionPolicySpec: ['matchConstraints'],
      ReplicaSetSpec: ['template'],
      ReplicationControllerSpec: ['template'],
      ParamRef: ['parameterNotFoundAction'],
    }),
  },
  gates: {
    'VolumeProjection.podCertificate': ['PodCertificateRequest'],
    'JobSpec.backoffLimitPerIndex': ['JobBackoffLimitPerIndex'],
    'JobSpec.maxFailedIndexes': ['JobBackoffLimitPerIndex'],
    'JobSpec.podReplacementPolicy': ['JobPodReplacementPolicy'],
    'JobSpec.managedBy': ['JobManagedBy'],
    'JobSpec.successPolicy': ['JobSuccessPolicy'],
    'PodAffinityTerm.matchLabelKeys': ['MatchLabelKeysInPodAffinity'],
    'PodAffinityTerm.mismatchLabelKeys': ['MatchLabelKeysInPodAffinity'],
    'SecurityContext.procMount': ['ProcMountType'],
    'PodSpec.hostUsers': ['UserNamespacesSupport'],
    'Lifecycle.stopSignal': ['ContainerStopSignals'],
  },
  opened: { 'CustomResourceDefinitionVersion.selectableFields': 31 },
  enums: {
    'LabelSelectorRequirement.operator': LABEL_OPERATORS,
    'FieldSelectorRequirement.operator': LABEL_OPERATORS,
    'Container.restartPolicy': {
      name: 'ContainerRestartPolicy',
      values: ['Always', 'Never@34', 'OnFailure@34'],
    },
    'ServiceSpec.trafficDistribution': {
      name: 'TrafficDistribution',
      values: ['PreferClose', 'PreferSameZone@34', 'PreferSameNode@34'],
    },
    'EndpointSlice.addressType': { name: 'AddressType', values: ['IPv4', 'IPv6', 'FQDN'] },
    'PodFailurePolicyOnPodConditionsPattern.status': {
      name: 'ConditionStatus',
      values: ['True', 'False', 'Unknown'],
    },
    'Validation.reason': {
      name: 'StatusReason',
      values: ['Unauthorized', 'Forbidden', 'Invalid', 'RequestEntityTooLarge'],
    },
    'JSONSchemaProps.type': {
      name: 'JSONSchemaType',
      values: ['array', 'boolean', 'integer', 'number', 'object', 'string'],
    },
    'RoleRef.kind': { name: 'RoleKind', values: ['Role', 'ClusterRole'] },
    'RoleRef.apiGroup': { name: 'RoleGroup', values: ['rbac.authorization.k8s.io'] },
    'Subject.kind': { name: 'SubjectKind', values: ['User', 'Group', 'ServiceAccount'] },
    'CustomResourceDefinitionSpec.scope': { name: 'ResourceScope', values: ['Cluster', 'Namespaced'] },
    'ValidationRule.reason': {
      name: 'FieldValueErrorReason',
      values: ['FieldValueRequired', 'FieldValueInvalid', 'FieldValueForbidden', 'FieldValueDuplicate'],
    },
    'CustomResourceConversion.strategy': { name: 'ConversionStrategyType', values: ['None', 'Webhook'] },
  },
  alsoEnums: [
    'FSGroupPolicy',
    'HPAScalingPolicyType',
    'MetricSourceType',
    'MetricTargetType',
    'OSName',
    'ParameterNotFoundActionType',
    'PersistentVolumeClaimRetentionPolicyType',
    'PodSELinuxChangePolicy',
    'RecursiveReadOnlyMode',
    'ResourceResizeRestartPolicy',
    'ScalingPolicySelect',
    'VolumeLifecycleMode',
  ],
  kinds: {
    v1: ['Endpoints:Endpoints!33>discovery.k8s.io/v1/EndpointSlice', 'Binding:*', 'ComponentStatus:*!19'],
    'autoscaling/v1': ['Scale:*'],
    'policy/v1': ['Eviction:*'],
  },
  noValues: ['IPFamily.'],
};
