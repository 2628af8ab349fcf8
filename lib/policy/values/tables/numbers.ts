import type { Table } from '../rule';
import { atLeast, between, fileMode, from, port, userId } from '../rules/numbers';
import type { ValueCheck } from '../value-checks';
import {
  at,
  inContainers,
  inFiles,
  inHandlers,
  inHooks,
  inJobs,
  inPolicyPorts,
  inPreferences,
  inProbes,
  kindsOf,
} from '../where';

/** The API server takes 0 for what nobody wrote: a period of 0 s is one of 10 s. */
const PROBE: Table = {
  initialDelaySeconds: from(0),
  periodSeconds: from(1),
  timeoutSeconds: from(1),
  failureThreshold: from(1),
  successThreshold: from(1),
  terminationGracePeriodSeconds: from(1),
};

const ACTION: Table = at(['httpGet.port', 'tcpSocket.port', 'grpc.port'], port);

const USER: Table = at(['securityContext.runAsUser', 'securityContext.runAsGroup'], userId);

const POD: Table = [
  inContainers([
    inProbes(PROBE),
    inHandlers(ACTION),
    inHooks({ 'sleep.seconds': from(0) }),
    USER,
    { 'ports[].containerPort': port, 'ports[].hostPort': between(0, 65_535) },
  ]),
  USER,
  inFiles({ defaultMode: fileMode, 'items[].mode': fileMode }),
  inPreferences({ weight: between(1, 100) }),
  {
    'securityContext.fsGroup': userId,
    'securityContext.supplementalGroups[]': userId,
    terminationGracePeriodSeconds: atLeast(0),
    activeDeadlineSeconds: from(1),
    'topologySpreadConstraints[].maxSkew': from(1),
    'topologySpreadConstraints[].minDomains': from(1),
    'volumes[].projected.defaultMode': fileMode,
    // at most 2^32 s, which is 136 years
    'volumes[].projected.sources[].serviceAccountToken.expirationSeconds': between(600, 2 ** 32),
  },
];

const JOB: Table = {
  parallelism: from(0),
  completions: from(0),
  activeDeadlineSeconds: atLeast(1),
  backoffLimit: from(0),
  backoffLimitPerIndex: from(0),
  maxFailedIndexes: from(0),
  ttlSecondsAfterFinished: from(0),
  'successPolicy.rules[].succeededCount': from(0),
};

const REPLICAS: Table = { 'spec.replicas': from(0), 'spec.minReadySeconds': from(0) };
const HISTORY: Table = { 'spec.revisionHistoryLimit': from(0) };

/** How fast an autoscaler goes. https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#configurable-scaling-behavior */
const SCALING: Table = {
  stabilizationWindowSeconds: between(0, 3600),
  'policies[].value': from(1),
  'policies[].periodSeconds': between(1, 1800),
};

const METRICS = ['resource', 'containerResource'].map(
  (source) => `spec.metrics[].${source}.target.averageUtilization`,
);

export const numbers: ValueCheck = {
  id: 'V1',
  title: 'every number lies in the range of its field',
  why: 'the API server refuses the object, or reads the number as another one',
  fix: 'use a number in the range that is named',
  pods: POD,
  kinds: kindsOf(inJobs(JOB), {
    'Deployment.apps': [REPLICAS, HISTORY, { 'spec.progressDeadlineSeconds': from(1) }],
    'StatefulSet.apps': [
      REPLICAS,
      HISTORY,
      { 'spec.updateStrategy.rollingUpdate.partition': from(0), 'spec.ordinals.start': from(0) },
    ],
    'DaemonSet.apps': [REPLICAS, HISTORY],
    'ReplicaSet.apps': REPLICAS,
    'CronJob.batch': {
      'spec.successfulJobsHistoryLimit': from(0),
      'spec.failedJobsHistoryLimit': from(0),
      'spec.startingDeadlineSeconds': atLeast(0),
    },
    'HorizontalPodAutoscaler.autoscaling': [
      { 'spec.minReplicas': from(1), 'spec.maxReplicas': from(1) },
      at(METRICS, from(1)),
      at(['spec.behavior.scaleUp', 'spec.behavior.scaleDown'], SCALING),
    ],
    Service: {
      'spec.ports[]': { port, targetPort: between(0, 65_535), nodePort: between(0, 65_535) },
      'spec.healthCheckNodePort': between(0, 65_535),
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds': between(1, 86_400),
    },
    'NetworkPolicy.networking.k8s.io': inPolicyPorts(at(['port', 'endPort'], port)),
    'HTTPRoute.gateway.networking.k8s.io': {
      'spec.rules[].backendRefs[].weight': between(0, 1_000_000),
      'spec.rules[].filters[].requestRedirect': { port, statusCode: between(301, 308) },
      'spec.parentRefs[].port': port,
    },
    'PriorityClass.scheduling.k8s.io': { value: between(-(2 ** 31), 1_000_000_000) },
  }),
};
