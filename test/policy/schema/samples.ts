import type { Manifest } from '../../../lib/kernel';

type Fields = Readonly<Record<string, unknown>>;

const of = (apiVersion: string, kind: string, fields: Fields): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'sample' },
  ...fields,
});

const LABELS = { app: 'sample' };
const SELECTOR = {
  matchLabels: LABELS,
  matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['cache'] }],
};

const CONTAINER = {
  name: 'app',
  image: 'app:1',
  imagePullPolicy: 'IfNotPresent',
  command: ['bin/rails'],
  args: ['server'],
  workingDir: '/rails',
  ports: [{ name: 'http', containerPort: 3000, protocol: 'TCP' }],
  env: [
    { name: 'PLAIN', value: 'text' },
    { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'one', optional: true } } },
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
  ],
  envFrom: [{ prefix: 'A_', configMapRef: { name: 'more' } }],
  resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } },
  livenessProbe: { httpGet: { path: '/up', port: 'http', scheme: 'HTTP' }, periodSeconds: 10 },
  readinessProbe: { tcpSocket: { port: 3000 }, failureThreshold: 3 },
  startupProbe: { exec: { command: ['true'] } },
  lifecycle: { preStop: { sleep: { seconds: 5 } } },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  terminationMessagePolicy: 'FallbackToLogsOnError',
  volumeMounts: [{ name: 'tmp', mountPath: '/tmp', readOnly: false, mountPropagation: 'None' }],
};

const POD = {
  containers: [CONTAINER],
  initContainers: [{ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' }],
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
  hostAliases: [{ ip: '127.0.0.1', hostnames: ['one.example.com'] }],
  imagePullSecrets: [{ name: 'registry' }],
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }],
      },
    },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: SELECTOR },
        },
      ],
    },
  },
  tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }],
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: SELECTOR,
      nodeTaintsPolicy: 'Honor',
    },
  ],
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    fsGroup: 1000,
    fsGroupChangePolicy: 'OnRootMismatch',
  },
  terminationGracePeriodSeconds: 60,
  enableServiceLinks: false,
  volumes: [
    { name: 'tmp', emptyDir: { sizeLimit: '1Gi', medium: 'Memory' } },
    { name: 'config', configMap: { name: 'config', defaultMode: 420, items: [{ key: 'a', path: 'a' }] } },
    { name: 'host', hostPath: { path: '/var', type: 'Directory' } },
    { name: 'claim', persistentVolumeClaim: { claimName: 'claim' } },
    {
      name: 'projected',
      projected: {
        sources: [{ serviceAccountToken: { path: 'token', audience: 'a', expirationSeconds: 600 } }],
      },
    },
    { name: 'csi', csi: { driver: 'csi.example.com', volumeAttributes: { a: 'b' } } },
  ],
};

/** The pods of what is no Deployment: theirs say everything. */
const SMALL_POD = { containers: [{ name: 'app', image: 'app:1' }] };
const TEMPLATE = { metadata: { labels: LABELS }, spec: SMALL_POD };
const JOB_TEMPLATE = { spec: { ...SMALL_POD, restartPolicy: 'Never' } };
const CLAIM = {
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage: '1Gi' } },
  storageClassName: 'standard',
  volumeMode: 'Filesystem',
};
const WEBHOOK = {
  name: 'hook.example.com',
  admissionReviewVersions: ['v1'],
  sideEffects: 'None',
  failurePolicy: 'Ignore',
  matchPolicy: 'Equivalent',
  clientConfig: { service: { name: 'hook', namespace: 'hooks', path: '/', port: 443 }, caBundle: 'Y2VydA==' },
  rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: '*' }],
  namespaceSelector: SELECTOR,
};
const SUBJECTS = [{ kind: 'ServiceAccount', name: 'app', namespace: 'default' }];
const RULES = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];

const WORKLOADS = [
  of('apps/v1', 'Deployment', {
    spec: {
      replicas: 2,
      selector: SELECTOR,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      minReadySeconds: 5,
      template: { metadata: { labels: { ...LABELS, tier: 'web' } }, spec: POD },
    },
  }),
  of('apps/v1', 'StatefulSet', {
    spec: {
      serviceName: 'sample',
      selector: SELECTOR,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'OnDelete' },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
      template: TEMPLATE,
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: CLAIM }],
    },
  }),
  of('apps/v1', 'DaemonSet', {
    spec: { selector: SELECTOR, updateStrategy: { type: 'RollingUpdate' }, template: TEMPLATE },
  }),
  of('apps/v1', 'ReplicaSet', { spec: { replicas: 1, selector: SELECTOR, template: TEMPLATE } }),
  of('v1', 'Pod', { spec: SMALL_POD }),
  of('batch/v1', 'Job', {
    spec: {
      backoffLimit: 0,
      completionMode: 'Indexed',
      completions: 2,
      parallelism: 1,
      podReplacementPolicy: 'Failed',
      podFailurePolicy: {
        rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }],
      },
      ttlSecondsAfterFinished: 600,
      template: JOB_TEMPLATE,
    },
  }),
  of('batch/v1', 'CronJob', {
    spec: {
      schedule: '0 4 * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 1,
      jobTemplate: { spec: { backoffLimit: 1, template: JOB_TEMPLATE } },
    },
  }),
];

const NETWORK = [
  of('v1', 'Service', {
    spec: {
      type: 'ClusterIP',
      selector: LABELS,
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
      internalTrafficPolicy: 'Cluster',
      trafficDistribution: 'PreferSameZone',
      ipFamilyPolicy: 'SingleStack',
      ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' }],
    },
  }),
  of('networking.k8s.io/v1', 'Ingress', {
    spec: {
      ingressClassName: 'nginx',
      defaultBackend: { service: { name: 'sample', port: { number: 80 } } },
      tls: [{ hosts: ['a.example.com'], secretName: 'tls' }],
      rules: [
        {
          host: 'a.example.com',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'sample', port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
  }),
  of('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'example.com/controller' } }),
  of('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: SELECTOR,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, { podSelector: SELECTOR }],
          ports: [
            { port: 'http', protocol: 'TCP' },
            { port: 80, endPort: 90 },
          ],
        },
      ],
    },
  }),
  of('discovery.k8s.io/v1', 'EndpointSlice', {
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: true }, zone: 'a' }],
    ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
  }),
];

const POLICIES = [
  of('policy/v1', 'PodDisruptionBudget', {
    spec: { minAvailable: '50%', selector: SELECTOR, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  }),
  of('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'sample' },
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
        },
        {
          type: 'External',
          external: {
            metric: { name: 'queue', selector: SELECTOR },
            target: { type: 'AverageValue', averageValue: '10' },
          },
        },
      ],
      behavior: {
        scaleDown: {
          selectPolicy: 'Min',
          stabilizationWindowSeconds: 300,
          policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
        },
      },
    },
  }),
  of('autoscaling/v1', 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'sample' },
      maxReplicas: 5,
      targetCPUUtilizationPercentage: 70,
    },
  }),
  of('v1', 'LimitRange', {
    spec: { limits: [{ type: 'Container', default: { memory: '1Gi' }, max: { cpu: 2 } }] },
  }),
  of('v1', 'ResourceQuota', {
    spec: {
      hard: { 'requests.cpu': '4', pods: 10 },
      scopeSelector: {
        matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }],
      },
    },
  }),
];

const ACCESS = [
  of('rbac.authorization.k8s.io/v1', 'Role', { rules: RULES }),
  of('rbac.authorization.k8s.io/v1', 'ClusterRole', {
    rules: [...RULES, { nonResourceURLs: ['/metrics'], verbs: ['get'] }],
    aggregationRule: { clusterRoleSelectors: [SELECTOR] },
  }),
  of('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'sample' },
    subjects: SUBJECTS,
  }),
  of('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: SUBJECTS,
  }),
  of('v1', 'ServiceAccount', {
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'registry' }],
  }),
];

const DATA = [
  of('v1', 'ConfigMap', { data: { A: 'b' }, binaryData: { C: 'ZA==' }, immutable: true }),
  of('v1', 'Secret', { type: 'Opaque', data: { A: 'Yg==' }, stringData: { C: 'd' } }),
  of('v1', 'PersistentVolumeClaim', { spec: CLAIM }),
  of('v1', 'PersistentVolume', {
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      csi: { driver: 'csi.example.com', volumeHandle: 'one' },
    },
  }),
  of('storage.k8s.io/v1', 'StorageClass', {
    provisioner: 'csi.example.com',
    parameters: { type: 'ssd' },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  }),
  of('storage.k8s.io/v1', 'CSIDriver', {
    spec: { attachRequired: true, fsGroupPolicy: 'File', volumeLifecycleModes: ['Persistent'] },
  }),
];

const CLUSTER = [
  of('v1', 'Namespace', {}),
  of('scheduling.k8s.io/v1', 'PriorityClass', {
    value: 1000,
    globalDefault: false,
    preemptionPolicy: 'Never',
    description: 'first',
  }),
  of('node.k8s.io/v1', 'RuntimeClass', { handler: 'runsc', overhead: { podFixed: { cpu: '10m' } } }),
  of('coordination.k8s.io/v1', 'Lease', {
    spec: { holderIdentity: 'one', leaseDurationSeconds: 15, renewTime: '2026-01-31T12:00:00.000000Z' },
  }),
  of('apiregistration.k8s.io/v1', 'APIService', {
    metadata: { name: 'v1.schema.example.com' },
    spec: {
      group: 'schema.example.com',
      version: 'v1',
      groupPriorityMinimum: 100,
      versionPriority: 10,
      service: { name: 'api', namespace: 'default', port: 443 },
      insecureSkipTLSVerify: true,
    },
  }),
  of('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    metadata: { name: 'gadgets.schema.example.com' },
    spec: {
      group: 'schema.example.com',
      scope: 'Namespaced',
      names: { kind: 'Gadget', plural: 'gadgets', shortNames: ['gd'] },
      conversion: { strategy: 'None' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { spec: { type: 'object', properties: { size: { type: 'integer', minimum: 1 } } } },
            },
          },
          additionalPrinterColumns: [{ name: 'Size', type: 'integer', jsonPath: '.spec.size' }],
        },
      ],
    },
  }),
  of('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', { webhooks: [WEBHOOK] }),
  of('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', {
    webhooks: [{ ...WEBHOOK, reinvocationPolicy: 'Never' }],
  }),
  of('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', {
    spec: {
      failurePolicy: 'Ignore',
      matchConstraints: {
        resourceRules: [
          { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] },
        ],
      },
      validations: [{ expression: 'true', message: 'never', reason: 'Invalid' }],
      auditAnnotations: [{ key: 'a', valueExpression: "'b'" }],
      variables: [{ name: 'a', expression: '1' }],
    },
  }),
  of('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', {
    spec: {
      policyName: 'sample',
      validationActions: ['Warn'],
      matchResources: { namespaceSelector: SELECTOR },
      paramRef: { name: 'one', namespace: 'default', parameterNotFoundAction: 'Allow' },
    },
  }),
];

/** Right objects of every stable group, with fields of every type. */
export const SAMPLES: readonly Manifest[] = [
  ...WORKLOADS,
  ...NETWORK,
  ...POLICIES,
  ...ACCESS,
  ...DATA,
  ...CLUSTER,
];
