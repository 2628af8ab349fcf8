import type { Manifest } from '../../../lib/kernel';

const of = (apiVersion: string, kind: string, spec: Readonly<Record<string, unknown>>): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'sample' },
  spec,
});

const SECRET = { name: 'keys', key: 'one' };
const SOURCE = {
  repoURL: 'https://git.example.com/apps.git',
  targetRevision: 'main',
  path: 'dist/production',
  directory: { recurse: true },
};
const APPLICATION = {
  project: 'apps',
  source: SOURCE,
  destination: { server: 'https://kubernetes.default.svc', namespace: 'yashima' },
  syncPolicy: {
    automated: { prune: true, selfHeal: true },
    syncOptions: ['ServerSideApply=true'],
    retry: { limit: 2, backoff: { duration: '5s', factor: 2, maxDuration: '1m' } },
  },
  ignoreDifferences: [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
};
const ENDPOINT = {
  port: 'metrics',
  path: '/metrics',
  interval: '30s',
  scheme: 'http',
  relabelings: [{ action: 'replace', sourceLabels: ['__meta'], targetLabel: 'pod' }],
};

/** Right custom resources of the projects whose definitions the tables hold. */
export const CUSTOM_SAMPLES: readonly Manifest[] = [
  of('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    parentRefs: [{ name: 'gateway', sectionName: 'https' }],
    hostnames: ['a.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' }, method: 'GET' }],
        filters: [
          { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'a', value: 'b' }] } },
        ],
        backendRefs: [{ name: 'web', port: 80, weight: 1 }],
        timeouts: { request: '10s' },
      },
    ],
  }),
  of('gateway.networking.k8s.io/v1', 'Gateway', {
    gatewayClassName: 'class',
    listeners: [
      {
        name: 'https',
        port: 443,
        protocol: 'HTTPS',
        hostname: '*.example.com',
        tls: { mode: 'Terminate', certificateRefs: [{ name: 'tls' }] },
        allowedRoutes: { namespaces: { from: 'All' } },
      },
    ],
  }),
  of('external-secrets.io/v1', 'ExternalSecret', {
    refreshInterval: '1h',
    secretStoreRef: { name: 'store', kind: 'SecretStore' },
    target: { name: 'web', creationPolicy: 'Owner', template: { type: 'Opaque', data: { A: 'b' } } },
    data: [{ secretKey: 'A', remoteRef: { key: 'a', property: 'b' } }],
    dataFrom: [{ extract: { key: 'a' } }],
  }),
  of('external-secrets.io/v1', 'SecretStore', {
    provider: {
      aws: {
        service: 'SecretsManager',
        region: 'ap-northeast-1',
        auth: { jwt: { serviceAccountRef: { name: 'web' } } },
      },
    },
  }),
  of('bitnami.com/v1alpha1', 'SealedSecret', {
    encryptedData: { A: 'Zm9v' },
    template: { type: 'Opaque', metadata: { labels: { a: 'b' } } },
  }),
  of('cert-manager.io/v1', 'Certificate', {
    secretName: 'tls',
    dnsNames: ['a.example.com'],
    duration: '2160h',
    privateKey: { algorithm: 'ECDSA', size: 256 },
    issuerRef: { name: 'issuer', kind: 'Issuer' },
  }),
  of('cert-manager.io/v1', 'Issuer', {
    acme: {
      server: 'https://acme.example.com',
      email: 'ops@example.com',
      privateKeySecretRef: { name: 'key' },
      solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
    },
  }),
  of('monitoring.coreos.com/v1', 'ServiceMonitor', {
    selector: { matchLabels: { app: 'web' } },
    namespaceSelector: { matchNames: ['yashima'] },
    endpoints: [{ ...ENDPOINT, bearerTokenSecret: SECRET }],
  }),
  of('monitoring.coreos.com/v1', 'PodMonitor', {
    selector: { matchLabels: { app: 'web' } },
    podMetricsEndpoints: [ENDPOINT],
  }),
  of('monitoring.coreos.com/v1', 'PrometheusRule', {
    groups: [{ name: 'a', rules: [{ alert: 'Down', expr: 'up == 0', for: '5m', labels: { a: 'b' } }] }],
  }),
  of('keda.sh/v1alpha1', 'ScaledObject', {
    scaleTargetRef: { name: 'web' },
    minReplicaCount: 1,
    maxReplicaCount: 5,
    triggers: [{ type: 'redis', metadata: { listName: 'queue' }, authenticationRef: { name: 'a' } }],
  }),
  of('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', {
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    updatePolicy: { updateMode: 'Off' },
    resourcePolicy: { containerPolicies: [{ containerName: '*', minAllowed: { cpu: '50m' }, mode: 'Auto' }] },
  }),
  of('networking.istio.io/v1', 'VirtualService', {
    hosts: ['a.example.com'],
    http: [{ route: [{ destination: { host: 'web', port: { number: 80 } }, weight: 100 }], timeout: '5s' }],
  }),
  of('argoproj.io/v1alpha1', 'Application', APPLICATION),
  of('argoproj.io/v1alpha1', 'AppProject', {
    sourceRepos: ['*'],
    destinations: [{ namespace: '*', server: '*' }],
    clusterResourceWhitelist: [{ group: '*', kind: 'Namespace' }],
    syncWindows: [{ kind: 'deny', schedule: '0 0 * * *', duration: '1h', applications: ['*'] }],
    roles: [{ name: 'ci', policies: ['p, a, b, c, d, allow'] }],
  }),
  of('argoproj.io/v1alpha1', 'ApplicationSet', {
    goTemplate: true,
    generators: [
      {
        matrix: {
          generators: [
            { clusters: { selector: { matchLabels: { environment: 'production' } } } },
            { git: { repoURL: SOURCE.repoURL, revision: 'main', directories: [{ path: 'dist/*' }] } },
          ],
        },
      },
    ],
    template: { metadata: { name: '{{.name}}' }, spec: APPLICATION },
    syncPolicy: { preserveResourcesOnDeletion: true },
  }),
];
